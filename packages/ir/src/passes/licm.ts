/**
 * Moves what a loop computes anew each time, and always gets the same, in front of the loop: operations without effect
 * whose operands come from outside, and reads of memory that nothing in the loop writes.
 *
 * Only operations that every iteration runs are moved, and reads only if they cannot throw, because the loop may not
 * run at all. Wants and keeps: SSA. Inner loops go first, so that what they give up can go further out.
 */
import type { Func, Op, Region } from '../model.js';
import { isContainer } from '../type.js';
import { ValueMap } from '../value-map.js';
import { effectOf } from './effects.js';
import { memoryOf } from './memory.js';
import { inClosures, mapRegions, withBody, withOps } from './rewrite.js';

export function licm(func: Func): Func {
  return inClosures(hoist(func), licm);
}

function hoist(func: Func): Func {
  const memory = memoryOf(func);
  const { context } = memory;
  /** How many loops are around the place where a value is now computed. */
  const depths = new ValueMap<number>(func);
  func.parameters.forEach((p) => depths.set(p.id, 0));

  const note = (op: Op, depth: number): void => op.results.forEach((r) => depths.set(r.id, depth));

  /** True if the operation may run in front of the loop instead, if its operands are there. */
  function movable(op: Op, loop: Op): boolean {
    const effect = effectOf(op, context);
    if (op.regions.length > 0 || op.results.length === 0) return false;
    if (effect === 'none') return op.op === 'prim' || op.op === 'intrinsic' || op.op === 'const' || op.op === 'extern';
    if (effect !== 'reads' || op.op !== 'load') return false;
    const base = context.types.get(op.args[0]);
    if (!base || !isContainer(base)) return false;
    const written = memory.clobbers(loop);
    return memory.reads(op).every((c) => !written.has(c));
  }

  /** Rebuilds the regions of an operation; what leaves the innermost loop goes to `front`. */
  function region(r: Region, depth: number, loop: Op | undefined, front: Op[]): Region {
    const ops: Op[] = [];
    r.parameters.forEach((p) => depths.set(p.id, depth));
    const place = (op: Op): void => {
      const free = loop && op.args.every((a) => (depths.get(a) ?? depth) < depth) && movable(op, loop);
      note(op, free ? depth - 1 : depth);
      (free ? front : ops).push(op);
    };
    for (const op of r.ops) {
      if (op.op === 'loop' || op.op === 'for') {
        const moved: Op[] = [];
        const loopOp = mapRegions<Op>(op, (body) => region(body, depth + 1, op, moved));
        moved.forEach(place);
        note(op, depth);
        ops.push(loopOp);
      } else if (op.op === 'block') {
        const block = mapRegions(op, (body) => region(body, depth, loop, front));
        note(op, depth);
        ops.push(block);
      } else if (op.op === 'if') {
        // Not every iteration runs an arm.
        const decision = mapRegions(op, (arm) => region(arm, depth, undefined, ops));
        note(op, depth);
        ops.push(decision);
      } else {
        place(op);
      }
    }
    return withOps(r, ops);
  }

  return withBody(func, region(func.body, 0, undefined, []));
}
