/** Statements of a line or two: declarations, expressions, `if`, `return`, `throw`, and those that do nothing. */
import { unwrap } from '../../syntax.js';
import type {
  ExpressionStatement,
  FunctionDeclaration,
  IfStatement,
  Node,
  ReturnStatement,
  ThrowStatement,
  VariableDeclaration,
} from '../../syntax.js';
import { assignmentStatement } from '../expressions/assignment.js';
import type { StatementForm } from '../form.js';
import { bind, bindArrayLiteral } from '../reference.js';

export const variables: StatementForm<VariableDeclaration> = (ctx, { kind, declarations, declare }) => {
  if (declare === true) return;
  for (const node of declarations) {
    const { id, init } = node;
    const outer = ctx.b.location;
    ctx.b.location = ctx.at(node);
    // a list of statements has seen to all others
    if (kind === 'using' || kind === 'await using') ctx.refuseForm(node, 'using');
    // a `var` without value keeps the one it has
    else if (init == null && kind === 'var') continue;
    else if (init == null) bind(ctx, id, ctx.b.const(undefined), 'declare');
    else if (!bindArrayLiteral(ctx, id, init, 'declare')) bind(ctx, id, ctx.expression(init), 'declare');
    ctx.b.location = outer;
  }
};

/** Made by the list of statements that it stands in. */
export const functionDeclaration: StatementForm<FunctionDeclaration> = () => {};

export const expressionStatement: StatementForm<ExpressionStatement> = (ctx, { expression, directive }) => {
  if (directive != null) return;
  const node = unwrap(expression);
  if (node.type === 'AssignmentExpression') assignmentStatement(ctx, node);
  else ctx.expression(node);
};

export const ifStatement: StatementForm<IfStatement> = (ctx, { test, consequent, alternate }) => {
  for (const branch of [consequent, alternate]) {
    if (branch?.type === 'FunctionDeclaration') ctx.refuseForm(branch, 'loose function');
  }
  ctx.b.if(
    ctx.expression(test),
    () => ctx.statement(consequent),
    () => {
      if (alternate != null) ctx.statement(alternate);
    },
  );
};

export const returnStatement: StatementForm<ReturnStatement> = (ctx, node) => {
  const { argument } = node;
  const { b, construction } = ctx;
  const written = argument == null ? undefined : ctx.expression(argument);
  const value = construction === undefined ? (written ?? b.const(undefined)) : construction.result(written, node);
  if (!ctx.isPassed) {
    b.return(value);
    return;
  }
  // what has to be done before may stand where the value cannot be seen
  const kept = b.variable('$result');
  b.set(kept, value);
  ctx.leave(undefined, () => b.return(b.get(kept)));
};

export const throwStatement: StatementForm<ThrowStatement> = (ctx, { argument }) =>
  ctx.b.throw(ctx.expression(argument));

/** `;`, `debugger`, and declarations of types. */
export const nothing: StatementForm<Node> = () => {};
