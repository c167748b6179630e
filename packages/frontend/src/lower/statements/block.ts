/** Lists of statements: blocks and function bodies. Function declarations are made where they are first needed. */
import type { Scope } from '../../scope/model.js';
import type { BlockStatement, Node, Statement } from '../../syntax.js';
import type { StatementForm } from '../form.js';
import type { Lowering } from '../lowering.js';
import { isUsing, using } from './using.js';

export function statements(ctx: Lowering, body: readonly Statement[], scope: Scope | undefined): void {
  for (const [i, statement] of body.entries()) {
    if (ctx.b.terminated) return;
    if (scope !== undefined) makeFunctions(ctx, scope, statement.start);
    if (isUsing(statement)) {
      using(ctx, statement, () => statements(ctx, body.slice(i + 1), scope));
      return;
    }
    ctx.statement(statement);
  }
}

/** Makes the functions that are first needed at the given position. */
export function makeFunctions(ctx: Lowering, scope: Scope, position: number): void {
  for (const { node, binding, info } of scope.functions) {
    if (info.created === position) ctx.variables.declare(binding, ctx.program.forms.closure(ctx, node));
  }
}

/** Runs `write` in the scope that a node opens. */
export function inScope(ctx: Lowering, node: Node, write: (scope: Scope | undefined) => void): void {
  const scope = ctx.program.analysis.scopeOf(node);
  ctx.variables.enter(scope);
  write(scope);
}

export const block: StatementForm<BlockStatement> = (ctx, node) =>
  inScope(ctx, node, (scope) => statements(ctx, node.body, scope));
