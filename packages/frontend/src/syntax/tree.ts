/** Questions to a node, and the way to what stands below it, whatever its type. */
import type { ParenthesizedExpression } from './expressions.js';
import type { FunctionNode } from './functions.js';
import type { Node } from './node.js';

const functionTypes: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

export function isFunctionNode(node: Node): node is FunctionNode {
  return functionTypes.has(node.type);
}

const wrapperTypes: ReadonlySet<string> = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);

/** True of parentheses and TypeScript's wrappers, which mean the expression inside. */
export function isWrapper(node: Node): node is ParenthesizedExpression {
  return wrapperTypes.has(node.type);
}

/** The node without the parentheses and TypeScript's wrappers around it. */
export function unwrap<N extends Node>(node: N): N {
  let inner: Node = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner as N;
}

/** Calls `visit` for each node directly below `node`, in the order of its fields. */
export function eachChild(node: Node, visit: (child: Node, key: string) => void): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const key in fields) {
    const field = fields[key];
    if (field === null || typeof field !== 'object') continue;
    if (Array.isArray(field)) {
      for (const item of field) if (isNode(item)) visit(item, key);
    } else if (isNode(field)) visit(field, key);
  }
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && typeof (value as Node).type === 'string';
}
