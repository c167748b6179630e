/** Expressions that surely are a `bigint`, as far as their syntax tells. */
import type { Expression, Node } from '../syntax.js';
import { unwrap } from './tree.js';

export function isBigint(expression: Node): boolean {
  const node = unwrap(expression as Expression);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'bigint';
    case 'UnaryExpression':
      return (node.operator === '-' || node.operator === '~') && isBigint(node.argument);
    case 'BinaryExpression':
      // any other operand throws
      return arithmetic.has(node.operator) && (isBigint(node.left) || isBigint(node.right));
    case 'CallExpression': {
      const callee = unwrap(node.callee as Expression);
      return callee.type === 'Identifier' && callee.name === 'BigInt';
    }
    default:
      return false;
  }
}

const arithmetic: ReadonlySet<string> = new Set(['-', '*', '/', '%', '**', '&', '|', '^', '<<', '>>']);
