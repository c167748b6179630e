/** Where an operation stands: what is in scope there and which constructs are around it. Kept while `verify` walks. */
import type { ClosureOp, Func, Op, Value, ValueId } from '../model.js';
import { eachOp } from '../walk.js';

export type Form = 'variables' | 'ssa';

interface Definition {
  readonly value: Value;
  /** The operation that gives it; none for parameters. */
  readonly op?: Op;
}

export class Place {
  /** The constructs around the operation, innermost last. */
  readonly enclosing: Op[] = [];
  /** Every id that has been defined, in scope or not. */
  readonly defined = new Set<ValueId>();
  readonly labels = new Set<number>();
  readonly variables: ReadonlySet<number>;
  /** The buffers that `ensure` may grow. */
  readonly tapes = new Set<ValueId>();
  /** Slots of tapes that exist for sure, as `tape,index`. */
  private readonly slots = new Set<string>();
  private readonly scope = new Map<ValueId, Definition>();
  /** Undoes what the region at hand has added to `scope` and `slots`. */
  private undo: (() => void)[] = [];

  constructor(
    readonly func: Func,
    readonly form: Form,
  ) {
    this.variables = new Set(func.variables.map((variable) => variable.id));
    eachOp(func.body, (op) => {
      if (op.op === 'ensure') this.tapes.add(op.args[0]);
    });
  }

  define(value: Value, op?: Op): void {
    this.defined.add(value.id);
    this.scope.set(value.id, { value, op });
    this.undo.push(() => this.scope.delete(value.id));
  }

  /** The value, if it may be used here. */
  value(id: ValueId): Value | undefined {
    return this.scope.get(id)?.value;
  }

  /** The operation that defines a value in scope, if one does. */
  definition(id: ValueId): Op | undefined {
    return this.scope.get(id)?.op;
  }

  /** The construct of that label around the operation. */
  target(label: number): Op | undefined {
    return this.enclosing.findLast((op) => 'label' in op && op.label === label);
  }

  /** The function whose captured variables are read through the value, if it is known. */
  closed(id: ValueId): Func | undefined {
    if (this.func.parameters[0]?.id === id) return this.func;
    const op = this.definition(id);
    return op?.op === 'closure' ? (op satisfies ClosureOp).func : undefined;
  }

  /** Notes that a slot of a tape exists from here on. */
  ensure(tape: ValueId, index: ValueId): void {
    const slot = `${tape},${index}`;
    if (this.slots.has(slot)) return;
    this.slots.add(slot);
    this.undo.push(() => this.slots.delete(slot));
  }

  ensured(tape: ValueId, index: ValueId): boolean {
    return this.slots.has(`${tape},${index}`);
  }

  /** Runs `visit` inside of a region of `op`: what it defines is out of scope afterwards. */
  inside(op: Op | undefined, visit: () => void): void {
    const outer = this.undo;
    this.undo = [];
    if (op !== undefined) this.enclosing.push(op);
    visit();
    if (op !== undefined) this.enclosing.pop();
    for (const step of this.undo) step();
    this.undo = outer;
  }
}
