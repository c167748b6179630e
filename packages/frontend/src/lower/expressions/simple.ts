/** Expressions of a line or two: names, literals, `this`, parentheses, sequences, templates. */
import type { ValueId } from '@wengert/ir';
import type {
  Expression,
  Identifier,
  Literal,
  MetaProperty,
  NewExpression,
  Node,
  SequenceExpression,
  TemplateLiteral,
  ThisExpression,
} from '../../syntax.js';
import { unwrap } from '../../syntax.js';
import { callArguments } from './member.js';
import type { ExpressionForm } from '../form.js';

export const identifier: ExpressionForm<Identifier> = (ctx, node) =>
  ctx.variables.read(ctx.program.analysis.bindingOf(node)!, node);

export const thisExpression: ExpressionForm<ThisExpression> = (ctx, node) =>
  ctx.variables.read(ctx.program.analysis.bindingOf(node)!, node);

/** `new.target` */
export const metaProperty: ExpressionForm<MetaProperty> = (ctx, node) =>
  node.meta.name === 'new' ? ctx.variables.read(ctx.program.analysis.bindingOf(node)!, node) : ctx.refuseForm(node);

export const literal: ExpressionForm<Literal> = (ctx, { value, regex, bigint }) => {
  const { b } = ctx;
  if (regex != null)
    return b.new(b.global('RegExp'), [b.const(regex.pattern), b.const(regex.flags)], { text: 'RegExp' });
  return b.const(bigint == null ? (value as Exclude<Literal['value'], RegExp>) : BigInt(bigint));
};

/** An expression that does nothing but to read a variable. */
function isPlain(node: Expression): boolean {
  const { type } = unwrap(node);
  return type === 'Identifier' || type === 'Literal' || type === 'ThisExpression';
}

export const template: ExpressionForm<TemplateLiteral> = (ctx, { quasis, expressions }) => {
  const { b } = ctx;
  const parts: ValueId[] = [];
  quasis.forEach(({ value }, i) => {
    if (value.cooked != null && value.cooked !== '') parts.push(b.const(value.cooked));
    if (i >= expressions.length) return;
    const part = ctx.expression(expressions[i]);
    const { kind } = b.typeOf(part);
    // Text is made of a part before the next one is evaluated.
    const isFirst = kind !== 'number' && kind !== 'integer' && expressions.slice(i + 1).some((e) => !isPlain(e));
    parts.push(isFirst ? b.prim('template', [part]) : part);
  });
  return b.prim('template', parts);
};

export const sequence: ExpressionForm<SequenceExpression> = (ctx, { expressions }) =>
  expressions.map((e) => ctx.expression(e)).at(-1)!;

/** Parentheses and TypeScript's wrappers. */
export const wrapper: ExpressionForm<Node & { readonly expression: Expression }> = (ctx, node) =>
  ctx.expression(node.expression);

export const newExpression: ExpressionForm<NewExpression> = (ctx, node) => {
  const callee = ctx.expression(node.callee);
  const { values, spread } = callArguments(ctx, node.arguments);
  return ctx.b.new(callee, values, {
    text: ctx.text(node.callee),
    ...(spread.length > 0 && { spread: spread.map((i) => i + 1) }),
  });
};
