/**
 * Operations that may throw, run so that they do not: how code in a `try`, and code that it calls, goes on after an exception. What
 * happened is told by the value, so that exceptions are ordinary control flow for every pass. `guarded.ts` writes the calls.
 *
 * Errors of ours are never caught: what they say is not part of the program. The same holds for an overflow of the stack, which
 * the derivative, having larger frames, meets earlier than the program itself.
 */
import type { Location } from './model.js';
import { recordOf } from './record.js';
import { refusal, WengertError } from './refusal.js';
import type { Type } from './type.js';

/** How an operation ended; `value` is its result, or what it threw. */
export interface Completion {
  readonly threw: boolean;
  readonly value: unknown;
}

export const completionType: Type = {
  kind: 'object',
  fields: { threw: { kind: 'boolean' }, value: { kind: 'unknown' } },
};

type AnyFunction = (...args: unknown[]) => unknown;

/** What engines throw when the stack is used up, by the error's name; the last is of a regular expression that is then compiled. */
const overflows: ReadonlyMap<string, RegExp> = new Map([
  ['RangeError', /^Maximum call stack size exceeded/],
  ['InternalError', /^too much recursion/],
  ['SyntaxError', /^Invalid regular expression: .*: Stack overflow$/s],
]);

/** True of the error that an engine throws when functions have called each other too deep. */
export function isOverflow(error: unknown): boolean {
  return error instanceof Error && overflows.get(error.name)?.test(error.message) === true;
}

/**
 * What a program that catches `error` gets to see, which is `error`.
 * @throws WengertError if the program must not see it
 */
export function caught(error: unknown): unknown {
  if (error instanceof WengertError) throw error;
  if (isOverflow(error)) throw refusal('too-deep');
  return error;
}

/** The error that users get to see for `error`: an overflow of the stack in our code, or with it, is said as such. */
export function clear(error: unknown, location?: Location): unknown {
  return isOverflow(error) ? refusal('too-deep', {}, location) : error;
}

/** How `run` ended. */
export function completion(run: () => unknown): Completion {
  try {
    return { threw: false, value: run() };
  } catch (error) {
    return { threw: true, value: caught(error) };
  }
}

/** `callee.call(receiver, ...args)`; `text` is how the callee is written in the source. */
export function attempt(text: string, callee: unknown, receiver: unknown, ...args: unknown[]): Completion {
  return completion(() => {
    if (typeof callee !== 'function') throw new TypeError(`${text} is not a function`);
    return (callee as AnyFunction).apply(receiver, args);
  });
}

/** `new constructor(...args)`, for the given `new.target` if it is another. */
export function attemptNew(text: string, constructor: unknown, target: unknown, ...args: unknown[]): Completion {
  return completion(() => {
    if (typeof constructor !== 'function') throw new TypeError(`${text} is not a constructor`);
    return Reflect.construct(constructor, args, (target ?? constructor) as AnyFunction) as unknown;
  });
}

/** What `run` throws, as `{ value }`; nothing if it does not. */
function failure(run: () => unknown): { readonly value: unknown } | undefined {
  const { threw, value } = completion(run);
  return threw ? { value } : undefined;
}

type Keyed = Record<PropertyKey, unknown>;

/** What reading a property of null or undefined throws. */
export function readError(object: null | undefined, key: PropertyKey): unknown {
  return failure(() => (object as unknown as Keyed)[key])?.value;
}

type Lookup = (this: object, key: PropertyKey) => AnyFunction | undefined;

const { __lookupGetter__: lookupGetter, __lookupSetter__: lookupSetter } = Object.prototype as unknown as {
  readonly __lookupGetter__: Lookup;
  readonly __lookupSetter__: Lookup;
};

function accessor(lookup: Lookup, object: unknown, key: PropertyKey): AnyFunction | undefined {
  if (!isObject(object) || Array.isArray(object) || ArrayBuffer.isView(object)) return undefined;
  const found = lookup.call(object, key);
  return found === undefined || isNative(found) ? undefined : found;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Is it a function of the engine? Its accessors throw of receivers that are none of theirs, which no program has. */
export function isNative(fn: AnyFunction): boolean {
  return recordOf(fn) === undefined && /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(fn));
}

/** The getter of the program that reading a property runs, if there is one: it may throw. */
export function getterToRun(object: unknown, key: PropertyKey): unknown {
  return accessor(lookupGetter, object, key);
}

/** The setter of the program that assigning a property runs, if there is one. */
export function setterToRun(object: unknown, key: PropertyKey): unknown {
  return accessor(lookupSetter, object, key);
}

/** What assigning a property would throw, if it would; setters are not run. */
export function writeFailure(object: unknown, key: PropertyKey): { readonly value: unknown } | undefined {
  if (mayWrite(object, key)) return undefined;
  return failure(() => ((object as Keyed)[key] = undefined));
}

function mayWrite(object: unknown, key: PropertyKey): boolean {
  if (typeof object !== 'object' && typeof object !== 'function') return false;
  if (object === null) return false;
  const extensible = Object.isExtensible(object);
  if (extensible && (Array.isArray(object) || ArrayBuffer.isView(object))) return true;
  for (let holder: object | null = object; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
    const slot = Object.getOwnPropertyDescriptor(holder, key);
    if (slot === undefined) continue;
    if (slot.set !== undefined) return true;
    return slot.writable === true && (extensible || holder === object);
  }
  return extensible;
}

/** What deleting a property would throw, if it would. */
export function deleteFailure(object: unknown, key: PropertyKey): { readonly value: unknown } | undefined {
  const slot = object == null ? undefined : Object.getOwnPropertyDescriptor(object, key);
  if (object != null && slot?.configurable !== false) return undefined;
  return failure(() => delete (object as Keyed)[key]);
}

/** What `key in object` would throw, if it would. */
export function inFailure(key: PropertyKey, object: unknown): { readonly value: unknown } | undefined {
  return failure(() => key in (object as object));
}

/** What `value instanceof constructor` would throw, if it would. */
export function instanceofFailure(value: unknown, constructor: unknown): { readonly value: unknown } | undefined {
  return failure(() => value instanceof (constructor as AnyFunction));
}

/** What making an array of the given length would throw, if it would. */
export function lengthFailure(constructor: unknown, length: unknown): { readonly value: unknown } | undefined {
  if (typeof length === 'number' && length >= 0 && length < 2 ** 32 && Number.isInteger(length)) return undefined;
  return failure(() => Reflect.construct(constructor as AnyFunction, [length]) as unknown);
}

/** For functions that are read back from their text form. */
export const attemptIntrinsics = {
  attempt,
  readError,
  getterToRun,
  setterToRun,
  writeFailure,
  deleteFailure,
  inFailure,
  instanceofFailure,
  lengthFailure,
};

export const attemptExterns = { attempt, attemptNew };
