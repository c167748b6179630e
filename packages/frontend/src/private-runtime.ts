/**
 * Private names when lowered code runs. Only a class itself can give an object its private names, so what lowered code makes has them
 * in a hidden object: under a symbol that no copy takes along.
 */
import { neverThrow, readCapture } from '@wengert/ir';
import { isObject } from './object-runtime.js';

const hidden = Symbol('private names');

interface Holder {
  readonly [hidden]?: Record<string, unknown>;
}

/** The hidden object of a new object, which a class that it extends may have made. */
export function makePrivates(object: object): Record<string, unknown> {
  const known = (object as Holder)[hidden];
  if (known !== undefined) return known;
  const made = {};
  Object.defineProperty(object, hidden, { value: made });
  return made;
}

/** Has lowered code made the object, with that key among its private names? */
export function hasPrivates(object: unknown, key: string): boolean {
  if (!isObject(object)) return false;
  const names = (object as Holder)[hidden];
  return names !== undefined && key in names;
}

export function privatesOf(object: object): unknown {
  return (object as Holder)[hidden];
}

/**
 * `#name in object` of objects that lowered code has not made: tells from reading it, which throws where there is none.
 * @param fn a function inside of the class whose captured variable `index` the name is; undefined of a class of lowered code
 */
export function hasPrivate(fn: unknown, index: number, object: unknown): boolean {
  if (!isObject(object))
    throw new TypeError("Cannot use 'in' operator to search for a private name in a primitive value");
  if (fn === undefined) return false;
  try {
    readCapture(fn, index, object);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

export const privateIntrinsics = { makePrivates, hasPrivates, privatesOf, hasPrivate };

neverThrow(hasPrivates, privatesOf);
