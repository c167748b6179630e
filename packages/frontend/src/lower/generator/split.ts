/**
 * The code of a generator, cut where it is left: a list of stretches without `yield`, each of which ends by going to another one, by
 * leaving with a value and the number of the stretch to go on with, or by returning or throwing.
 *
 * Constructs without `yield` stay as they are. Of those with one, the regions become stretches, and `break` and `continue`
 * become ways from one to another.
 */
import type { Builder, Label, Op, Region, Value, ValueId, VariableId } from '@wengert/ir';
import { unknown } from '@wengert/ir';
import { entrance, suspended } from './suspend.js';

const none: readonly never[] = [];

/** Writes small operations, with ids and variables of a builder. */
export class Writer {
  constructor(readonly builder: Builder) {}

  value(): Value {
    return this.builder.value(unknown);
  }

  variable(name: string): VariableId {
    return this.builder.variable(name);
  }

  const(ops: Op[], value: number | string | boolean | undefined): ValueId {
    const result = this.value();
    ops.push({ op: 'const', value, args: none, results: [result], regions: none });
    return result.id;
  }

  get(variable: VariableId, result: Value): Op {
    return { op: 'get', variable, args: none, results: [result], regions: none };
  }

  set(variable: VariableId, value: ValueId): Op {
    return { op: 'set', variable, args: [value], results: none, regions: none };
  }

  /** `return { value, done }` */
  give(ops: Op[], value: ValueId, done: boolean): void {
    const made = this.value();
    const args = [value, this.const(ops, done)];
    ops.push({ op: 'object', keys: ['value', 'done'], args, results: [made], regions: none });
    ops.push({ op: 'return', args: [made.id], results: none, regions: none });
  }
}

export interface Places {
  /** The loop that all stretches stand in; each turn runs one. */
  readonly loop: Label;
  /** The number of the stretch that is next in the same run. */
  readonly next: VariableId;
  /** The number of the stretch that the next run begins with. */
  readonly later: VariableId;
  readonly received: VariableId;
  readonly mode: VariableId;
}

/** True of operations that are `yield`, or hold one. */
function suspends(op: Op): boolean {
  if (op.op === 'intrinsic') return op.fn === suspended;
  return op.regions.some((region) => region.ops.some(suspends));
}

interface Target {
  readonly exit: number;
  readonly again?: number;
}

class Splitter {
  readonly stretches: Op[][] = [[]];
  private current: Op[] = this.stretches[0];
  private readonly targets = new Map<Label, Target>();

  constructor(
    private readonly w: Writer,
    private readonly places: Places,
  ) {}

  private open(): number {
    return this.stretches.push([]) - 1;
  }

  private goTo(ops: Op[], stretch: number): void {
    ops.push(this.w.set(this.places.next, this.w.const(ops, stretch)));
    ops.push({ op: 'continue', label: this.places.loop, args: none, results: none, regions: none });
  }

  /** Writes a list of operations that ends in a terminator; `end` writes what a `yield` of the region does. */
  list(ops: readonly Op[], end: (args: readonly ValueId[]) => void): void {
    for (const op of ops) {
      if (op.op === 'yield') {
        end(op.args);
        return;
      }
      if (suspends(op)) this.split(op);
      else this.current.push(...this.kept(op));
    }
  }

  /** An operation without `yield` in it; where it leaves what has been split, it goes to a stretch. */
  private kept(op: Op): Op[] {
    const ops: Op[] = [];
    if (op.op === 'return') this.w.give(ops, op.args[0], true);
    else if ((op.op === 'break' || op.op === 'continue') && this.targets.has(op.label)) {
      const { exit, again } = this.targets.get(op.label)!;
      this.goTo(ops, op.op === 'break' ? exit : again!);
    } else if (op.op === 'intrinsic' && op.fn === entrance) ops.push(this.w.get(this.places.mode, op.results[0]));
    else if (op.regions.length === 0) ops.push(op);
    else {
      const regions = op.regions.map((r): Region => ({ ...r, ops: r.ops.flatMap((inner) => this.kept(inner)) }));
      ops.push({ ...op, regions });
    }
    return ops;
  }

  private split(op: Op): void {
    const { w, places } = this;
    switch (op.op) {
      case 'intrinsic': {
        const then = this.open();
        this.current.push(w.set(places.later, w.const(this.current, then)));
        w.give(this.current, op.args[0], false);
        this.current = this.stretches[then];
        this.current.push(w.get(places.received, op.results[0]));
        return;
      }
      case 'if': {
        const [then, otherwise, after] = [this.open(), this.open(), this.open()];
        const chosen: Op[] = [];
        this.goTo(chosen, then);
        const stay: Op[] = [{ op: 'yield', args: none, results: none, regions: none }];
        const regions = [chosen, stay].map((ops): Region => ({ parameters: none, ops }));
        this.current.push({ ...op, results: none, regions });
        this.goTo(this.current, otherwise);
        const merged = op.results.map(({ name = '$choice' }) => w.variable(name));
        [then, otherwise].forEach((stretch, k) => {
          this.current = this.stretches[stretch];
          this.list(op.regions[k].ops, (args) => {
            args.forEach((arg, i) => this.current.push(w.set(merged[i], arg)));
            this.goTo(this.current, after);
          });
        });
        this.current = this.stretches[after];
        op.results.forEach((result, i) => this.current.push(w.get(merged[i], result)));
        return;
      }
      case 'block':
      case 'loop': {
        const body = this.open();
        const after = this.open();
        this.goTo(this.current, body);
        this.targets.set(op.label, { exit: after, again: body });
        this.current = this.stretches[body];
        this.list(op.regions[0].ops, () => this.goTo(this.current, after));
        this.current = this.stretches[after];
        return;
      }
      default:
        throw new Error(`a generator cannot be left inside of ${op.op}`);
    }
  }
}

/** Cuts the body of a generator. The first stretch ends at the first place where it is left. */
export function split(body: Region, w: Writer, places: Places): Op[][] {
  const splitter = new Splitter(w, places);
  splitter.list(body.ops, () => {});
  return splitter.stretches;
}
