/** Small tools that the passes rebuild functions with. */
import type { Func, Op, Region, ValueId } from '../model.js';

/** The operation with each operand replaced; the operation itself if none changes. */
export function mapArgs<O extends Op>(op: O, f: (id: ValueId) => ValueId): O {
  const { args } = op;
  for (let i = 0; i < args.length; i++) if (f(args[i]) !== args[i]) return { ...op, args: args.map(f) };
  return op;
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
  const region = (r: Region): Region => {
    let ops: Op[] | undefined;
    r.ops.forEach((op, i) => {
      const changed = one(op);
      if (changed !== op) (ops ??= [...r.ops])[i] = changed;
    });
    return ops ? { ...r, ops } : r;
  };
  const one = (op: Op): Op => {
    if (op.op === 'closure') {
      const inner = pass(op.func);
      if (inner === op.func) return op;
      const [result] = op.results;
      const type = result.type.kind === 'function' ? { kind: 'function' as const, func: inner } : result.type;
      return { ...op, func: inner, results: [{ ...result, type }] };
    }
    if (op.regions.length === 0) return op;
    const regions = op.regions.map(region);
    return regions.every((r, i) => r === op.regions[i]) ? op : { ...op, regions };
  };
  const body = region(func.body);
  return body === func.body ? func : { ...func, body };
}

/** True of operations that end a region. */
export function isTerminator(op: Op): boolean {
  return op.op === 'yield' || op.op === 'break' || op.op === 'continue' || op.op === 'return' || op.op === 'throw';
}
