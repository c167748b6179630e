/**
 * The mutable memory that can be reached from some values: arrays, objects, maps, sets, and functions with the variables that they
 * captured. Immutable values are no memory; what is built into the engine has none of the program's.
 *
 * The order is fixed by the values and their contents, so that two runs of one function that makes the same of the same reach what
 * corresponds in the same order.
 */
import { recordOf } from '@wengert/ir';
import { isHostFunction, tangentKindOf, type AnyFunction } from '@wengert/rules';
import type { Host } from './host.js';
import { dataKeys } from './keys.js';

const nativeText = /\{\s*\[native code\]\s*\}\s*$/;

/** Is a function built into the engine or its host, so that it is called as it is, or not at all? */
export function isNative(fn: AnyFunction): boolean {
  if (nativeText.test(Function.prototype.toString.call(fn))) return true;
  return recordOf(fn as (...args: never[]) => unknown) === undefined && isHostFunction(fn);
}

function isMemory(value: unknown): value is object {
  if (typeof value === 'function') return !isNative(value);
  return typeof value === 'object' && value !== null && tangentKindOf(value) === undefined;
}

/** The values of own properties; getters are not run. */
function* properties(object: object, keys: readonly PropertyKey[]): Iterable<unknown> {
  for (const key of keys) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    if (descriptor && 'value' in descriptor) yield descriptor.value;
    else if (descriptor) yield* [descriptor.get, descriptor.set];
  }
}

/** The methods of an object's class, which may have captured variables. */
function* methods(object: object): Iterable<unknown> {
  const prototype = Object.getPrototypeOf(object) as { constructor?: unknown } | null;
  if (prototype === null || (typeof prototype.constructor === 'function' && isNative(prototype.constructor))) return;
  yield* properties(prototype, Reflect.ownKeys(prototype));
  yield* methods(prototype);
}

/** What one container holds. */
function* inside(host: Host, container: object): Iterable<unknown> {
  if (ArrayBuffer.isView(container)) return;
  if (container instanceof Map) for (const entry of container) yield* entry;
  else if (container instanceof Set) yield* container;
  if (typeof container === 'function') {
    for (const variable of host.variables(container)) yield variable.read();
    const { prototype } = container as { prototype?: object };
    if (prototype !== undefined) yield* properties(prototype, Reflect.ownKeys(prototype));
  }
  yield* properties(container, dataKeys(container));
  yield* methods(container);
}

/** All containers that can be reached from `roots`, those included. */
export function reachable(host: Host, roots: readonly unknown[]): readonly object[] {
  const found = new Set<object>();
  const open: unknown[] = [...roots].reverse();
  while (open.length > 0) {
    const value = open.pop();
    if (!isMemory(value) || found.has(value)) continue;
    found.add(value);
    open.push(...[...inside(host, value)].reverse());
  }
  return [...found];
}
