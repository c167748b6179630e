/**
 * The functions that lowered code calls at run time, by name: checks that JavaScript's own constructs make, and the fence
 * around what cannot be differentiated. `frontendIntrinsics` links functions that are read back from their text form.
 */
import { decidedBy, readCapture } from '@wengert/ir';
import { objectIntrinsics } from './object-runtime.js';
import { privateIntrinsics } from './private-runtime.js';

const ofArrays = Array.prototype[Symbol.iterator];
const ofTypedArrays = Float64Array.prototype[Symbol.iterator];

/** Has a class that extends `Array` an iterator of its own? */
function hasOwnIterator(list: unknown): boolean {
  const iterator = (list as Iterable<unknown>)[Symbol.iterator];
  if (iterator === ofArrays || iterator === ofTypedArrays) return false;
  return (
    typeof iterator !== 'function' || !/\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(iterator))
  );
}

/** True of what is iterated over by index: its own iterator does nothing else. */
export function isIndexable(value: unknown): boolean {
  return (Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value)) && !hasOwnIterator(value);
}

decidedBy(isIndexable, ([{ kind }]) => (kind === 'array' || kind === 'typed' ? true : undefined));

/**
 * Throws the TypeError that JavaScript throws of values that are not iterable. `place` is the expression and where it stands.
 * True of strings, whose code points are taken at once.
 */
export function requireIterable(value: unknown, place: string): boolean {
  if (typeof value === 'string') return true;
  const iterable = value as { [Symbol.iterator]?: unknown } | null | undefined;
  if (iterable == null || typeof iterable[Symbol.iterator] !== 'function') {
    throw new TypeError(`${place}: ${iterable === null ? 'null' : typeof iterable} is not iterable`);
  }
  return false;
}

/** The characters of a text, as iteration gives them. */
export function codePoints(text: string): string[] {
  return [...text];
}

/** Throws the TypeError of patterns that take null or undefined apart. */
export function requireObject(value: unknown, place: string): void {
  if (value == null) throw new TypeError(`${place}: ${String(value)} cannot be taken apart`);
}

/** The keys that `for...in` visits, in its order. */
export function enumerableKeys(object: unknown): string[] {
  const keys: string[] = [];
  for (const key in object as object) keys.push(key);
  return keys;
}

/** True if a key that `for...in` is about to visit has not been deleted meanwhile. */
export function hasKey(object: unknown, key: string): boolean {
  return key in Object(object);
}

/** `typeof` of a name that may be declared nowhere: the captured variable `index` of a function. */
export function typeofVariable(fn: unknown, index: number): string {
  try {
    return typeof readCapture(fn, index);
  } catch (error) {
    if (error instanceof ReferenceError) return 'undefined';
    throw error;
  }
}

/** What `throw` is for statements, where an expression throws. */
export function throwTypeError(message: string): never {
  throw new TypeError(message);
}

export function throwReferenceError(message: string): never {
  throw new ReferenceError(message);
}

/** The method, if it is one: what `using` calls when its block is left. */
export function requireDisposer(method: unknown, place: string): unknown {
  if (typeof method !== 'function') throw new TypeError(`${place}: [Symbol.dispose] is not a function`);
  return method;
}

type Suppressed = new (error: undefined, suppressed: undefined, message: string) => Error;

/** The `SuppressedError` of the engine, or one like it where the engine has none. What it holds is assigned later. */
export function suppressedError(): Error {
  const message = 'An error was suppressed during disposal.';
  const { SuppressedError } = globalThis as { readonly SuppressedError?: Suppressed };
  if (SuppressedError !== undefined) return new SuppressedError(undefined, undefined, message);
  return Object.assign(new Error(message), { name: 'SuppressedError', error: undefined, suppressed: undefined });
}

const templates = new Map<string, readonly (string | undefined)[]>();

/**
 * The array that a tag gets, with its property `raw`. `place` is JSON: where the template stands, and each text as it means and as
 * it is written; null for one that means nothing.
 */
export function templateStrings(place: string): readonly (string | undefined)[] {
  let strings = templates.get(place);
  if (strings === undefined) {
    const [, texts] = JSON.parse(place) as [string, [string | null, string][]];
    const raw = Object.freeze(texts.map(([, written]) => written));
    strings = Object.freeze(
      Object.defineProperty(
        texts.map(([cooked]) => cooked ?? undefined),
        'raw',
        { value: raw },
      ),
    );
    templates.set(place, strings);
  }
  return strings;
}

export const frontendIntrinsics = {
  templateStrings,
  requireDisposer,
  suppressedError,
  ...objectIntrinsics,
  ...privateIntrinsics,
  isIndexable,
  requireIterable,
  codePoints,
  requireObject,
  enumerableKeys,
  hasKey,
  typeofVariable,
  throwTypeError,
  throwReferenceError,
};
