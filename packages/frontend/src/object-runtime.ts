/** The functions that lowered classes call when they run: how objects are made, and what `super` is. */

import { neverThrow, refusal, refuseElements } from '@wengert/ir';

/** The object that `new` makes for a class without `extends`. */
export function createInstance(target: unknown): object {
  const { prototype } = target as { prototype: unknown };
  return Object.create(isObject(prototype) ? prototype : Object.prototype) as object;
}

/** An object without properties. */
export function createObject(): object {
  return {};
}

/** What `key: value` in a literal does, where the key is `__proto__`. */
export function setPrototype(object: object, _key: '__proto__', value: unknown): void {
  if (value !== null && !isObject(value)) return;
  refuseElements(value);
  Object.setPrototypeOf(object, value);
}

/** Gives a literal a getter or setter. */
export function defineAccessor(object: object, key: PropertyKey, fn: () => unknown, kind: 'get' | 'set'): void {
  Object.defineProperty(object, key, { [kind]: fn, enumerable: true, configurable: true });
}

/** Gives a class a method, getter or setter. */
export function defineMember(
  target: object,
  key: PropertyKey,
  fn: () => unknown,
  kind: 'method' | 'get' | 'set',
): void {
  const part = kind === 'method' ? { value: fn, writable: true } : { [kind]: fn };
  Object.defineProperty(target, key, { ...part, enumerable: false, configurable: true });
}

/** What `extends` does. */
export function extendClass(constructor: { prototype: object }, _key: 'extends', parent: unknown): void {
  if (parent === null) {
    Object.setPrototypeOf(constructor.prototype, null);
    return;
  }
  if (!isConstructor(parent)) throw new TypeError(`Class extends value ${String(parent)} is not a constructor or null`);
  Object.setPrototypeOf(constructor, parent);
  Object.setPrototypeOf(constructor.prototype, (parent as { prototype?: object }).prototype ?? null);
}

function isConstructor(value: unknown): value is new () => unknown {
  if (typeof value !== 'function') return false;
  try {
    Reflect.construct(Object, [], value);
    return true;
  } catch {
    return false;
  }
}

/** What `super(...)` calls in the constructor of a class. */
export function superclass(constructor: unknown): unknown {
  return Object.getPrototypeOf(constructor);
}

/** Where `super.key` is looked up, in methods of `home`. */
export function superOf(home: unknown): unknown {
  return Object.getPrototypeOf(home);
}

/** Defines a field, where assigning it would run a setter that is inherited. */
export function defineField(object: object, key: PropertyKey): void {
  if (key in object)
    Object.defineProperty(object, key, { value: undefined, writable: true, enumerable: true, configurable: true });
}

/** @throws WengertError if a computed name of a field is an object: what its conversion gave is not known any more */
export function requireName(key: unknown): void {
  if (!isObject(key)) return;
  throw refusal('unsupported-syntax', {
    what: 'A field whose computed name is an object',
    why: 'It is converted to a name once, with the class, and what that gave cannot be seen from the constructor.',
    instead: 'Convert it before: const name = String(key).',
  });
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** The getter that reading a property runs, if it has one. */
export function getterOf(object: object, key: PropertyKey): unknown {
  return find(object, key)?.get;
}

/** The setter that assigning a property runs, if it has one. */
export function setterOf(object: object, key: PropertyKey): unknown {
  return find(object, key)?.set;
}

function find(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  for (let holder: object | null = object; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}

/** What a constructor returns: throws the TypeError of derived classes that return something else than an object. */
export function throwUnlessUndefined(value: unknown): void {
  if (value !== undefined) throw new TypeError('Derived constructors may only return object or undefined');
}

export const objectIntrinsics = {
  createInstance,
  createObject,
  setPrototype,
  defineAccessor,
  defineMember,
  extendClass,
  superclass,
  superOf,
  defineField,
  requireName,
  isObject,
  getterOf,
  setterOf,
  throwUnlessUndefined,
};

neverThrow(superclass, superOf, setPrototype, defineAccessor, defineMember, defineField, getterOf, setterOf);
