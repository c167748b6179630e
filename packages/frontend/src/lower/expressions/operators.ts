/** Operators: unary, binary, `++`, short-circuiting ones, `?:`. */
import type { PrimitiveName } from '@wengert/ir';
import { unwrap } from '../../syntax.js';
import type {
  BinaryExpression,
  ConditionalExpression,
  LogicalExpression,
  UnaryExpression,
  UpdateExpression,
} from '../../syntax.js';
import { isCoverageCounter } from '../../toolmarks.js';
import { reference } from '../reference.js';
import { isIn } from '../class/private.js';
import { typeofVariable } from '../runtime-calls.js';
import { deleteChain, propertyKey } from './member.js';
import type { ExpressionForm } from '../form.js';
import type { Lowering } from '../lowering.js';
import type { ValueId } from '@wengert/ir';

export const binaryPrimitives: Readonly<Record<string, PrimitiveName | undefined>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'mod',
  '**': 'pow',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '===': 'eq',
  '!==': 'ne',
  '==': 'looseEq',
  '!=': 'looseNe',
  '&': 'bitand',
  '|': 'bitor',
  '^': 'bitxor',
  '<<': 'shl',
  '>>': 'shr',
  '>>>': 'ushr',
  in: 'in',
  instanceof: 'instanceof',
};

export const binary: ExpressionForm<BinaryExpression> = (ctx, node) => {
  const { left, right, operator } = node;
  if (left.type === 'PrivateIdentifier') return isIn(ctx, left, ctx.expression(right));
  const a = ctx.expression(left);
  return ctx.b.prim(binaryPrimitives[operator]!, [a, ctx.expression(right)]);
};

const unaryPrimitives = { '-': 'neg', '+': 'plus', '!': 'not', '~': 'bitnot', typeof: 'typeof' } as const;

export const unary: ExpressionForm<UnaryExpression> = (ctx, { operator, argument }) => {
  const { b } = ctx;
  if (operator === 'delete') return deleteProperty(ctx, argument);
  const inner = unwrap(argument);
  if (operator === '-' && inner.type === 'Literal' && typeof inner.value === 'number') return b.const(-inner.value);
  const undeclared = operator === 'typeof' && inner.type === 'Identifier' && ctx.variables.undeclared(inner);
  if (undeclared) return typeofVariable(ctx, undeclared.fn, undeclared.index);
  const value = ctx.expression(argument);
  return operator === 'void' ? b.const(undefined) : b.prim(unaryPrimitives[operator], [value]);
};

function deleteProperty(ctx: Lowering, argument: UnaryExpression['argument']): ValueId {
  const { b } = ctx;
  const target = unwrap(argument);
  if (target.type === 'MemberExpression' && target.object.type !== 'Super') {
    const object = ctx.expression(target.object);
    return b.delete(object, propertyKey(ctx, target));
  }
  if (target.type === 'ChainExpression') return deleteChain(ctx, target.expression);
  if (target.type === 'Identifier' || target.type === 'MemberExpression') {
    return ctx.refuse(
      target,
      '`delete` of this',
      'Only properties of objects can be deleted.',
      'Write delete object.key.',
    );
  }
  ctx.expression(argument);
  return b.const(true);
}

/** `x++` is the number that `x` was, `++x` the number that it becomes. */
export const update: ExpressionForm<UpdateExpression> = (ctx, node) => {
  const { b } = ctx;
  if (isCoverageCounter(node)) return b.const(undefined);
  const target = reference(ctx, node.argument);
  const value = target.read();
  const { analysis } = ctx.program;
  const argument = unwrap(node.argument);
  const step = node.operator === '++' ? 'add' : 'sub';
  const counts = (): ValueId => b.prim(step, [value, b.const(1n)]);
  if (analysis.bindingOf(argument)?.isBigint === true) {
    const result = counts();
    target.write(result);
    return node.prefix ? result : value;
  }
  if (argument.type === 'MemberExpression' && analysis.mentionsBigint) {
    const isBigint = b.prim('eq', [b.prim('typeof', [value]), b.const('bigint')]);
    const number = (): ValueId => b.prim('plus', [value]);
    const old = node.prefix ? value : ctx.choose(isBigint, () => value, number);
    const result = ctx.choose(isBigint, counts, () => b.prim(step, [node.prefix ? number() : old, b.const(1)]));
    target.write(result);
    return node.prefix ? result : old;
  }
  const old = b.prim('plus', [value]);
  const result = b.prim(step, [old, b.const(1)]);
  target.write(result);
  return node.prefix ? result : old;
};

/** Evaluates `right` only if `operator` asks for it; else gives `left`. */
export function shortCircuit(
  ctx: Lowering,
  operator: LogicalExpression['operator'],
  left: ValueId,
  right: () => ValueId,
): ValueId {
  const keep = (): ValueId => left;
  if (operator === '??') return ctx.choose(ctx.b.prim('nullish', [left]), right, keep);
  return operator === '&&' ? ctx.choose(left, right, keep) : ctx.choose(left, keep, right);
}

export const logical: ExpressionForm<LogicalExpression> = (ctx, { operator, left, right }) =>
  shortCircuit(ctx, operator, ctx.expression(left), () => ctx.expression(right));

export const conditional: ExpressionForm<ConditionalExpression> = (ctx, { test, consequent, alternate }) =>
  ctx.choose(
    ctx.expression(test),
    () => ctx.expression(consequent),
    () => ctx.expression(alternate),
  );
