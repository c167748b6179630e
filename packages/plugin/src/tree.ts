/** The syntax tree as the transform walks it: inner nodes first, each with the nodes around it, types left out. */
import { visitorKeys, type Node } from 'oxc-parser';

// Nodes of TypeScript that hold code to run; all others are types or declarations without code.
const running = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSParameterProperty',
  'TSExportAssignment',
]);

/** Calls `leave` for each node after its children. `around` is the chain of nodes around it, outermost first. */
export function walk(root: Node, leave: (node: Node, around: readonly Node[]) => void): void {
  const around: Node[] = [];
  const go = (node: Node): void => {
    if (node.type.startsWith('TS') && !running.has(node.type)) return;
    if ('declare' in node && node.declare === true) return;
    around.push(node);
    eachChild(node, go);
    around.pop();
    leave(node, around);
  };
  go(root);
}

/** Calls `visit` for each direct child, in the order of the source. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (item !== null) visit(item);
    } else if (value != null) visit(value);
  }
}
