/**
 * Prepares code that the adjoint transform has written for being differentiated again: operations of the run time that call
 * functions, or reach memory in ways that are only known at run time, become calls of ordinary functions. What is left has an
 * adjoint of its own (see `transform/adjoint/intrinsic.ts`). Code without such operations is returned as it is.
 */
import {
  definitions,
  eachOp,
  type Func,
  type Op,
  type Region,
  type Type,
  type Value,
  type ValueFacts,
  type ValueId,
} from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { callPullback, runBack } from '../runtime/call.js';
import { withCode, type Native } from './self-hosted.js';

/** What operations become. */
export interface Expansions {
  /** The pullback of a callee as a function, by which `callPullback` calls it. */
  readonly pullbackOf: Native;
  /** Self-hosted functions that do what functions of the run time do. */
  readonly hosted: ReadonlyMap<AnyFunction, AnyFunction>;
}

const none: readonly never[] = [];
const unknown: Type = { kind: 'unknown' };

class Expander {
  private nextId: number;
  private readonly definition: ValueFacts<Op>;

  constructor(
    private readonly func: Func,
    private readonly expansions: Expansions,
  ) {
    this.nextId = func.nextId;
    this.definition = definitions(func);
  }

  run(): Func {
    const body = this.region(this.func.body);
    return { ...this.func, body, nextId: this.nextId };
  }

  private region(region: Region): Region {
    return { ...region, ops: region.ops.flatMap((op) => this.op(op)) };
  }

  private op(op: Op): Op[] {
    if (op.op === 'intrinsic') return this.intrinsic(op);
    if (op.op === 'closure') return [withCode(op, expand(op.func, this.expansions))];
    return [op.regions.length === 0 ? op : { ...op, regions: op.regions.map((r) => this.region(r)) }];
  }

  private intrinsic(op: Extract<Op, { op: 'intrinsic' }>): Op[] {
    if (op.fn === callPullback) return this.call(op);
    if (op.fn === runBack) return this.back(op);
    const hosted = this.expansions.hosted.get(op.fn);
    if (hosted === undefined) return [op];
    const ops: Op[] = [];
    const callee = this.push(ops, { op: 'extern', name: hosted.name, value: hosted, ...empty }, { kind: 'function' });
    const receiver = this.push(ops, { op: 'const', value: undefined, ...empty }, { kind: 'opaque' });
    const results = op.results.length > 0 ? op.results : [this.value(unknown)];
    ops.push({ op: 'call', args: [callee, receiver, ...op.args], results, regions: none, ...place(op) });
    return ops;
  }

  /** The callee's pullback is looked up, and called as any function. */
  private call(op: Op): Op[] {
    const [, callee, receiver, list, ...about] = op.args;
    const ops: Op[] = [];
    const { fn, effect } = this.expansions.pullbackOf;
    const args = [callee, receiver, list, ...about];
    const run = this.push(ops, { op: 'intrinsic', name: fn.name, fn, effect, args, results: none, regions: none });
    const given = this.definition.get(list);
    const known = given?.op === 'array';
    const nothing = this.push(ops, { op: 'const', value: undefined, ...empty }, { kind: 'opaque' });
    const pair = this.push(ops, {
      op: 'call',
      args: [run, nothing, callee, receiver, ...(known ? given.args : [list])],
      ...(known ? {} : { spread: [4] }),
      results: none,
      regions: none,
      ...place(op),
    });
    const parts = [0, 1].map((key) => {
      const index = this.push(ops, { op: 'const', value: key, ...empty }, { kind: 'integer' });
      return this.push(ops, { op: 'load', args: [pair, index], results: none, regions: none });
    });
    ops.push({ op: 'object', keys: ['value', 'back'], args: parts, results: op.results, regions: none });
    return ops;
  }

  private back(op: Op): Op[] {
    const [call, context, d] = op.args;
    const ops: Op[] = [];
    const key = this.push(ops, { op: 'const', value: 'back', ...empty }, { kind: 'opaque' });
    const back = this.push(ops, { op: 'load', args: [call, key], results: none, regions: none });
    const nothing = this.push(ops, { op: 'const', value: undefined, ...empty }, { kind: 'opaque' });
    ops.push({
      op: 'call',
      args: [back, nothing, context, d],
      results: op.results,
      regions: none,
      ...place(op),
    });
    return ops;
  }

  private value(type: Type): Value {
    return { id: this.nextId++, type };
  }

  private push(ops: Op[], op: Op, type: Type = unknown): ValueId {
    const value = this.value(type);
    ops.push({ ...op, results: [value] });
    return value.id;
  }
}

const empty = { args: none, results: none, regions: none };

function place({ location }: Op): { location?: Op['location'] } {
  return location === undefined ? {} : { location };
}

function concerns(func: Func, expansions: Expansions): boolean {
  let found = false;
  eachOp(func.body, (op) => {
    if (op.op === 'intrinsic') found ||= op.fn === callPullback || op.fn === runBack || expansions.hosted.has(op.fn);
    if (op.op === 'closure') found ||= concerns(op.func, expansions);
  });
  return found;
}

export function expand(func: Func, expansions: Expansions): Func {
  return concerns(func, expansions) ? new Expander(func, expansions).run() : func;
}
