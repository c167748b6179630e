/** Operands that become the values of merges. */
import type { Value, ValueId } from '../../model.js';
import type { Move } from '../tree.js';
import { idle } from './reach.js';
import type { Scheduler } from './scheduler.js';

/** The moves of operands to what they become: more than one operand with writes may not be reordered. */
export function movesTo(targets: readonly Value[], args: readonly ValueId[], s: Scheduler): readonly Move[] {
  const { waiting } = s.open;
  if (args.length > 1 && args.some((a) => waiting.levelOf(a) > 1)) waiting.flush();
  const isWanted = targets.map((t) => s.facts.isWanted(t));
  const wanted = args.filter((_, k) => isWanted[k]);
  const exprs = waiting.take(wanted, idle, true);
  waiting.flush();
  const to = targets.filter((_, k) => isWanted[k]);
  return exprs.map((from, k) => ({ to: to[k], from }));
}

/** Writes the moves of operands to what they become. */
export function move(targets: readonly Value[], args: readonly ValueId[], s: Scheduler): void {
  const moves = movesTo(targets, args, s);
  if (moves.length > 0) s.emit({ kind: 'moves', moves: withLastDefinitions(moves, s) });
}

/** New values of variables that were computed just before, as part of the moves that assign them. */
function withLastDefinitions(moves: readonly Move[], s: Scheduler): readonly Move[] {
  const { statements } = s.open.block;
  const changed = [...moves];
  for (let last; (last = statements.at(-1))?.kind === 'define'; statements.pop()) {
    const { value, expr } = last;
    const k = changed.findIndex(({ from }) => from.kind === 'value' && from.id === value.id);
    if (k < 0 || s.facts.uses(value) > 1 || value.name !== changed[k].to.name) break;
    if (s.levelOf(expr) > (moves.length > 1 ? 1 : 2)) break;
    changed[k] = { to: changed[k].to, from: expr };
  }
  return changed;
}
