/** Operations with regions. An `if` whose arms are expressions is an expression itself; all others are statements. */
import type { Value, ValueId } from '../../model.js';
import type { OpOf } from '../../op-of.js';
import type { Expr, LoopStatement } from '../tree.js';
import { finish, maximalSize, mayWait } from './expressions.js';
import { carried } from './facts.js';
import { movesTo } from './moves.js';
import { idle, joined } from './reach.js';
import type { Handlers, Scheduled, Scheduler } from './scheduler.js';

/** True if an arm keeps the value of the variable that the `if` assigns: better written as a statement. */
function updates(result: Value, expr: Expr, s: Scheduler): boolean {
  return result.name !== undefined && expr.kind === 'value' && s.facts.nameOf(expr.id) === result.name;
}

/** The expressions that two arms are, if the `if` can be one of that size. */
function asExpressions(
  result: Value,
  arms: readonly Scheduled[],
  size: number,
  s: Scheduler,
): readonly Expr[] | undefined {
  const exprs = arms.map((arm) => arm.only).filter((expr) => expr !== undefined);
  if (exprs.length < arms.length || size > maximalSize) return undefined;
  return exprs.some((expr) => updates(result, expr, s)) ? undefined : exprs;
}

/** True if a bound may stand in the header of a counted loop: it reads nothing that the loop may write, and is short. */
function fitsHeader(id: ValueId, size: number, { open: { waiting } }: Scheduler): boolean {
  return waiting.levelOf(id) === 0 && waiting.sizeOf(id) <= size;
}

type Counter = NonNullable<LoopStatement['counter']>;

function loop(op: OpOf<'loop' | 'for'>, initial: readonly ValueId[], s: Scheduler, counter?: Counter): void {
  const parameters = carried(op);
  const moves = movesTo(parameters, initial, s);
  s.open.waiting.flush();
  const { block: body } = s.region(op.regions[0], []);
  const { label, results } = op;
  s.emit({ kind: 'loop', label, initial: moves, parameters, body, results, ...(counter && { counter }) });
}

export const constructs = {
  if(op, s) {
    const [then, otherwise] = op.regions.map((r) => s.region(r, op.results));
    const reach = joined(then.reach, otherwise.reach);
    const { waiting } = s.open;
    const [result] = op.results;
    const size = 1 + then.size + otherwise.size + waiting.sizeOf(op.args[0]);
    const arms = asExpressions(result, [then, otherwise], size, s);
    const [condition] = waiting.take(op.args, reach, !arms || !mayWait(result, size, s));
    if (arms) {
      const expr: Expr = { kind: 'choice', condition, then: arms[0], otherwise: arms[1] };
      finish(result, expr, s.reachOf(expr, [condition], reach), size, s);
      return;
    }
    waiting.flush();
    s.emit({ kind: 'if', condition, then: then.block, otherwise: otherwise.block, results: op.results });
  },

  block({ label, regions, results }, s) {
    s.open.waiting.flush();
    s.emit({ kind: 'block', label, body: s.region(regions[0], results).block, results });
  },

  loop(op, s) {
    loop(op, op.args, s);
    if (!s.left.has(op.label)) s.open.ended = true;
  },

  for(op, s) {
    const { waiting } = s.open;
    const [lowId, highId, ...initial] = op.args;
    // The upper bound is evaluated in each iteration, the lower one once.
    if (!fitsHeader(lowId, Infinity, s) || !fitsHeader(highId, 2, s)) waiting.flush();
    const [low, high] = waiting.take([lowId, highId], idle, false);
    loop(op, initial, s, { index: op.regions[0].parameters[0], low, high, step: op.step });
  },
} satisfies Partial<Handlers>;
