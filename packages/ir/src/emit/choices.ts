/**
 * Decisions that only choose what one variable becomes, as one assignment: `x = c ? a : b`. This is known when
 * variables are: where an arm keeps the variable as it is, the `if` stays.
 */
import { isSame } from './declare.js';
import type { Block, Expr, Move, Statement } from './tree.js';
import type { Variables } from './variables.js';

/** Longer choices stay statements. */
const maximalSize = 14;

export function chooseInPlace(body: Block, variables: Variables): void {
  body.statements.forEach((s, i) => {
    if (s.kind === 'loop' || s.kind === 'block') chooseInPlace(s.body, variables);
    if (s.kind !== 'if') return;
    chooseInPlace(s.then, variables);
    chooseInPlace(s.otherwise, variables);
    const [then, otherwise] = [s.then, s.otherwise].map((b) => onlyMove(b, variables));
    if (!then || !otherwise || then.to.id !== otherwise.to.id || !s.results.some((r) => r.id === then.to.id)) return;
    const from: Expr = { kind: 'choice', condition: s.condition, then: then.from, otherwise: otherwise.from };
    if (size(from) <= maximalSize) body.statements[i] = { kind: 'moves', moves: [{ to: then.to, from }] };
  });
}

/** The one move that a block is, if it is that. */
function onlyMove({ statements }: Block, variables: Variables): Move | undefined {
  const [only]: readonly Statement[] = statements;
  if (statements.length !== 1 || only.kind !== 'moves' || only.moves.length !== 1) return undefined;
  const [move] = only.moves;
  return isSame(variables, move.to.id, move.from) ? undefined : move;
}

function size(expr: Expr): number {
  if (expr.kind === 'op') return expr.args.reduce((sum, e) => sum + size(e), 1);
  return expr.kind === 'choice' ? 1 + size(expr.condition) + size(expr.then) + size(expr.otherwise) : 0;
}
