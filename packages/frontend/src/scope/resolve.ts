/**
 * From names to bindings, when the walk is over and everything is declared. So hoisting needs no walk of its own. Names
 * that nothing declares become bindings of the outermost scope.
 */
import { wellKnownGlobals } from '../globals.js';
import { makeBinding, type SpecialBindings } from './bindings.js';
import type { Findings, Reference, ResolvedReference } from './findings.js';
import type { Binding, Scope } from './model.js';
import type { Recorder } from './recorder.js';

/** Resolves all references. Names of `redefined` are variables, even if globals have them too. */
export function resolve(record: Recorder, redefined: ReadonlySet<string>): Findings {
  const { functions, infos, bindings, scopes, references, definitions, special, holders, mentionsBigint } = record;
  const isGlobal = (name: string): boolean => wellKnownGlobals.has(name) && !redefined.has(name);
  for (const reference of references) {
    const binding = (reference.binding ??= bindingOf(reference, special, isGlobal));
    bindings.set(reference.node, binding);
    if (reference.writes) binding.assignments++;
  }
  for (const [binding, node] of definitions) binding.declares = infos.get(node);
  for (const [scope, name] of record.exportedNames) {
    const binding = scope.bindings.get(name);
    if (binding) binding.exported = true;
  }
  return { functions, infos, bindings, scopes, references: references as ResolvedReference[], holders, mentionsBigint };
}

function bindingOf({ name, scope }: Reference, special: SpecialBindings, isGlobal: (name: string) => boolean): Binding {
  let outermost = scope;
  for (let s: Scope | undefined = scope; s !== undefined; s = s.parent) {
    const binding = s.bindings.get(name);
    if (binding !== undefined) return binding;
    if (name === 'arguments' && s.isFunction && s.owner !== undefined && s.owner.kind !== 'arrow')
      return (s.owner.arguments = special.of(s.owner, 'arguments'));
    outermost = s;
  }
  const unresolved = makeBinding(name, isGlobal(name) ? 'global' : 'unresolved', undefined, undefined, true);
  outermost.bindings.set(name, unresolved);
  return unresolved;
}
