/**
 * A function that is being written: hands out ids, knows the types of the values so far, and holds the operations of the
 * region that is open. A closed region has exactly one terminator.
 */
import type { Location, Op, Parameter, ParameterRole, Region, Value, ValueId, Variable, VariableId } from '../model.js';
import type { Escape } from '../guarded.js';
import { unknown, type Type } from '../type.js';
import { ValueMap } from '../value-map.js';

export const none: readonly never[] = [];

export abstract class OpenFunction {
  /** Where the next operations come from in the source. */
  location: Location | undefined;
  /** Set while derivative code is written: marks primitives as foldable (see `PrimOp.adjoint`). */
  adjoint = false;
  /** Set while code is written that must not throw: takes what an operation would throw, and leaves. */
  escape: Escape | undefined;
  /** Tells of objects that no other code sees, so that none can have frozen them. */
  isPrivate: (object: ValueId) => boolean = () => false;
  protected next: number;
  private ops: Op[] = [];
  private readonly types: ValueMap<Type>;
  private readonly defined: ValueMap<Op>;
  /** Values that have been found not to be null or undefined, where the open region can rely on it. */
  private checked = new Set<ValueId>();
  readonly variables: Variable[] = [];
  protected readonly variableNames = new Map<VariableId, string>();
  readonly parameters: Parameter[] = [];
  private opened = 0;

  /** @param firstId where ids begin: above those of code that will be copied in */
  constructor(firstId = 0) {
    this.next = firstId;
    this.types = new ValueMap({ nextId: firstId });
    this.defined = new ValueMap({ nextId: firstId });
  }

  /** A fresh id, for values, variables and labels alike. */
  id(): number {
    return this.next++;
  }

  value(type: Type, name?: string): Value {
    const value: Value = name === undefined ? { id: this.id(), type } : { id: this.id(), type, name };
    this.types.set(value.id, type);
    return value;
  }

  /** Makes a value that was defined elsewhere known, so that types of what uses it come out. */
  adopt(value: Value): void {
    this.types.set(value.id, value.type);
    if (value.id >= this.next) this.next = value.id + 1;
  }

  typeOf(id: ValueId): Type {
    return this.types.get(id) ?? unknown;
  }

  parameter(role: ParameterRole, type: Type, name?: string): ValueId {
    const value = { ...this.value(type, name), role };
    this.parameters.push(value);
    return value.id;
  }

  variable(name: string): VariableId {
    const variable = { id: this.id(), name };
    this.variables.push(variable);
    this.variableNames.set(variable.id, name);
    return variable.id;
  }

  /** Gives the value `id` the user's name, if the last operation made it and it has none. */
  name(id: ValueId, name: string): void {
    const last = this.ops.at(-1);
    if (last?.results[0]?.id !== id || last.results[0].name !== undefined) return;
    this.ops[this.ops.length - 1] = { ...last, results: [{ ...last.results[0], name }, ...last.results.slice(1)] };
  }

  /** The operation that defines a value, if this builder wrote it. */
  definition(id: ValueId): Op | undefined {
    return this.defined.get(id);
  }

  /** True if `id` has not been asked about before where the open region can rely on the answer. */
  firstCheck(id: ValueId): boolean {
    return this.checked.size < this.checked.add(id).size;
  }

  /** Appends a finished operation, as passes do that copy most of what they see. */
  append(op: Op): void {
    for (const result of op.results) {
      this.adopt(result);
      this.defined.set(result.id, op);
    }
    this.ops.push(op);
  }

  /** Appends a finished operation; while `escape` is set, so that it does not throw. */
  guarded(op: Op): void {
    const { escape } = this;
    if (escape === undefined) {
      this.append(op);
      return;
    }
    // What is written to guard an operation is not guarded again.
    this.unguarded(() => this.guard(op, escape));
  }

  /** Runs `write` with `escape` put aside. */
  protected unguarded(write: () => void): void {
    const { escape } = this;
    this.escape = undefined;
    write();
    this.escape = escape;
  }

  protected abstract guard(op: Op, escape: Escape): void;

  /** Appends an operation that was made here. */
  protected push(op: Op): void {
    // Nobody else has it yet; to copy it for the sake of its place costs more than all else that is done here.
    if (this.location !== undefined) (op as { location?: Op['location'] }).location = this.location;
    this.guarded(op);
  }

  protected result(type: Type, name?: string): readonly [Value] {
    return [this.value(type, name)];
  }

  protected pushResult<O extends Op>(op: O): ValueId {
    this.push(op);
    return op.results[0].id;
  }

  /** Opens a region, runs `write` in it, and closes it. A missing terminator is an empty `yield`. */
  region(write: () => void, parameters: readonly Value[] = none): Region {
    const ops: Op[] = [];
    const { checked } = this;
    if (checked.size > 0) this.checked = new Set(checked);
    for (const parameter of parameters) this.adopt(parameter);
    this.opened++;
    this.into(ops, () => {
      write();
      if (!this.terminated) this.yield();
    });
    this.opened--;
    this.checked = checked;
    return { parameters, ops };
  }

  /** Runs `write` with its operations appended to `ops` instead of the open region. */
  into(ops: Op[], write: () => void): void {
    const outer = this.ops;
    this.ops = ops;
    write();
    this.ops = outer;
  }

  /** How many regions are open. */
  get depth(): number {
    return this.opened;
  }

  /** True if the open region has its terminator already: what would be appended now never runs. */
  get terminated(): boolean {
    const last = this.ops.at(-1);
    if (last === undefined) return false;
    return (
      last.op === 'yield' ||
      last.op === 'break' ||
      last.op === 'continue' ||
      last.op === 'return' ||
      last.op === 'throw'
    );
  }

  yield(args: readonly ValueId[] = none): void {
    this.push({ op: 'yield', args, results: none, regions: none });
  }
}
