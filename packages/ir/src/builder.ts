/**
 * Writes IR: appends operations to the region that is open, and hands out ids. It checks nothing beyond the shape of
 * what it is asked for; `verify` does. Both forms can be written with it.
 */
import type {
  Capture,
  Effect,
  Func,
  Label,
  Location,
  Op,
  Parameter,
  ParameterRole,
  Region,
  Value,
  ValueId,
  Variable,
  VariableId,
  ConstantValue,
} from './model.js';
import { writeGuarded, type Escape } from './guarded.js';
import { primitives, type PrimitiveName } from './primitives.js';
import {
  boolean,
  float64Array,
  integer,
  isNumeric,
  join,
  number,
  objectOf,
  opaque,
  unknown,
  arrayOf,
  type Type,
} from './type.js';

const none: readonly never[] = [];

/** The type of a constant. */
export function constantType(value: ConstantValue): Type {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? integer : number;
  if (typeof value === 'boolean') return boolean;
  return opaque;
}

/** The type of a primitive's result, from those of its operands. */
export function primitiveType(name: PrimitiveName, operands: readonly Type[]): Type {
  const { result } = primitives[name];
  const allIntegers = operands.every((t) => t.kind === 'integer');
  switch (result) {
    case 'sum':
      return operands.every(isNumeric) ? (allIntegers ? integer : number) : unknown;
    case 'arithmetic':
      return allIntegers ? integer : number;
    case 'operand':
      return operands.slice(1).reduce(join);
    case 'number':
      return number;
    case 'integer':
      return integer;
    case 'boolean':
      return boolean;
    case 'opaque':
      return opaque;
  }
}

export interface NewFunction {
  readonly name: string;
  readonly captures?: readonly Capture[];
  readonly form?: Func['form'];
  readonly location?: Location;
}

export class Builder {
  /** Where the next operations come from in the source. */
  location: Location | undefined;
  /** Set while derivative code is written: marks primitives as foldable (see `PrimOp.adjoint`). */
  adjoint = false;
  /** Set while code is written that must not throw: takes what an operation would throw, and leaves. */
  escape: Escape | undefined;
  /** Tells of objects that no other code sees, so that none can have frozen them. */
  isPrivate: (object: ValueId) => boolean = () => false;
  private next: number;
  private ops: Op[] = [];
  private readonly types = new Map<ValueId, Type>();
  private readonly defined = new Map<ValueId, Op>();
  /** Values that have been found not to be null or undefined, where the open region can rely on it. */
  private checked = new Set<ValueId>();
  readonly variables: Variable[] = [];
  private readonly variableNames = new Map<VariableId, string>();
  readonly parameters: Parameter[] = [];

  /** @param firstId where ids begin: above those of code that will be copied in */
  constructor(firstId = 0) {
    this.next = firstId;
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

  /** Assigns the variable that a cell holds; nothing can go wrong with cells. */
  setCell(cell: ValueId, value: ValueId): void {
    const { escape } = this;
    this.escape = undefined;
    this.store(cell, this.const('value'), value);
    this.escape = escape;
  }

  /** The variable that a cell holds. */
  getCell(cell: ValueId, name: string): ValueId {
    const { escape } = this;
    this.escape = undefined;
    const value = this.load(cell, this.const('value'), undefined, name);
    this.escape = escape;
    return value;
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
    this.escape = undefined;
    writeGuarded(this, op, escape);
    this.escape = escape;
  }

  private push(op: Op): void {
    this.guarded(this.location === undefined ? op : { ...op, location: this.location });
  }

  private result(type: Type, name?: string): readonly [Value] {
    return [this.value(type, name)];
  }

  private pushResult<O extends Op>(op: O): ValueId {
    this.push(op);
    return op.results[0].id;
  }

  const(value: ConstantValue): ValueId {
    return this.pushResult({
      op: 'const',
      value,
      args: none,
      results: this.result(constantType(value)),
      regions: none,
    });
  }

  global(name: string): ValueId {
    return this.pushResult({ op: 'global', name, args: none, results: this.result(unknown), regions: none });
  }

  extern(name: string, value: unknown, type: Type = unknown): ValueId {
    return this.pushResult({ op: 'extern', name, value, args: none, results: this.result(type), regions: none });
  }

  prim(prim: PrimitiveName, args: readonly ValueId[], name?: string): ValueId {
    const results = this.result(
      primitiveType(
        prim,
        args.map((a) => this.typeOf(a)),
      ),
      name,
    );
    return this.pushResult(
      this.adjoint
        ? { op: 'prim', prim, adjoint: true, args, results, regions: none }
        : { op: 'prim', prim, args, results, regions: none },
    );
  }

  intrinsic(
    name: string,
    fn: (...args: never[]) => unknown,
    effect: Effect,
    args: readonly ValueId[],
    type: Type = unknown,
  ): ValueId {
    return this.pushResult({ op: 'intrinsic', name, fn, effect, args, results: this.result(type), regions: none });
  }

  load(object: ValueId, key: ValueId, type: Type = unknown, name?: string): ValueId {
    return this.pushResult({ op: 'load', args: [object, key], results: this.result(type, name), regions: none });
  }

  store(object: ValueId, key: ValueId, value: ValueId): void {
    this.push({ op: 'store', args: [object, key, value], results: none, regions: none });
  }

  addto(object: ValueId, key: ValueId, value: ValueId): void {
    this.push({ op: 'addto', args: [object, key, value], results: none, regions: none });
  }

  delete(object: ValueId, key: ValueId): ValueId {
    return this.pushResult({ op: 'delete', args: [object, key], results: this.result(boolean), regions: none });
  }

  array(elements: readonly ValueId[], name?: string): ValueId {
    const type = arrayOf(elements.length === 0 ? unknown : elements.map((e) => this.typeOf(e)).reduce(join));
    return this.pushResult({ op: 'array', args: elements, results: this.result(type, name), regions: none });
  }

  object(keys: readonly string[], values: readonly ValueId[], name?: string): ValueId {
    const type = objectOf(Object.fromEntries(keys.map((k, i) => [k, this.typeOf(values[i])])));
    return this.pushResult({ op: 'object', keys, args: values, results: this.result(type, name), regions: none });
  }

  closure(func: Func, captured: readonly ValueId[], name?: string): ValueId {
    const type: Type = { kind: 'function', func };
    return this.pushResult({
      op: 'closure',
      func,
      args: captured,
      results: this.result(type, name ?? func.name),
      regions: none,
    });
  }

  buffer(element: 'float64' | 'uint8' | 'int32' | 'any', length: ValueId, name?: string): ValueId {
    const type: Type =
      element === 'float64'
        ? float64Array
        : element === 'any'
          ? arrayOf(unknown)
          : { kind: 'typed', element: 'integer' };
    return this.pushResult({ op: 'buffer', element, args: [length], results: this.result(type, name), regions: none });
  }

  ensure(buffer: ValueId, index: ValueId): void {
    this.push({ op: 'ensure', args: [buffer, index], results: none, regions: none });
  }

  capture(self: ValueId, index: number, name: string, type: Type = unknown): ValueId {
    return this.pushResult({
      op: 'capture',
      index,
      name,
      args: [self],
      results: this.result(type, name),
      regions: none,
    });
  }

  setcapture(self: ValueId, index: number, name: string, value: ValueId): void {
    this.push({ op: 'setcapture', index, name, args: [self, value], results: none, regions: none });
  }

  /** `callee.call(receiver, ...args)`. */
  call(
    callee: ValueId,
    receiver: ValueId,
    args: readonly ValueId[],
    options: { spread?: readonly number[]; text?: string; type?: Type } = {},
  ): ValueId {
    const { spread, text, type = unknown } = options;
    return this.pushResult({
      op: 'call',
      args: [callee, receiver, ...args],
      results: this.result(type),
      regions: none,
      ...(spread && { spread }),
      ...(text !== undefined && { text }),
    });
  }

  new(constructor: ValueId, args: readonly ValueId[], text?: string): ValueId {
    return this.pushResult({
      op: 'new',
      args: [constructor, ...args],
      results: this.result(unknown),
      regions: none,
      ...(text !== undefined && { text }),
    });
  }

  get(variable: VariableId, type: Type = unknown): ValueId {
    const name = this.variableNames.get(variable);
    return this.pushResult({ op: 'get', variable, args: none, results: this.result(type, name), regions: none });
  }

  set(variable: VariableId, value: ValueId): void {
    this.push({ op: 'set', variable, args: [value], results: none, regions: none });
  }

  /** Opens a region, runs `write` in it, and closes it. A missing terminator is an empty `yield`. */
  region(write: () => void, parameters: readonly Value[] = none): Region {
    const { ops: outer, checked } = this;
    for (const parameter of parameters) this.adopt(parameter);
    this.ops = [];
    if (checked.size > 0) this.checked = new Set(checked);
    write();
    if (!this.terminated) this.yield([]);
    const region = { parameters, ops: this.ops };
    this.ops = outer;
    this.checked = checked;
    return region;
  }

  /** Runs `write` with its operations appended to `ops` instead of the open region. */
  into(ops: Op[], write: () => void): void {
    const outer = this.ops;
    this.ops = ops;
    write();
    this.ops = outer;
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

  yield(args: readonly ValueId[] = none): void {
    this.push({ op: 'yield', args, results: none, regions: none });
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
    const { name, captures = none, form = 'function', location } = about;
    return {
      name,
      parameters: this.parameters,
      captures,
      body,
      variables: this.variables,
      nextId: this.next,
      form,
      ...(location && { location }),
    };
  }
}
