/**
 * The tapes of derivative code, as passes that put the body of a function into a block want them: what grows may not flow out of a block,
 * so the tapes stay at the head of the function, where derivatives make them.
 */
import type { Op, Region } from '../model.js';

/** The tapes that are made at the head of a body, and their sizes. */
export function tapesOf({ ops }: Region): ReadonlySet<Op> {
  const sizes = new Map(ops.flatMap((op) => (op.op === 'const' ? [[op.results[0].id, op] as const] : [])));
  const tapes = ops.filter((op) => op.op === 'buffer' && sizes.has(op.args[0]));
  return new Set([...tapes.map((op) => sizes.get(op.args[0])!), ...tapes]);
}
