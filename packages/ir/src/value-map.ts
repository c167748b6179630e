/**
 * What is known of the values of a function. Ids are small and close together, so an array holds it: passes look into such maps many
 * times for each operation, and this is several times faster than a hash table.
 */
import type { Func, ValueId } from './model.js';

/** A value map that is only read. A `ReadonlyMap` is one, too. */
export interface ValueFacts<T> {
  get(id: ValueId): T | undefined;
  has(id: ValueId): boolean;
}

export class ValueMap<T extends NonNullable<unknown>> implements ValueFacts<T> {
  private readonly items: (T | undefined)[];

  /** @param func whose values it is for; values that a pass adds may follow */
  constructor({ nextId }: Pick<Func, 'nextId'>) {
    this.items = new Array<T | undefined>(nextId);
  }

  get(id: ValueId): T | undefined {
    return this.items[id];
  }

  has(id: ValueId): boolean {
    return this.items[id] !== undefined;
  }

  set(id: ValueId, item: T): void {
    this.items[id] = item;
  }

  delete(id: ValueId): void {
    this.items[id] = undefined;
  }
}
