/**
 * `for`, `while`, `do`. All become the same shape, which passes recognise:
 *
 *     loop { if test {} else { break }; [block] body; update; continue }
 *
 * The block stands there only if the body continues the loop: `continue` leaves it.
 */
import type { Label } from '@wengert/ir';
import type { Scope } from '../../scope/model.js';
import { isFunctionNode, unwrap } from '../../syntax.js';
import type { DoWhileStatement, Expression, ForStatement, Node, Statement, WhileStatement } from '../../syntax.js';
import type { StatementForm } from '../form.js';
import type { Jump, Lowering, Passage } from '../lowering.js';
import { inScope } from './block.js';
import { containsContinue, someChild } from './exits.js';

/** Lowers the body of a loop, so that control goes on behind it wherever the body continues. */
export function loopBody(
  ctx: Lowering,
  body: Statement,
  names: readonly string[],
  loop: Label,
  passage?: Passage,
): void {
  const { b } = ctx;
  const write = (): void => ctx.statement(body);
  const jump: Jump = { kind: 'loop', names, exit: loop, ...(passage && { passage }) };
  if (containsContinue(body, names)) b.block((next) => ctx.within({ ...jump, next }, write));
  else ctx.within(jump, write);
}

/** Leaves the loop unless the condition holds. */
function leaveUnless(ctx: Lowering, test: Expression | null | undefined, loop: Label): void {
  if (test == null) return;
  const literal = unwrap(test);
  if (literal.type === 'Literal' && Boolean(literal.value) && literal.regex == null) return;
  ctx.b.if(
    ctx.expression(test),
    () => {},
    () => ctx.b.break(loop),
  );
}

export const whileStatement: StatementForm<WhileStatement> = (ctx, { test, body }) => {
  const names = ctx.takeLabels();
  ctx.b.loop((loop) => {
    leaveUnless(ctx, test, loop);
    loopBody(ctx, body, names, loop);
  });
};

export const doStatement: StatementForm<DoWhileStatement> = (ctx, { test, body }) => {
  const names = ctx.takeLabels();
  ctx.b.loop((loop) => {
    loopBody(ctx, body, names, loop);
    if (!ctx.b.terminated) leaveUnless(ctx, test, loop);
  });
};

export const forStatement: StatementForm<ForStatement> = (ctx, node) => {
  const { init, test, update, body } = node;
  const names = ctx.takeLabels();
  inScope(ctx, node, (scope) => {
    if (init != null) {
      if (init.type === 'VariableDeclaration') ctx.statement(init);
      else ctx.expression(init);
    }
    const shared = sharedVariables(scope);
    const renew = (): void => shared.forEach((binding) => ctx.variables.renewCell(binding));
    // functions in the head hold the variables as they were before the first iteration
    if (init != null && holdsFunction(init)) renew();
    ctx.b.loop((loop) => {
      leaveUnless(ctx, test, loop);
      loopBody(ctx, body, names, loop);
      if (ctx.b.terminated) return;
      renew();
      if (update != null) ctx.expression(update);
    });
  });
};

/** The variables of the loop's head that live in cells: each iteration has its own. */
function sharedVariables(scope: Scope | undefined) {
  return scope === undefined
    ? []
    : [...scope.bindings.values()].filter((binding) => binding.cell !== undefined && binding.kind === 'let');
}

function holdsFunction(node: Node): boolean {
  return isFunctionNode(node) || someChild(node, holdsFunction);
}
