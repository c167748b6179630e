/**
 * Calls of `gradient` and `derivative` whose function and kinds of arguments are known become calls of the derivative itself, whose
 * code is then copied in as that of any known function: derivatives of derivatives of numbers are straight-line code.
 *
 * Wants and keeps: SSA with types. Everything that is not known keeps its call.
 */
import {
  definitions,
  eachOp,
  isNumeric,
  number,
  useCounts,
  valueTypes,
  type CallOp,
  type Func,
  type Op,
  type Region,
  type Type,
  type ValueFacts,
  type ValueId,
} from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import type { Native } from './self-hosted.js';

/** A derivative as a function: `(context, f, undefined, ...args)`. */
export type Known = AnyFunction;

export interface KnownDerivatives {
  /** `gradient`, by all the names that it has. */
  readonly gradients: ReadonlySet<unknown>;
  /** `derivative`. */
  readonly derivatives: ReadonlySet<unknown>;
  readonly newContext: Native;
  /** The derivative of a function value at numbers; `undefined` where it has to be found at run time. */
  ofValue(fn: AnyFunction, count: number, single: boolean): Known | undefined;
  /** The same of a closure that code makes, and the types of what it captures. */
  ofClosure(func: Func, captures: readonly Type[], count: number, single: boolean): Known | undefined;
}

const none: readonly never[] = [];
const empty = { args: none, results: none, regions: none };

class Resolver {
  private nextId: number;
  private changed = false;
  private readonly definition: ValueFacts<Op>;
  private readonly types: ValueFacts<Type>;

  constructor(
    private readonly func: Func,
    private readonly known: KnownDerivatives,
  ) {
    this.nextId = func.nextId;
    this.definition = definitions(func);
    this.types = valueTypes(func);
  }

  run(): Func {
    const body = this.region(this.func.body);
    if (!this.changed) return this.func;
    const used = useCounts({ ...this.func, body });
    return { ...this.func, body: this.without(body, used), nextId: this.nextId };
  }

  /** Leaves out functions that `derivative` would have made of known functions, and that nobody calls any more. */
  private without(region: Region, used: ValueFacts<number>): Region {
    const ops = region.ops.filter((op) => !(this.makesDerivative(op) && !used.get(op.results[0].id)));
    return {
      ...region,
      ops: ops.map((op) =>
        op.regions.length === 0 ? op : { ...op, regions: op.regions.map((r) => this.without(r, used)) },
      ),
    };
  }

  private makesDerivative(op: Op): op is CallOp {
    if (op.op !== 'call' || op.args.length !== 3) return false;
    const maker = this.definition.get(op.args[0]);
    const f = this.definition.get(op.args[2]);
    const known = f?.op === 'closure' || (f?.op === 'extern' && typeof f.value === 'function');
    return known && maker?.op === 'extern' && this.known.derivatives.has(maker.value);
  }

  private region(region: Region): Region {
    return { ...region, ops: region.ops.flatMap((op) => this.op(op)) };
  }

  private op(op: Op): Op[] {
    if (op.regions.length > 0) return [{ ...op, regions: op.regions.map((r) => this.region(r)) }];
    return (op.op === 'call' && this.call(op)) || [op];
  }

  private call(op: CallOp): Op[] | undefined {
    const callee = this.definition.get(op.args[0]);
    const args = this.argumentsOf(op);
    if (callee === undefined || args === undefined) return undefined;
    if (callee.op === 'extern' && this.known.gradients.has(callee.value) && args.length > 0)
      return this.resolve(op, args[0], args.slice(1), false);
    if (!this.makesDerivative(callee) || args.length !== 1) return undefined;
    return this.resolve(op, callee.args[2], args, true);
  }

  /** The arguments of a call, what is spread of literals included. */
  private argumentsOf(op: CallOp): readonly ValueId[] | undefined {
    const spread = op.spread ?? none;
    const args: ValueId[] = [];
    for (const [k, arg] of op.args.entries()) {
      const literal = this.definition.get(arg);
      if (k < 2) continue;
      if (!spread.includes(k)) args.push(arg);
      else if (literal?.op === 'array') args.push(...literal.args);
      else return undefined;
    }
    return args;
  }

  private resolve(op: CallOp, f: ValueId, args: readonly ValueId[], single: boolean): Op[] | undefined {
    if (!args.every((a) => isNumeric(this.types.get(a)!))) return undefined;
    const run = this.derivativeOf(f, args.length, single);
    if (run === undefined) return undefined;
    this.changed = true;
    const ops: Op[] = [];
    const callee = this.push(ops, { op: 'extern', name: run.name, value: run, ...empty }, { kind: 'function' });
    const nothing = this.push(ops, { op: 'const', value: undefined, ...empty }, { kind: 'opaque' });
    const { fn, effect, type } = this.known.newContext;
    const context = this.push(ops, { op: 'intrinsic', name: fn.name, fn, effect, ...empty, args: [nothing] }, type);
    const results = single ? op.results.map((r) => ({ ...r, type: number })) : op.results;
    const about = op.location === undefined ? {} : { location: op.location };
    ops.push({ op: 'call', args: [callee, nothing, context, f, nothing, ...args], results, regions: none, ...about });
    return ops;
  }

  private derivativeOf(f: ValueId, count: number, single: boolean): Known | undefined {
    const made = this.definition.get(f);
    if (made?.op === 'extern' && typeof made.value === 'function') return this.known.ofValue(made.value, count, single);
    if (made?.op !== 'closure') return undefined;
    const captures = made.args.map((a) => this.types.get(a)!);
    return this.known.ofClosure(made.func, captures, count, single);
  }

  private push(ops: Op[], op: Op, type: Type): ValueId {
    const id = this.nextId++;
    ops.push({ ...op, results: [{ id, type }] });
    return id;
  }
}

export function resolveKnown(func: Func, known: KnownDerivatives): Func {
  let concerned = false;
  eachOp(func.body, (op) => {
    if (op.op === 'extern') concerned ||= known.gradients.has(op.value) || known.derivatives.has(op.value);
  });
  if (!concerned) return func;
  return new Resolver(func, known).run();
}
