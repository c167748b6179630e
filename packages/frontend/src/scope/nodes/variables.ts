/** Declarations of variables, and the loops that declare one for each round. */
import type { Identifier } from '../../syntax.js';
import type { Walker } from '../walker.js';
import { callsNothing } from './inert.js';
import { isBigint } from '../../syntax/bigint.js';
import { functionIn, inferName } from './names.js';
import { assignPattern, boundNames, declarePattern } from './patterns.js';
import type { Fields, Visitor, Visitors } from './visitor.js';

/** Declares the variables of a declarator, which has a value if `init` is there. The value is not visited. */
function declareVariables(
  w: Walker,
  id: Fields,
  kind: string,
  declarator: Fields,
  init: Fields | null | undefined,
): void {
  const { record } = w;
  const scope = kind === 'var' ? record.functionScope() : record.scope;
  const nested = scope !== record.scope;
  const target = init ? functionIn(init) : undefined;
  declarePattern(w, id, (leaf) => {
    const known = scope.bindings.has((leaf as Identifier).name);
    const binding = record.declare(leaf, kind === 'var' ? 'var' : kind === 'let' ? 'let' : 'const', scope);
    if (init && leaf === id) binding.isBigint = isBigint(init);
    if (kind !== 'var') {
      binding.initialised = declarator.end;
      if (target && leaf === id) record.definitions.push([binding, target]);
      if (init && leaf === id && callsNothing(init)) record.holders.push([binding, init]);
    } else if (init && (known || nested)) {
      binding.assignments++;
    } else {
      // a `var` holds undefined from the start; with an initialiser, its value from there on
      binding.initialised = init ? declarator.end : -1;
    }
  });
}

const forEach: Visitor = (w, node) => {
  if (node.left.type === 'VariableDeclaration' && node.left.kind !== 'var') {
    // the right side already sees the names on the left, and none of them has a value there: a scope of its own
    const [{ id }] = node.left.declarations as Fields[];
    w.record.within(node.left, false, () => {
      w.record.declareEmpty(boundNames(id), node.right.end);
      w.visit(node.right);
    });
  } else w.visit(node.right);
  w.record.within(node, false, () => {
    if (node.left.type === 'VariableDeclaration') {
      for (const { id } of node.left.declarations as Fields[]) declareVariables(w, id, node.left.kind, id, id);
    } else assignPattern(w, node.left);
    w.visit(node.body);
  });
};

export const variables: Visitors = {
  VariableDeclaration(w, node) {
    if (node.declare) return;
    for (const declarator of node.declarations as Fields[]) {
      inferName(w, declarator.id, declarator.init);
      declareVariables(w, declarator.id, node.kind, declarator, declarator.init);
      if (declarator.init) w.visit(declarator.init);
    }
  },
  ForOfStatement: forEach,
  ForInStatement: forEach,
};
