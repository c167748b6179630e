/**
 * Captured namespaces, as in `import * as ns`. An accessor that reads `ns` itself would keep all exports of the module in
 * the bundle, so it gives an object with those members that the function names. Anything but `ns.member` needs it whole.
 */
import type { Analysis, Binding } from '@wengert/frontend';
import type { Node, Program } from 'oxc-parser';
import { eachChild } from './tree.js';

/** The names in a file that stand for namespaces, by the nodes that declare them. */
export function namespacesOf({ body }: Program): ReadonlySet<object> {
  const specifiers = body.flatMap((s) => (s.type === 'ImportDeclaration' ? s.specifiers : []));
  return new Set(specifiers.filter((s) => s.type === 'ImportNamespaceSpecifier').map((s) => s.local));
}

/** The expression that reads a captured namespace, or nothing if its name is right. */
export function namespaceText(binding: Binding, fn: Node, analysis: Analysis): string | undefined {
  const members = new Set<string>();
  let whole = false;
  const visit = (node: Node): void => {
    if (
      node.type === 'MemberExpression' &&
      !node.computed &&
      node.property.type === 'Identifier' &&
      analysis.bindingOf(node.object) === binding
    ) {
      members.add(node.property.name);
    } else if (node.type === 'Identifier') whole ||= analysis.bindingOf(node) === binding;
    else eachChild(node, visit);
  };
  visit(fn);
  if (whole) return undefined;
  return `{${[...members].map((m) => `get ${m}(){return ${binding.name}.${m}}`).join(',')}}`;
}
