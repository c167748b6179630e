/**
 * Operations that compute a value from their operands. One whose result is used once, in the region where it is computed,
 * waits for its use; values with the user's name become a `const` in any case.
 */
import { effectOf } from '../../passes/effects.js';
import type { Value } from '../../model.js';
import type { OpOf } from '../../op-of.js';
import { primitives } from '../../primitives.js';
import type { Expr, WrittenOp } from '../tree.js';
import { levels, reachAt, type Reach } from './reach.js';
import type { Handlers, Scheduler } from './scheduler.js';

/** Longer expressions are broken up. */
export const maximalSize = 12;

/** True if a value is used once, nearby, and needs no name. */
export function mayWait(value: Value, size: number, { facts, open }: Scheduler): boolean {
  return (
    facts.isUsedOnceIn(value, open.region) &&
    (value.name === undefined || facts.updatesVariable(value)) &&
    size <= maximalSize &&
    !facts.grows(value)
  );
}

/** An expression is complete: it waits for its only use, becomes a `const`, or stands for itself. */
export function finish(value: Value, expr: Expr, reach: Reach, size: number, s: Scheduler): void {
  s.note(reach);
  if (s.facts.uses(value) === 0) {
    if (reach.level > 0) s.emit({ kind: 'effect', expr });
  } else if (mayWait(value, size, s)) {
    s.open.waiting.add({ value, expr, level: reach.level, first: reach.first, last: s.now, size });
  } else {
    s.emit({ kind: 'define', value, expr });
  }
}

/** An operation that computes a value from its operands. */
export function compute(op: WrittenOp, s: Scheduler): void {
  const { waiting } = s.open;
  const own = reachAt(levels[effectOf(op, s.facts.context)], s.now);
  let size = 1;
  for (const a of op.args) size += waiting.sizeOf(a);
  const args = waiting.take(op.args, own, !mayWait(op.results[0], size, s));
  const expr: Expr = { kind: 'op', op, args };
  finish(op.results[0], expr, s.reachOf(expr, args, own), size, s);
}

/**
 * True of `x + 1` and the like if it only ever becomes the next value of a variable, on ways of which one is taken:
 * written at each of them, it can be `x += 1`.
 */
function repeats(op: OpOf<'prim'>, s: Scheduler): boolean {
  if (!primitives[op.prim].cheap || op.args.length !== 2) return false;
  const [left, right] = op.args.map((a) => s.reference(a));
  if (left.kind !== 'value' || right.kind !== 'const' || s.open.waiting.has(op.args[0])) return false;
  return s.facts.onlyMerges(op.results[0]) && s.facts.context.types.get(op.args[0])!.kind === 'integer';
}

export const expressions = {
  prim(op, s) {
    if (repeats(op, s)) s.atoms.set(op.results[0].id, { kind: 'op', op, args: op.args.map((a) => s.reference(a)) });
    else compute(op, s);
  },

  closure(op, s) {
    // What a closure captures, it refers to by name.
    for (const a of op.args) s.named(a);
    compute(op, s);
  },

  intrinsic: compute,
  load: compute,
  delete: compute,
  array: compute,
  object: compute,
  buffer: compute,
  call: compute,
  new: compute,
} satisfies Partial<Handlers>;
