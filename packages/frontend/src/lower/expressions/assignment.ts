/** `a = b`, `a += b`, `a ??= b`, `[a, b] = c` */
import type { ValueId } from '@wengert/ir';
import { unwrap, type AssignmentExpression, type LogicalExpression } from '../../syntax.js';
import { bind, bindArrayLiteral, reference } from '../reference.js';
import type { ExpressionForm } from '../form.js';
import type { Lowering } from '../lowering.js';
import { binaryPrimitives, shortCircuit } from './operators.js';

const logicalOperators: Readonly<Record<string, LogicalExpression['operator'] | undefined>> = {
  '&&=': '&&',
  '||=': '||',
  '??=': '??',
};

export const assignment: ExpressionForm<AssignmentExpression> = (ctx, node) => {
  const { left, right, operator } = node;
  const { b } = ctx;
  if (operator === '=') {
    const target = unwrap(left);
    if (target.type === 'ArrayPattern' || target.type === 'ObjectPattern') {
      const value = ctx.expression(right);
      bind(ctx, target, value, 'assign');
      return value;
    }
    const { write } = reference(ctx, target);
    const value = ctx.expression(right);
    write(value);
    return value;
  }
  const target = reference(ctx, left);
  const old = target.read();
  const logical = logicalOperators[operator];
  if (logical !== undefined) {
    return shortCircuit(ctx, logical, old, () => {
      const value = ctx.expression(right);
      target.write(value);
      return value;
    });
  }
  const value: ValueId = b.prim(binaryPrimitives[operator.slice(0, -1)]!, [old, ctx.expression(right)]);
  target.write(value);
  return value;
};

/** An assignment whose value nobody uses. */
export function assignmentStatement(ctx: Lowering, node: AssignmentExpression): void {
  if (node.operator !== '=' || !bindArrayLiteral(ctx, unwrap(node.left), node.right, 'assign')) ctx.expression(node);
}
