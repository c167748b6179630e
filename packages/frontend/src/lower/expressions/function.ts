/** `(x) => x`, `function (x) {}`, and methods of object literals: closures. */
import type { ValueId } from '@wengert/ir';
import type { ArrowFunctionExpression, FunctionExpression, Node } from '../../syntax.js';
import { aside } from '../aside.js';
import type { ExpressionForm } from '../form.js';
import { lowerFunction } from '../function.js';
import { Lowering } from '../lowering.js';

/** A new closure of a function that is written inside of the one that is lowered. */
export function closure(ctx: Lowering, node: Node): ValueId {
  const inner = new Lowering(ctx.program, ctx.program.analysis.functionOf(node), ctx);
  const func = lowerFunction(inner);
  const captured = inner.variables.inner.map((capture) => ctx.variables.captured(capture, node));
  return ctx.b.closure(func, captured);
}

export const functionExpression: ExpressionForm<FunctionExpression | ArrowFunctionExpression> = (ctx, node) => {
  const { analysis, runsAside } = ctx.program;
  return runsAside && analysis.bindingOf(node)?.kind === 'aside' ? aside(ctx, node) : closure(ctx, node);
};
