/**
 * Makes two decisions about the same condition one: the arms of the second follow those of the first. What stands
 * between them, if it may, goes in front. So what a branch computes for its derivative stays local to the branch.
 *
 * Wants and keeps: SSA. Only an `if` whose arms both reach its end takes another one in.
 */
import type { Func, IfOp, Op, Region, Value, ValueId } from '../model.js';
import { effectOf } from './effects.js';
import { memoryOf, type Memory } from './memory.js';
import { merges } from './merges.js';
import { inClosures, mapArgs, mapList, mapRegions, resolver, withOps } from './rewrite.js';
import { straighten } from './straighten.js';

/** How far apart two decisions may be. */
const maximalDistance = 32;

export function fuse(func: Func): Func {
  let memory: Memory | undefined;
  const body = region(func.body, () => (memory ??= memoryOf(func)));
  return inClosures(body === func.body ? func : merges(straighten({ ...func, body })), fuse);
}

/** @param memory analyses the function's memory, once it is asked for */
function region(r: Region, memory: () => Memory): Region {
  const ops: Op[] = [];
  /** Where in `ops` the last decision stands. */
  let last = -1;
  /** The decision there, as the analysis knows it: it and all that went into it. */
  let originals: Op[] = [];
  for (const op of r.ops) {
    const first = last >= 0 ? ops[last] : undefined;
    if (op.op === 'if' && first?.op === 'if' && first.args[0] === op.args[0] && completes(first)) {
      const between = ops.slice(last + 1);
      if (between.length <= maximalDistance && mayGoFirst(between, first, originals, memory)) {
        ops.splice(last, ops.length - last, ...between, join(first, op));
        last = ops.length - 1;
        originals.push(op);
        continue;
      }
    }
    if (op.op === 'if') {
      last = ops.length;
      originals = [op];
    }
    ops.push(op);
  }
  // Inner decisions last: those that were joined have found each other by now.
  return withOps(
    r,
    mapList(ops, (op) => (op.regions.length === 0 ? op : mapRegions(op, (inner) => region(inner, memory)))),
  );
}

function completes(op: IfOp): boolean {
  return op.regions.every(({ ops }) => ops[ops.length - 1].op === 'yield');
}

/** True if operations can run in front of a decision that they stand behind. */
function mayGoFirst(between: readonly Op[], decision: IfOp, originals: readonly Op[], memory: () => Memory): boolean {
  const results = new Set(decision.results.map((r) => r.id));
  return between.every((op) => {
    if (op.regions.length > 0 || op.results.length === 0 || op.args.some((a) => results.has(a))) return false;
    const { context, reads, clobbers } = memory();
    const effect = effectOf(op, context);
    if (effect === 'none' || effect === 'allocates') return true;
    if (effect !== 'reads' || op.op !== 'load') return false;
    const read = reads(op);
    return originals.every((o) => read.every((c) => !clobbers(o).has(c)));
  });
}

function join(first: IfOp, second: IfOp): IfOp {
  const regions = first.regions.map((r, k): Region => {
    const { resolve, replace } = resolver();
    const yielded = r.ops[r.ops.length - 1].args;
    first.results.forEach((result: Value, i) => replace(result.id, yielded[i]));
    const ops = second.regions[k].ops.map((op) => substituted(op, resolve));
    const end = ops[ops.length - 1];
    if (end.op === 'yield') ops[ops.length - 1] = { ...end, args: [...yielded, ...end.args] };
    return { parameters: [], ops: [...r.ops.slice(0, -1), ...ops] };
  });
  return { ...first, results: [...first.results, ...second.results], regions };
}

function substituted(op: Op, resolve: (id: ValueId) => ValueId): Op {
  const mapped = mapArgs(op, resolve);
  if (mapped.regions.length === 0) return mapped;
  return {
    ...mapped,
    regions: mapped.regions.map((r) => ({ ...r, ops: r.ops.map((inner) => substituted(inner, resolve)) })),
  };
}
