/** Which code makes functions and calls none: literals of functions, classes and other literals. */
import { eachChild, isFunctionNode, unwrap, type Node } from '../../syntax.js';
import { isClassNode } from '../../syntax/classes.js';
import { functionIn } from './names.js';

const inert: ReadonlySet<string> = new Set([
  'Identifier',
  'Literal',
  'ArrayExpression',
  'ObjectExpression',
  'Property',
]);

/** True if nothing runs while the value is made. Types inside do not run anyway. */
export function callsNothing(node: Node): boolean {
  const inner = functionIn(unwrap(node));
  if (isFunctionNode(inner)) return true;
  if (isClassNode(inner))
    return (
      inner.superClass == null &&
      inner.body.body.every(
        (member) => member.type === 'MethodDefinition' || (member.type === 'PropertyDefinition' && !member.static),
      ) &&
      inner.body.body.every((member) => !('computed' in member && member.computed))
    );
  if (!inert.has(inner.type) || (inner as Node & { computed?: boolean }).computed === true) return false;
  let calls = false;
  eachChild(inner, (child) => {
    if (!callsNothing(child)) calls = true;
  });
  return !calls;
}
