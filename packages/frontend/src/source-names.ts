/**
 * `sourceNames`: by what names a function's text knows the variables that it puts into an object, `() => ({ a, b })`. They are others
 * than those of the object where a bundler has renamed variables; other functions of the same scope use them too.
 */
import { parseFunction } from './parse.js';
import { unwrap, type Node } from './syntax.js';
import { importedName } from './toolmarks.js';

type AnyFunction = (...args: never[]) => unknown;
type Property = Node & {
  readonly key: Node & { readonly name?: string; readonly value?: unknown };
  readonly value: Node;
};

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? (node as Node & { name: string }).name : importedName(node);
}

/** From the names of the object that `fn` returns to those of the variables. What is no variable is left out. */
export function sourceNames(fn: AnyFunction): ReadonlyMap<string, string> {
  const text = Function.prototype.toString.call(fn);
  const { node } = parseFunction({ file: `<${fn.name}>`, text }, fn.name);
  const body = unwrap((node as Node & { body: Node }).body) as Node & { properties?: readonly Property[] };
  const names = new Map<string, string>();
  for (const { type, key, value } of body.properties ?? []) {
    const name = type === 'Property' ? nameOf(unwrap(value)) : undefined;
    if (name !== undefined) names.set(key.name ?? String(key.value), name);
  }
  return names;
}
