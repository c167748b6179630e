/**
 * Inlining: a call of a function whose code is known is replaced by that code. SSA form in and out. The callee's ids are renamed,
 * its parameters become the arguments, and what it captured is the value that its closure was made with.
 *
 * Which calls are known is the caller's business, except for closures made in the function itself. What calls itself keeps its
 * calls, and no more is inlined once the function has grown by the budget.
 */
import { attempt } from '../attempt.js';
import { opened } from '../iteration.js';
import type { CallOp, Func, Op, Region, Value, ValueId } from '../model.js';
import { arrayOf, join, opaque, unknown, type Type } from '../type.js';
import { eachOp, valueTypes } from '../walk.js';
import { guard } from './guard.js';
import { Recursion } from './recursion.js';
import { singleReturn } from './single-return.js';
import { ValueMap } from '../value-map.js';

/** The function that a callee surely is: its code in SSA form, and the receiver and arguments that it is called with. */
export interface Target {
  readonly func: Func;
  readonly self: ValueId;
  readonly receiver: ValueId;
  readonly args: readonly ValueId[];
}

export interface InlineOptions {
  /**
   * The code of a callee that is not a closure made here, in SSA form; `undefined` leaves the call as it is.
   * @param definition the operation that gives the callee
   * @param typeOf the types of values
   */
  readonly codeOf?: (
    definition: Op,
    typeOf: (value: ValueId) => Type,
    definitionOf: (value: ValueId) => Op | undefined,
  ) => Func | undefined;
  /** May a closure made here be inlined where it is called? */
  readonly closures?: boolean;
  /** How many operations may be added in all. */
  readonly budget?: number;
}

const none: readonly never[] = [];

function sizeOf(func: Func): number {
  let size = 0;
  eachOp(func.body, () => size++);
  return size;
}

function iterates({ body }: Func): boolean {
  let found = false;
  eachOp(body, (op) => {
    found ||= op.op === 'intrinsic' && op.fn === opened;
  });
  return found;
}

class Inliner {
  private nextId: number;
  private left: number;
  private changed = false;
  private readonly definition: ValueMap<Op>;
  private readonly types: ValueMap<Type>;
  private readonly singles = new Map<Func, Func>();
  private readonly recursion = new Recursion((value) => {
    const extern: Op = { op: 'extern', name: '', value, args: none, regions: none, results: none };
    return this.options.codeOf?.(
      extern,
      () => unknown,
      () => undefined,
    );
  });

  constructor(
    private readonly func: Func,
    private readonly options: InlineOptions,
  ) {
    this.nextId = func.nextId;
    this.left = options.budget ?? 2000;
    this.definition = new ValueMap(func);
    this.types = valueTypes(func);
  }

  run(): Func {
    const body = this.region(this.func.body, [this.func]);
    return this.changed ? { ...this.func, body, nextId: this.nextId } : this.func;
  }

  private region(region: Region, inside: readonly Func[]): Region {
    return { ...region, ops: this.ops(region.ops, inside) };
  }

  private ops(ops: readonly Op[], inside: readonly Func[]): Op[] {
    const result: Op[] = [];
    const names = new Map<ValueId, ValueId>();
    for (const before of ops) {
      const renamed = names.size === 0 ? before : rename(before, names);
      const op: Op =
        renamed.regions.length === 0
          ? renamed
          : { ...renamed, regions: renamed.regions.map((r) => this.region(r, inside)) };
      for (const value of op.results) {
        this.definition.set(value.id, op);
        this.types.set(value.id, value.type);
      }
      const target = op.op === 'call' ? this.target(op, inside) : undefined;
      if (!target) {
        result.push(op);
        continue;
      }
      const { ops: inlined, value } = this.expand(target, inside);
      result.push(...inlined);
      names.set(op.results[0].id, value);
    }
    return result;
  }

  /** What a call surely calls, if it may be inlined. */
  private target(op: CallOp, inside: readonly Func[]): Target | undefined {
    if (op.spread && op.spread.length > 0) return undefined;
    const [callee, receiver, ...args] = op.args;
    const target = this.resolve(callee, receiver, args);
    if (!target || inside.includes(target.func) || target.func.form === 'constructor') return undefined;
    if (this.isRecursive(target)) return undefined;
    const size = sizeOf(target.func);
    if (size > this.left) return undefined;
    this.left -= size;
    this.changed = true;
    return target;
  }

  private isRecursive({ func, self }: Target): boolean {
    const definition = this.definition.get(self);
    return definition?.op === 'extern' ? this.recursion.of(definition.value) : this.recursion.isDirect(func);
  }

  private resolve(callee: ValueId, receiver: ValueId, args: readonly ValueId[]): Target | undefined {
    const definition = this.definition.get(callee);
    if (!definition) return undefined;
    if (definition.op === 'extern' && definition.value === attempt) {
      const [, tried, on, ...given] = args;
      const target = this.resolve(tried, on, given);
      // Iterators that it leaves open are closed by the call.
      return target && !iterates(target.func) ? { ...target, func: guard(target.func) } : undefined;
    }
    if (definition.op === 'closure') {
      return (this.options.closures ?? true) ? { func: definition.func, self: callee, receiver, args } : undefined;
    }
    if (definition.op === 'load' && this.isCall(definition.args[1]) && args.length > 0) {
      // f.call(receiver, ...args) of a known f
      const inner = this.definition.get(definition.args[0]);
      if (inner?.op === 'closure' || inner?.op === 'extern')
        return this.resolve(definition.args[0], args[0], args.slice(1));
    }
    const func = this.options.codeOf?.(
      definition,
      (value) => this.types.get(value) ?? unknown,
      (value) => this.definition.get(value),
    );
    return func && { func, self: callee, receiver, args };
  }

  private isCall(key: ValueId): boolean {
    const op = this.definition.get(key);
    return op?.op === 'const' && op.value === 'call';
  }

  private single(func: Func): Func {
    let single = this.singles.get(func);
    if (!single) {
      single = singleReturn(func);
      this.singles.set(func, single);
    }
    return single;
  }

  /** The callee's code with fresh names, and the value that it returns. */
  private expand({ func, self, receiver, args }: Target, inside: readonly Func[]): { ops: Op[]; value: ValueId } {
    const code = this.single(func);
    const names = new Map<ValueId, ValueId>();
    const head: Op[] = [];
    let next = 0;
    for (const parameter of code.parameters) {
      const given = {
        self: () => self,
        this: () => receiver,
        argument: () =>
          args[next++] ??
          this.push(head, { op: 'const', value: undefined, args: none, regions: none, results: [this.value(opaque)] }),
        rest: () => this.rest(head, args.slice(next), parameter.name),
      }[parameter.role]();
      names.set(parameter.id, given);
    }
    const closure = this.definition.get(self);
    const captured = closure?.op === 'closure' ? closure.args : undefined;
    const copied = this.copy(code.body.ops, names, captured, self);
    const end = copied.pop()!;
    const ops = this.ops([...head, ...copied, end], [...inside, func]);
    const last = ops.pop()!;
    if (last.op === 'return') return { ops, value: last.args[0] };
    // The function always throws: its value is never used, but what follows still names it.
    const value = this.push(head, {
      op: 'const',
      value: undefined,
      args: none,
      regions: none,
      results: [this.value(opaque)],
    });
    return { ops: [head[head.length - 1], ...ops, ...this.never(last)], value };
  }

  /** A `throw` in the middle of a region, as a construct that is always left by it. */
  private never(end: Op): Op[] {
    const condition = this.value({ kind: 'boolean' });
    const stop: Op = { op: 'yield', args: none, results: none, regions: none };
    return [
      { op: 'const', value: true, args: none, regions: none, results: [condition] },
      {
        op: 'if',
        args: [condition.id],
        results: none,
        regions: [
          { parameters: none, ops: [end] },
          { parameters: none, ops: [stop] },
        ],
      },
    ];
  }

  private push(ops: Op[], op: Op): ValueId {
    ops.push(op);
    const [result] = op.results;
    this.definition.set(result.id, op);
    this.types.set(result.id, result.type);
    return result.id;
  }

  private rest(ops: Op[], args: readonly ValueId[], name: string | undefined): ValueId {
    const element = args.length === 0 ? unknown : args.map((a) => this.types.get(a) ?? unknown).reduce(join);
    return this.push(ops, { op: 'array', args, regions: none, results: [this.value(arrayOf(element), name)] });
  }

  private value(type: Type, name?: string): Value {
    const id = this.nextId++;
    return name === undefined ? { id, type } : { id, type, name };
  }

  private copy(
    ops: readonly Op[],
    names: Map<ValueId, ValueId>,
    captured: readonly ValueId[] | undefined,
    self: ValueId,
  ): Op[] {
    const copies: Op[] = [];
    const fresh = (value: Value): Value => {
      const copy = { ...value, id: this.nextId++ };
      names.set(value.id, copy.id);
      return copy;
    };
    for (const op of ops) {
      if (op.op === 'capture' && captured && names.get(op.args[0]) === self) {
        names.set(op.results[0].id, captured[op.index]);
        continue;
      }
      const base = op.op === 'capture' ? this.definition.get(names.get(op.args[0])!) : undefined;
      if (op.op === 'capture' && base?.op === 'closure') {
        names.set(op.results[0].id, base.args[op.index]);
        continue;
      }
      // Labels are ids too; a construct's label is renamed before the exits in it.
      if ((op.op === 'loop' || op.op === 'for' || op.op === 'block') && !names.has(op.label))
        names.set(op.label, this.nextId++);
      const label = 'label' in op ? { label: names.get(op.label) ?? op.label } : {};
      const args = op.args.map((a) => names.get(a)!);
      const regions = op.regions.map((region) => ({
        parameters: region.parameters.map(fresh),
        ops: this.copy(region.ops, names, captured, self),
      }));
      copies.push({ ...op, ...label, args, regions, results: op.results.map(fresh) });
    }
    return copies;
  }
}

function rename(op: Op, names: ReadonlyMap<ValueId, ValueId>): Op {
  const args = op.args.map((a) => names.get(a) ?? a);
  const regions = op.regions.map((region) => ({ ...region, ops: region.ops.map((o) => rename(o, names)) }));
  return { ...op, args, regions };
}

/** Replaces calls of functions whose code is known by the code; the function itself if there are none. */
export function inline(func: Func, options: InlineOptions = {}): Func {
  return new Inliner(func, options).run();
}
