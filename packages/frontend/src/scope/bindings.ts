/** How bindings come into being: those that stand somewhere in the source, and those that functions have by themselves. */
import type { Node } from '../syntax.js';
import type { Binding, BindingKind, FunctionInfo } from './model.js';

export type SpecialKind = 'this' | 'arguments' | 'new.target' | 'super';

/** A new binding of `owner`, declared by `node` and not yet assigned. */
export function makeBinding(
  name: string,
  kind: BindingKind,
  owner: FunctionInfo | undefined,
  node: Node | undefined,
  ofFile = false,
): Binding {
  return {
    name,
    kind,
    owner,
    ofFile,
    declares: undefined,
    assignments: 0,
    initialised: node?.end ?? -1,
    scattered: false,
    reach: Infinity,
    early: new Set(),
    cell: undefined,
    exported: false,
    isBigint: false,
    node,
    accessors: [],
  };
}

/** `this` and the like: one binding of each kind for each function, and for the file. */
export class SpecialBindings {
  private readonly known = new Map<string, Binding>();

  of(owner: FunctionInfo | undefined, kind: SpecialKind): Binding {
    const key = `${kind}@${owner?.node.start ?? -1}:${owner?.node.end ?? -1}`;
    let binding = this.known.get(key);
    if (binding === undefined) {
      binding = makeBinding(kind, kind, owner, undefined);
      this.known.set(key, binding);
    }
    return binding;
  }
}
