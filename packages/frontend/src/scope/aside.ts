/**
 * Code that runs outside of differentiation and is no code of the language: the function of `ignore(() => ...)`, if there is syntax in
 * it that is refused elsewhere because it is asynchronous or belongs to the surroundings. Everything else there is lowered.
 */
import { eachChild, isFunctionNode, type Expression, type FunctionNode, type Node } from '../syntax.js';
import { importedName } from '../toolmarks.js';

const foreign: ReadonlySet<string> = new Set(['ImportExpression', 'JSXElement', 'JSXFragment']);

/** The function of a call of `ignore` that can only run as it is. */
export function asideIn(callee: Expression, args: readonly Node[]): FunctionNode | undefined {
  const name = callee.type === 'Identifier' ? callee.name : importedName(callee);
  const [fn] = args;
  if (name !== 'ignore' || args.length !== 1 || !isFunctionNode(fn)) return undefined;
  return fn.params.length === 0 && !fn.generator && isForeign(fn) ? fn : undefined;
}

function isForeign(node: Node): boolean {
  if (foreign.has(node.type) || (isFunctionNode(node) && node.async)) return true;
  if (node.type === 'MetaProperty') return (node as Node & { meta: { name: string } }).meta.name === 'import';
  let found = false;
  eachChild(node, (child) => {
    found ||= isForeign(child);
  });
  return found;
}
