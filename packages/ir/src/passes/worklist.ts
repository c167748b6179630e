/**
 * What has to be looked at again when what is known of a value changes: steps wait in the order in which they were asked for, and one
 * that waits already does not wait twice.
 */
import type { Func, ValueId } from '../model.js';
import { ValueMap } from '../value-map.js';

/** A step about `T`. */
export interface Step<T> {
  readonly about: T;
  waiting: boolean;
}

export class Worklist<T> {
  private readonly dependents: ValueMap<Step<T>[]>;
  private readonly queue: Step<T>[] = [];
  /** Where in the queue what is still to be done begins. */
  private next = 0;

  constructor(
    func: Func,
    private readonly run: (about: T) => void,
  ) {
    this.dependents = new ValueMap(func);
  }

  /** A new step, done once in any case and again whenever one of the values changes. */
  add(about: T, on: readonly ValueId[]): Step<T> {
    const step: Step<T> = { about, waiting: true };
    for (const id of on) {
      const list = this.dependents.get(id);
      if (list) list.push(step);
      else this.dependents.set(id, [step]);
    }
    this.queue.push(step);
    return step;
  }

  /** Asks for a step once more. */
  again(step: Step<T>): void {
    if (step.waiting) return;
    step.waiting = true;
    this.queue.push(step);
  }

  /** Asks for all that depends on a value. */
  changed(id: ValueId): void {
    const list = this.dependents.get(id);
    if (list) for (const step of list) this.again(step);
  }

  /** Does what is asked for, until nothing is. */
  settle(): void {
    for (; this.next < this.queue.length; this.next++) {
      const step = this.queue[this.next];
      step.waiting = false;
      this.run(step.about);
    }
  }
}
