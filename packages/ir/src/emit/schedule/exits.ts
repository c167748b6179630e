/** What ends a region. */
import type { OpOf } from '../../op-of.js';
import { move } from './moves.js';
import { idle } from './reach.js';
import type { Handlers, Scheduler } from './scheduler.js';

/** `break` and `continue`. */
function jump(op: OpOf<'break' | 'continue'>, s: Scheduler): void {
  if (op.op === 'break') s.left.add(op.label);
  move(s.facts.exitTargets(op)!, op.args, s);
  s.open.waiting.flush();
  s.emit({ kind: op.op, label: op.label });
}

/** `return` and `throw`. */
function leave(op: OpOf<'return' | 'throw'>, s: Scheduler): void {
  const [expr] = s.open.waiting.take(op.args, idle, true);
  s.open.waiting.flush();
  s.emit({ kind: op.op, expr });
}

export const exits = {
  /** Notes the yielded expression if the region is nothing else: the construct may become an expression, too. */
  yield({ args }, s) {
    const { open } = s;
    const { results, block, waiting } = open;
    if (results.length !== 1 || !s.facts.isWanted(results[0]) || block.statements.length > 0) {
      move(results, args, s);
      return;
    }
    open.size = waiting.sizeOf(args[0]);
    const [expr] = waiting.take(args, idle, true);
    waiting.flush();
    if (block.statements.length === 0) open.only = expr;
    s.emit({ kind: 'moves', moves: [{ to: results[0], from: expr }] });
  },

  break: jump,
  continue: jump,
  return: leave,
  throw: leave,
} satisfies Partial<Handlers>;
