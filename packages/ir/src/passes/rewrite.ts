/** Small tools that the passes rebuild functions with. */
import type { Func, Op, Region, ValueId } from '../model.js';

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
export function mapArgs<O extends Op>(op: O, f: (id: ValueId) => ValueId): O {
  const args = mapList(op.args, f);
  return args === op.args ? op : { ...op, args };
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
