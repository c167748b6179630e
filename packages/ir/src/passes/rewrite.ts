/** Small tools that the passes rebuild functions with. */
import type { Func, Op, Region, Value, ValueId } from '../model.js';
import type { PrimOp } from '../ops.js';

/** The list with each item replaced; the list itself if none changes. */
export function mapList<T>(list: readonly T[], f: (item: T) => T): readonly T[] {
  let changed: T[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const item = f(list[i]);
    if (item !== list[i]) (changed ??= list.slice())[i] = item;
  }
  return changed ?? list;
}

/** The operation with each operand replaced; the operation itself if none changes. */
export function mapArgs(op: Op, f: (id: ValueId) => ValueId): Op {
  const args = mapList(op.args, f);
  return args === op.args ? op : withArgs(op, args);
}

/** The operation with other operands. */
export function withArgs(op: Op, args: readonly ValueId[]): Op {
  return op.op === 'prim' ? primitiveWith(op, args, op.results) : { ...op, args };
}

/** The operation with other results. */
export function withResults(op: Op, results: readonly Value[]): Op {
  return op.op === 'prim' ? primitiveWith(op, op.args, results) : { ...op, results };
}

/** Most operations are primitives, and V8 makes an object of a known shape ten times faster than it spreads one of many shapes. */
function primitiveWith(op: PrimOp, args: readonly ValueId[], results: readonly Value[]): PrimOp {
  const { prim, regions, adjoint, guard, location } = op;
  const copy: { -readonly [K in keyof PrimOp]: PrimOp[K] } = { op: 'prim', prim, args, results, regions };
  if (adjoint !== undefined) copy.adjoint = adjoint;
  if (guard !== undefined) copy.guard = guard;
  if (location !== undefined) copy.location = location;
  return copy;
}

/** The operation with each region replaced; the operation itself if none changes. */
export function mapRegions<O extends Op>(op: O, f: (region: Region) => Region): O {
  const regions = mapList(op.regions, f);
  return regions === op.regions ? op : { ...op, regions };
}

/** The region with other operations; the region itself if they are the same. */
export function withOps(region: Region, ops: readonly Op[]): Region {
  const same = ops.length === region.ops.length && ops.every((op, i) => op === region.ops[i]);
  return same ? region : { parameters: region.parameters, ops };
}

/** The function with another body; the function itself if it is the same. */
export function withBody(func: Func, body: Region): Func {
  return body === func.body ? func : { ...func, body };
}

/** Value replacements: `replace(a, b)` makes `resolve` lead from `a` to what `b` leads to. */
export function resolver(): {
  resolve: (id: ValueId) => ValueId;
  replace: (from: ValueId, to: ValueId) => void;
  readonly replaced: boolean;
} {
  const forward = new Map<ValueId, ValueId>();
  const resolve = (id: ValueId): ValueId => {
    let end = forward.get(id);
    if (end === undefined) return id;
    for (let next; (next = forward.get(end)) !== undefined;) end = next;
    for (let at = id; at !== end;) {
      const next = forward.get(at)!;
      forward.set(at, end);
      at = next;
    }
    return end;
  };
  return {
    resolve,
    replace: (from, to) => {
      forward.set(from, to);
    },
    get replaced() {
      return forward.size > 0;
    },
  };
}

/** Applies a pass to the code of every closure that the function makes. */
export function inClosures(func: Func, pass: (inner: Func) => Func): Func {
  const region = (r: Region): Region => withOps(r, mapList(r.ops, one));
  const one = (op: Op): Op => {
    if (op.op === 'closure') {
      const inner = pass(op.func);
      if (inner === op.func) return op;
      const [result] = op.results;
      const type = result.type.kind === 'function' ? { kind: 'function' as const, func: inner } : result.type;
      return { ...op, func: inner, results: [{ ...result, type }] };
    }
    return op.regions.length === 0 ? op : mapRegions(op, region);
  };
  return withBody(func, region(func.body));
}

/** True of operations that end a region. */
export function isTerminator(op: Op): boolean {
  return op.op === 'yield' || op.op === 'break' || op.op === 'continue' || op.op === 'return' || op.op === 'throw';
}
