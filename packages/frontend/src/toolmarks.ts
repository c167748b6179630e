/**
 * The traces that bundlers, compilers and coverage tools leave in the text of a function, and how to read through them.
 * Scope analysis and lowering ask here, so that both see the same program.
 */
import { unwrap, type CallExpression, type Expression, type MemberExpression, type Node } from './syntax.js';

const importObject = /^__vi(?:te_ssr)?_import_\d+__$/;
const counter = /^cov_\w+$/;
const loweringHelper =
  /^__(?:pow|async|privateGet|privateSet|privateAdd|privateMethod|objRest|spreadValues|spreadProps|template|await|yieldStar|forAwait)\d*$/;

function isIdentifier(node: Node, name: RegExp): boolean {
  return node.type === 'Identifier' && name.test((node as Node & { name: string }).name);
}

/** `live` for `__vite_ssr_import_3__.live`: the imported name that the test runner's access means. */
export function importedName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const { object, property, computed } = node as MemberExpression;
  return !computed && property.type === 'Identifier' && isIdentifier(object, importObject) ? property.name : undefined;
}

/** True of the name that a test runner gives to a module which a file imports. */
export function isImportObject(name: string): boolean {
  return importObject.test(name);
}

/** `fn` for `__name(fn, 'x')`, which only keeps a function's name. */
export function namedFunction(node: Node): Expression | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const { callee, arguments: args } = node as CallExpression;
  if (callee.type !== 'Identifier' || callee.name !== '__name' || args.length !== 2) return undefined;
  const [fn, name] = args;
  return name.type === 'Literal' && fn.type !== 'SpreadElement' ? fn : undefined;
}

/** True of `cov_x().s[0]++`, `cov_x().f[0]++` and `cov_x().b[0][1]++`: a coverage counter. */
export function isCoverageCounter(node: Node): boolean {
  if (node.type === 'CallExpression') {
    const { callee, arguments: args } = node as CallExpression;
    return args.length === 0 && isIdentifier(callee, counter);
  }
  if (node.type !== 'UpdateExpression') return false;
  let inner: Node = unwrap((node as Node & { argument: Node }).argument);
  let indices = 0;
  while (inner.type === 'MemberExpression' && (inner as MemberExpression).computed) {
    inner = (inner as MemberExpression).object;
    indices++;
  }
  if (indices < 1 || indices > 2 || inner.type !== 'MemberExpression') return false;
  const { object, property } = inner as MemberExpression;
  const field = property.type === 'Identifier' && 'sfb'.includes(property.name);
  return field && object.type === 'CallExpression' && isIdentifier(object.callee, counter);
}

/** True of the helper functions that stand for syntax which a compiler replaced, because its target is old. */
export function isLoweringHelper(name: string): boolean {
  return loweringHelper.test(name);
}
