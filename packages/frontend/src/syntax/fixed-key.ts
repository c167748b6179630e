/**
 * Names of fields that are computed once, with the class, and mean the same whenever an object is made: texts, numbers, names of
 * variables, `Symbol.iterator` and members of enums, and sums and templates of them.
 */
import type { Expression, Identifier, Node } from '../syntax.js';
import { unwrap } from './tree.js';

/** A variable that such an expression uses. */
export interface KeyVariable {
  readonly node: Identifier;
  /** True if one of its properties is the name. */
  readonly isHolder: boolean;
}

/** The variables that such an expression uses; undefined of other expressions. */
export function variablesOfKey(key: Node): readonly KeyVariable[] | undefined {
  const node = unwrap(key as Expression);
  switch (node.type) {
    case 'Literal':
      return [];
    case 'Identifier':
      return [{ node, isHolder: false }];
    case 'TemplateLiteral':
      return together(node.expressions);
    case 'BinaryExpression':
      return node.operator === '+' ? together([node.left, node.right]) : undefined;
    case 'MemberExpression': {
      const object = unwrap(node.object as Expression);
      return object.type === 'Identifier' && !node.computed ? [{ node: object, isHolder: true }] : undefined;
    }
    default:
      return undefined;
  }
}

function together(parts: readonly Node[]): readonly KeyVariable[] | undefined {
  const all = parts.map(variablesOfKey);
  return all.includes(undefined) ? undefined : all.flatMap((found) => found!);
}
