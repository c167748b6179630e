/**
 * What the code of one emission shares, nested functions included: its names, the values that it gets from outside, and
 * the tables that say how operations and statements are written.
 */
import type { Func } from '../../model.js';
import { eachOp } from '../../walk.js';
import { Names } from '../names.js';
import type { Tables } from './tables.js';

export interface Extern {
  readonly name: string;
  readonly value: unknown;
}

export class Emission {
  readonly names = new Names();
  readonly externs: Extern[] = [];
  private readonly externNames = new Map<unknown, string>();

  /** @param stamp whether closures of a function get a record */
  constructor(
    readonly tables: Tables,
    readonly stamp: (func: Func) => boolean,
  ) {}

  /** The name by which the code reaches a value from outside. */
  extern(name: string, value: unknown): string {
    let known = this.externNames.get(value);
    if (known === undefined) {
      known = this.names.fresh(name);
      this.externNames.set(value, known);
      this.externs.push({ name: known, value });
    }
    return known;
  }

  /** Keeps the names of globals that a function or its closures mention. */
  reserve(func: Func): void {
    eachOp(func.body, (op) => {
      if (op.op === 'global') this.names.reserve(op.name);
      else if (op.op === 'closure') this.reserve(op.func);
    });
  }
}
