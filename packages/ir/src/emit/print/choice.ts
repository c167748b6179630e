/** Decisions in expressions: conditions, of which only the truth matters, and `&&`, `||`, `??` and `?:`. */
import type { PrimitiveName } from '../../primitives.js';
import type { Expr } from '../tree.js';
import { and, anything, argument, conditional, or, unary, type Text } from './precedence.js';
import type { Writer } from './writer.js';

const opposite: Readonly<Record<string, PrimitiveName>> = {
  eq: 'ne',
  ne: 'eq',
  looseEq: 'looseNe',
  looseNe: 'looseEq',
};

/** A condition, of which only the truth matters. */
export function conditionText(expr: Expr, negated: boolean, writer: Writer): string {
  if (expr.kind === 'op' && expr.op.op === 'prim') {
    const { prim } = expr.op;
    if (prim === 'truthy') return conditionText(expr.args[0], negated, writer);
    if (prim === 'not') return conditionText(expr.args[0], !negated, writer);
    if (negated && prim in opposite) {
      return writer.expression({ ...expr, op: { ...expr.op, prim: opposite[prim] } }, anything);
    }
  }
  return negated ? `!${writer.expression(expr, unary)}` : writer.expression(expr, anything);
}

/** The shortest form of `condition ? then : otherwise`. */
export function choiceText({ condition, then, otherwise }: Expr & { kind: 'choice' }, writer: Writer): Text {
  const both = (): Text => ({
    text: `${writer.expression(condition, and)} && ${writer.expression(then, and + 1)}`,
    precedence: and,
  });
  const either = (): Text => ({
    text: `${writer.expression(condition, or)} || ${writer.expression(otherwise, or + 1)}`,
    precedence: or,
  });
  if (isSameValue(condition, otherwise)) return both();
  if (isSameValue(condition, then)) return either();
  if (isPrim(condition, 'nullish') && isSameValue(condition.args[0], otherwise)) {
    // `??` does not mix with `&&` and `||` without parentheses.
    const text = `${writer.expression(otherwise, and + 1)} ?? ${writer.expression(then, and + 1)}`;
    return { text, precedence: conditional };
  }
  if (isBoolean(condition)) {
    if (otherwise.kind === 'const' && otherwise.value === false) return both();
    if (then.kind === 'const' && then.value === true) return either();
  }
  const test = writer.expression(isPrim(condition, 'truthy') ? condition.args[0] : condition, or);
  return {
    text: `${test} ? ${writer.expression(then, argument)} : ${writer.expression(otherwise, argument)}`,
    precedence: conditional,
  };
}

function isSameValue(a: Expr, b: Expr): boolean {
  return a.kind === 'value' && b.kind === 'value' && a.id === b.id;
}

function isPrim(expr: Expr, prim: PrimitiveName): expr is Expr & { kind: 'op' } {
  return expr.kind === 'op' && expr.op.op === 'prim' && expr.op.prim === prim;
}

function isBoolean(expr: Expr): boolean {
  return expr.kind === 'op' && expr.op.results[0]?.type.kind === 'boolean';
}
