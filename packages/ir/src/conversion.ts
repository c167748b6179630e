/**
 * Conversions to numbers and text in a `try`, also by assignments to arrays of numbers, where what they throw is caught. The code of the
 * program that a conversion runs (`valueOf`, `toString`, `[Symbol.toPrimitive]`) is called like any other, so that it is differentiated;
 * those of the engine do not throw, and stay what they are.
 */
import { completion, isNative, type Completion } from './attempt.js';
import { decidedBy } from './decisions.js';
import { primitives, type PrimitiveName } from './primitives.js';
import type { Type } from './type.js';

/** What a value is converted to first: a number, text, or either. */
export type Hint = 'number' | 'string' | 'default';

interface Convertible {
  readonly [Symbol.toPrimitive]?: unknown;
  readonly valueOf?: unknown;
  readonly toString?: unknown;
}

function isNumber({ kind }: Type): boolean {
  return kind === 'number' || kind === 'integer' || kind === 'boolean';
}

function isForeign(method: unknown): boolean {
  return typeof method !== 'function' || !isNative(method as () => unknown);
}

/** Does converting the value run code of the program, or find none that converts it? */
export function runsConversion(value: unknown): boolean {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return false;
  const { [Symbol.toPrimitive]: exotic, valueOf, toString } = value as Convertible;
  if (exotic !== undefined && exotic !== null) return isForeign(exotic);
  return isForeign(valueOf) || isForeign(toString);
}

decidedBy(runsConversion, ([type]) => (isNumber(type) || type.kind === 'opaque' ? false : undefined));

/** Does a primitive operation throw of its operands, none of which {@link runsConversion}? */
export function failsToConvert(prim: PrimitiveName, ...operands: readonly unknown[]): boolean {
  const isOdd = (value: unknown): boolean => typeof value === 'bigint' || typeof value === 'symbol';
  return operands.some(isOdd) && evaluated(prim, operands).threw;
}

decidedBy(failsToConvert, ([, ...types]) => (types.every(isNumber) ? false : undefined));

/** What it throws then. */
export function conversionError(prim: PrimitiveName, ...operands: readonly unknown[]): unknown {
  return evaluated(prim, operands).value;
}

function evaluated(prim: PrimitiveName, operands: readonly unknown[]): ReturnType<typeof completion> {
  return completion(() => (primitives[prim].evaluate as (...all: readonly unknown[]) => unknown)(...operands));
}

/** Is the value put into an array of numbers, which converts it, by code of the program? */
export function runsInStore(object: unknown, value: unknown): boolean {
  return isTyped(object) && runsConversion(value);
}

/** Does assigning a property throw of the value, which does not {@link runsConversion}? */
export function failsToStore(object: unknown, key: PropertyKey, value: unknown): boolean {
  return (isTyped(object) || isLength(object, key)) && stored(object, key, value).threw;
}

/** What it throws then. */
export function storeError(object: object, key: PropertyKey, value: unknown): unknown {
  return stored(object as TypedArray, key, value).value;
}

function isTyped(object: unknown): object is TypedArray {
  return ArrayBuffer.isView(object) && !(object instanceof DataView);
}

function isLength(object: unknown, key: PropertyKey): object is unknown[] {
  return key === 'length' && Array.isArray(object);
}

type TypedArray = object & { readonly [Symbol.toStringTag]: string };
type Makers = Readonly<Record<string, new (length: number) => Record<PropertyKey, unknown>>>;

/** The same assignment to an array of the same kind that nobody knows. */
function stored(object: TypedArray | unknown[], key: PropertyKey, value: unknown): Completion {
  if (Array.isArray(object)) return completion(() => (([] as unknown as Record<PropertyKey, unknown>)[key] = value));
  if (!isIndex(key)) return { threw: false, value: undefined };
  const { [object[Symbol.toStringTag]]: make } = globalThis as unknown as Makers;
  return completion(() => (new make(1)[0] = value));
}

/** Is the key one that a typed array takes for a place, which may be none? */
function isIndex(key: PropertyKey): boolean {
  return typeof key !== 'symbol' && (key === '-0' || String(Number(key)) === String(key));
}

/** An object as the number or text that it is converted to. Code of the language, which is differentiated itself. */
export function toPrimitive(value: Convertible, hint: Hint): unknown {
  const exotic = value[Symbol.toPrimitive];
  if (exotic !== undefined && exotic !== null) {
    if (typeof exotic !== 'function') throw new TypeError(`${typeof exotic} ${String(exotic)} is not a function`);
    const converted: unknown = exotic.call(value, hint);
    if (typeof converted !== 'function' && (typeof converted !== 'object' || converted === null)) return converted;
    throw new TypeError('Cannot convert object to primitive value');
  }
  for (let k = 0; k < 2; k++) {
    const method = (hint === 'string') === (k === 0) ? value.toString : value.valueOf;
    // The engine's own gives the object itself.
    if (typeof method !== 'function' || method === Object.prototype.valueOf) continue;
    const converted: unknown = method.call(value);
    if (typeof converted !== 'function' && (typeof converted !== 'object' || converted === null)) return converted;
  }
  throw new TypeError('Cannot convert object to primitive value');
}

/** For functions that are read back from their text form. */
export const conversionIntrinsics = {
  runsConversion,
  failsToConvert,
  conversionError,
  runsInStore,
  failsToStore,
  storeError,
};

export const conversionExterns = { toPrimitive };
