/** Functions: their parameters and bodies, and code that runs as a function of its own. */
import type { FunctionNode, Identifier } from '../../syntax.js';
import type { MutableFunction } from '../findings.js';
import type { Binding, FunctionInfo } from '../model.js';
import type { Walker } from '../walker.js';
import { declarePattern } from './patterns.js';
import type { Fields, Visitors } from './visitor.js';

/** Enters a function: its parameters and body in one scope, and its own name in one around it. */
export function enterFunction(
  w: Walker,
  node: FunctionNode,
  kind: FunctionInfo['kind'],
  name?: string,
  home?: Binding,
): MutableFunction {
  const { record } = w;
  const about = {
    node,
    kind,
    name: node.id?.name ?? name ?? w.names.get(node) ?? '',
    async: node.async,
    generator: node.generator === true,
  };
  return record.inFunction(
    about,
    (info) => {
      const inside = (): void => parametersAndBody(w, node);
      if (node.type === 'FunctionExpression' && node.id) {
        const { id } = node;
        record.within(id, false, () => {
          const own = record.declare(id, 'own-name');
          own.declares = info;
          own.initialised = -1;
          record.within(node, true, inside);
        });
      } else record.within(node, true, inside);
    },
    home,
  );
}

/** Visits the parameters and the body of a function, in its scope. */
export function parametersAndBody(w: Walker, node: FunctionNode): void {
  const { record } = w;
  for (const parameter of node.params) {
    w.each((parameter as Fields).decorators);
    declarePattern(w, parameter as Fields, (id) => {
      const known = record.scope.bindings.has((id as Identifier).name);
      const binding = record.declare(id, 'parameter');
      if (known) binding.assignments++;
      binding.initialised = parameter.end;
    });
  }
  const body = node.body as Fields;
  if (body.type === 'BlockStatement') w.each(body.body);
  else w.visit(body);
}

/** Code that runs as a function of its own: a class field's initial value, a static block, or a namespace. */
export function enterInitialiser(w: Walker, node: Fields, walk: () => void, home?: Binding): void {
  const about = { node, kind: 'initialiser', name: '', async: false, generator: false } as const;
  w.record.inFunction(about, () => w.record.within(node, true, walk), home);
}

export const functions: Visitors = {
  FunctionDeclaration(w, node) {
    if (!node.body || node.declare) return;
    const { record } = w;
    const { scope } = record;
    const known = node.id && scope.bindings.has(node.id.name);
    const binding = node.id ? record.declare(node.id, 'function') : undefined;
    const info = enterFunction(w, node as unknown as FunctionNode, 'declaration');
    if (binding === undefined) return;
    if (known) binding.assignments++;
    binding.declares = info;
    record.holders.push([binding, node]);
    scope.functions.push({ node: node as unknown as FunctionNode, binding, info });
  },
  FunctionExpression(w, node) {
    if (node.body) enterFunction(w, node as unknown as FunctionNode, 'expression');
  },
  ArrowFunctionExpression: (w, node) => void enterFunction(w, node as unknown as FunctionNode, 'arrow'),
};
