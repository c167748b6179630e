/** Questions to the syntax tree about `break` and `continue`: who leaves what. */
import { eachChild, isFunctionNode, type BreakStatement, type ContinueStatement, type Node } from '../../syntax.js';

const loops: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

export function isLoop(node: Node): boolean {
  return loops.has(node.type);
}

export function someChild(node: Node, holds: (child: Node) => boolean): boolean {
  let found = false;
  eachChild(node, (child) => {
    found ||= holds(child);
  });
  return found;
}

/** True if the body of a loop with the given labels continues that loop. */
export function containsContinue(body: Node, names: readonly string[], inner = false): boolean {
  if (body.type === 'ContinueStatement') {
    const { label } = body as ContinueStatement;
    return label == null ? !inner : names.includes(label.name);
  }
  if (isFunctionNode(body)) return false;
  const deeper = inner || isLoop(body);
  return someChild(body, (child) => containsContinue(child, names, deeper));
}

/** True if the statement breaks the `switch` around it. */
export function containsBreak(node: Node): boolean {
  if (node.type === 'BreakStatement') return (node as BreakStatement).label == null;
  if (isFunctionNode(node) || isLoop(node) || node.type === 'SwitchStatement') return false;
  return someChild(node, containsBreak);
}
