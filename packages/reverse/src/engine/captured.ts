/** What functions captured before they were differentiated: how it is read, and whether it may carry derivatives. */
import { recordOf, WengertError, type Capture, type Func } from '@wengert/ir';
import { ruleOf, type AnyFunction } from '@wengert/rules';
import { noteIntegers } from '../runtime/bytes.js';
import { isContainer } from '../runtime/context.js';
import type { Variable } from '../runtime/host.js';

/** What the gradient is taken with respect to, besides the arguments: parameters by identity, wherever they are reached. */
export interface Wanted {
  has(parameter: object): boolean;
}

export const argumentsOnly: Wanted = { has: () => false };

export const anyParameter: Wanted = { has: () => true };

/**
 * May a value that a function captured before it was differentiated carry a derivative? Containers may: they can be arguments
 * under another name, or have active values put into them. What is an array of integers is remembered as that.
 */
export function mayBeActive(value: unknown, wanted: Wanted): boolean {
  noteIntegers(value);
  if (typeof value === 'function') return ruleOf(value)?.form !== 'constant';
  if (typeof value === 'object' && value !== null && wanted.has(value)) return true;
  return isContainer(value);
}

/** True of functions with fields that are arrays or objects: these can be arguments under another name, or be written. */
export function holdsContainer(fn: AnyFunction): boolean {
  return Object.values(Object.getOwnPropertyDescriptors(fn)).some(
    ({ enumerable, value }: PropertyDescriptor) => enumerable && typeof value !== 'function' && isContainer(value),
  );
}

/** True of closures that compiled code has made, whose sites hold code; those of the plugin hold texts. */
export function isMadeInside(fn: AnyFunction): boolean {
  const record = recordOf(fn as (...args: never[]) => unknown);
  return record !== undefined && 'func' in record.site();
}

/** True of private names, which stand among the captured variables, and are what an object holds. */
export function isPrivate({ name }: Capture): boolean {
  return name.startsWith('#');
}

/** Reads captured variable `index` of `fn`; `undefined` if it has no value yet, or is none. */
export function captureReader(fn: AnyFunction, func: Func, index: number): (() => unknown) | undefined {
  const record = recordOf(fn as (...args: never[]) => unknown);
  const env = func.captures[index].scope === 'module' ? record?.site().env : record?.env;
  if (!env || isPrivate(func.captures[index])) return undefined;
  try {
    env(index);
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
  return () => env(index);
}

/** Which captured variables may carry derivatives. Those that have no value yet may. */
export function activeCaptures(func: Func, fn: AnyFunction, wanted: Wanted): readonly boolean[] {
  return func.captures.map((capture, i) => {
    if (isPrivate(capture)) return false;
    const read = captureReader(fn, func, i);
    return read === undefined || capture.rebound === true || mayBeActive(read(), wanted);
  });
}

/** The same of a function that differentiated code calls. What a closure captured that such code has made may be active, whatever it is. */
export function capturesOfCalled(func: Func, fn: AnyFunction): readonly boolean[] {
  return isMadeInside(fn) ? func.captures.map((c) => !isPrivate(c)) : activeCaptures(func, fn, anyParameter);
}

/** The captured variables of `fn`, whose code is `func`, with their values now. */
export function capturedValues(fn: AnyFunction, func: Func): { readonly name: string; readonly value: unknown }[] {
  return func.captures.map(({ name }, i) => ({ name, value: captureReader(fn, func, i)?.() }));
}

/**
 * The captured variables of `fn`, to read and assign; none if they cannot be seen.
 * @param read gives its code, or throws a WengertError
 */
export function variablesOf(fn: AnyFunction, read: () => Func): readonly Variable[] {
  const record = recordOf(fn as (...args: never[]) => unknown);
  const func = record && readable(read);
  if (!func) return [];
  return func.captures.map(({ name, scope }, index) => ({
    name,
    index,
    read: () => captureReader(fn, func, index)?.(),
    write: (value) => (scope === 'module' ? record.site().env : record.env)?.(~index, value),
  }));
}

function readable(read: () => Func): Func | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof WengertError) return undefined;
    throw error;
  }
}
