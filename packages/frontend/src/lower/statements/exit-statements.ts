/** `break`, `continue`, and labels. */
import type { BreakStatement, ContinueStatement, LabeledStatement, Statement } from '../../syntax.js';
import type { StatementForm } from '../form.js';
import { isLoop } from './exits.js';

export const breakStatement: StatementForm<BreakStatement> = (ctx, { label }) => {
  const target = ctx.breakTarget(label?.name);
  ctx.leave(target, () => ctx.b.break(target.exit!));
};

/** Leaves the block around the body, behind which the loop goes on. */
export const continueStatement: StatementForm<ContinueStatement> = (ctx, { label }) => {
  const target = ctx.continueTarget(label?.name);
  ctx.leave(target, () => ctx.b.break(target.next!), true);
};

export const labeled: StatementForm<LabeledStatement> = (ctx, node) => {
  const names: string[] = [];
  let body: Statement = node;
  for (; body.type === 'LabeledStatement'; body = body.body) names.push(body.label.name);
  const inner = body;
  if (inner.type === 'FunctionDeclaration') ctx.refuseForm(inner, 'loose function');
  if (isLoop(inner)) ctx.labelled(names, inner);
  else ctx.b.block((exit) => ctx.within({ kind: 'block', names, exit }, () => ctx.statement(inner)));
};
