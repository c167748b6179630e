/**
 * The walk of scope analysis: opens scopes, declares bindings, collects references. What is special about a type of node
 * stands in the table of visitors (nodes/); all others just have their children visited. Types are not entered.
 */
import { eachChild, type Node } from '../syntax.js';
import type { Fields } from './nodes/visitor.js';
import { visitors } from './nodes/visitors.js';
import { Recorder } from './recorder.js';

/** Parts of nodes that hold types, or names that are no references. */
const skippedKeys: ReadonlySet<string> = new Set([
  ...[
    'typeAnnotation',
    'typeParameters',
    'typeArguments',
    'returnType',
    'superTypeArguments',
    'superTypeParameters',
    'implements',
  ],
  ...['label', 'meta', 'parent', 'loc', 'range'],
]);

/** TypeScript's nodes that hold expressions; all others are types. */
const typescriptCode: ReadonlySet<string> = new Set([
  ...['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression'],
  ...['TSExportAssignment', 'TSModuleBlock', 'TSEnumBody'],
]);

export class Walker {
  /** Names of functions that have none of their own, by the node of the function. */
  readonly names = new Map<Node, string>();

  constructor(readonly record: Recorder) {}

  visit(node: Fields): void {
    const visitor = visitors[node.type];
    if (visitor !== undefined) visitor(this, node);
    else if (!node.type.startsWith('TS') || typescriptCode.has(node.type)) this.children(node);
  }

  children(node: Fields): void {
    eachChild(node, (child, key) => {
      if (!skippedKeys.has(key)) this.visit(child as Fields);
    });
  }

  each(nodes: readonly (Fields | null | undefined)[] | null | undefined): void {
    if (nodes) for (const node of nodes) if (node) this.visit(node);
  }
}

/** Walks a file, or a single function expression. */
export function walk(root: Node): Recorder {
  const record = new Recorder(root);
  new Walker(record).visit(root as Fields);
  return record;
}
