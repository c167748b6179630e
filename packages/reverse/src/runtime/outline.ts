/**
 * The outline of a value: which containers it consists of and what they hold, as they are when a function is called. The function may
 * put other things in their places, and the gradient still is one of what was passed.
 */
import { tangentKindOf } from '@wengert/rules';
import { isFloatArray } from './context.js';
import { dataKeys } from './keys.js';

/** Of a value without derivative `undefined`. */
export type Outline = 'number' | Immutable | Floats | List | Fields | Entries | undefined;

/** A value with a tangent kind. */
export interface Immutable {
  readonly form: 'immutable';
  readonly value: object;
}

export interface Floats {
  readonly form: 'floats';
  readonly container: Float64Array | Float32Array;
}

export interface List {
  readonly form: 'list';
  readonly container: readonly unknown[];
  readonly length: number;
  /** `undefined` if all elements are numbers. */
  elements: readonly Outline[] | undefined;
}

/** An object: those of its own properties that have a derivative. */
export interface Fields {
  readonly form: 'fields';
  readonly container: object;
  readonly fields: [key: PropertyKey, outline: Outline][];
}

/** A map: all of its keys, with the outlines of their values. */
export interface Entries {
  readonly form: 'entries';
  readonly container: ReadonlyMap<unknown, unknown>;
  readonly entries: [key: unknown, outline: Outline][];
}

/** @param seen outlines of the containers that have been met: each has one */
export function outlineOf(value: unknown, seen: Map<object, Outline> = new Map()): Outline {
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'object' || value === null) return undefined;
  if (tangentKindOf(value)) return { form: 'immutable', value };
  if (ArrayBuffer.isView(value)) return isFloatArray(value) ? { form: 'floats', container: value } : undefined;
  const earlier = seen.get(value);
  if (earlier !== undefined) return earlier;
  if (Array.isArray(value)) {
    const list: List = { form: 'list', container: value, length: value.length, elements: undefined };
    seen.set(value, list);
    if (!isAllNumbers(value)) list.elements = Array.from(value, (element) => outlineOf(element, seen));
    return list;
  }
  if (value instanceof Map) {
    const map: Entries = { form: 'entries', container: value, entries: [] };
    seen.set(value, map);
    for (const [key, held] of value as Map<unknown, unknown>) map.entries.push([key, outlineOf(held, seen)]);
    return map;
  }
  // What is in a set has no place of its own.
  if (value instanceof Set) return undefined;
  const outline: Fields = { form: 'fields', container: value, fields: [] };
  seen.set(value, outline);
  for (const key of dataKeys(value)) {
    // A getter has no derivative, and is not run to find that out.
    const field = outlineOf(Object.getOwnPropertyDescriptor(value, key)!.value, seen);
    if (field !== undefined) outline.fields.push([key, field]);
  }
  return outline;
}

function isAllNumbers(array: readonly unknown[]): boolean {
  for (let i = 0; i < array.length; i++) if (typeof array[i] !== 'number') return false;
  return true;
}

/**
 * The outlines of a list of arguments, in which one container has one outline.
 * @param wanted per argument, false if it is none of interest; undefined if all are
 */
export function outlinesOf(values: readonly unknown[], wanted?: readonly boolean[]): Outline[] {
  const seen = new Map<object, Outline>();
  return values.map((value, k) => (wanted?.[k] === false ? undefined : outlineOf(value, seen)));
}
