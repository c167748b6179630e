/**
 * Writes IR: appends operations to the region that is open, and hands out ids. It checks nothing beyond the shape of
 * what it is asked for; `verify` does. Both forms can be written with it. Here are the constructs, the exits and the
 * function as a whole; operations without regions are in `builder/operations.ts`.
 */
import { none } from './builder/open.js';
import { OperationBuilder } from './builder/operations.js';
import { writeGuarded, type Escape } from './guarded.js';
import type { Capture, Func, Label, Location, Op, Value, ValueId } from './model.js';
import { integer } from './type.js';

export { constantType, primitiveType } from './builder/types.js';

export interface NewFunction {
  readonly name: string;
  readonly captures?: readonly Capture[];
  readonly form?: Func['form'];
  readonly length?: number | undefined;
  readonly location?: Location;
}

export class Builder extends OperationBuilder {
  protected override guard(op: Op, escape: Escape): void {
    writeGuarded(this, op, escape);
  }

  /** `if` in variable form (no results), or with the given results. */
  if(condition: ValueId, then: () => void, otherwise: () => void = () => {}, results: readonly Value[] = none): void {
    const regions = [this.region(then), this.region(otherwise)];
    this.push({ op: 'if', args: [condition], results, regions });
  }

  /** An endless loop in variable form; `body` gets its label. A missing terminator is `continue`. */
  loop(body: (label: Label) => void): void {
    const label = this.id();
    const region = this.region(() => {
      body(label);
      if (!this.terminated) this.continue(label);
    });
    this.push({ op: 'loop', label, args: none, results: none, regions: [region] });
  }

  /** A counted loop in variable form; `body` gets the index and the label. */
  for(low: ValueId, high: ValueId, step: number, body: (index: ValueId, label: Label) => void, name = 'i'): void {
    const label = this.id();
    const index = this.value(integer, name);
    const region = this.region(() => {
      body(index.id, label);
      if (!this.terminated) this.continue(label);
    }, [index]);
    this.push({ op: 'for', label, step, args: [low, high], results: none, regions: [region] });
  }

  /** A block in variable form; `body` gets its label. */
  block(body: (label: Label) => void): void {
    const label = this.id();
    const region = this.region(() => body(label));
    this.push({ op: 'block', label, args: none, results: none, regions: [region] });
  }

  break(label: Label, args: readonly ValueId[] = none): void {
    this.push({ op: 'break', label, args, results: none, regions: none });
  }

  continue(label: Label, args: readonly ValueId[] = none): void {
    this.push({ op: 'continue', label, args, results: none, regions: none });
  }

  return(value: ValueId): void {
    this.push({ op: 'return', args: [value], results: none, regions: none });
  }

  throw(value: ValueId): void {
    this.push({ op: 'throw', args: [value], results: none, regions: none });
  }

  /** The function, from the parameters made so far and the body that `write` writes; falling off its end returns undefined. */
  function(about: NewFunction, write: () => void): Func {
    const body = this.region(() => {
      write();
      if (!this.terminated) this.return(this.const(undefined));
    });
    const { name, captures = none, form = 'function', length, location } = about;
    return {
      name,
      parameters: this.parameters,
      captures,
      body,
      variables: this.variables,
      nextId: this.next,
      form,
      ...(length !== undefined && { length }),
      ...(location && { location }),
    };
  }
}
