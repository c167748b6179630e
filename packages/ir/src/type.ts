/**
 * Types of IR values: how much is known of a JavaScript value, as far as differentiation and emission care.
 * `unknown` is always a right answer; everything else is a promise that holds for every run of the function.
 */
import type { Func } from './model.js';

export type Type =
  /** A JavaScript number (or `undefined` read beyond an array's end and used as a number: NaN). */
  | { readonly kind: 'number' }
  /** A number known to be a safe integer. Never has a cotangent. */
  | { readonly kind: 'integer' }
  | { readonly kind: 'boolean' }
  /** A value without derivative and without contents: string, bigint, symbol, null, undefined. */
  | { readonly kind: 'opaque' }
  /** A JavaScript array, all of whose elements have the given type. */
  | { readonly kind: 'array'; readonly element: Type }
  /** A typed array. Only the floating ones have derivatives. */
  | { readonly kind: 'typed'; readonly element: 'float64' | 'float32' | 'integer' }
  /** A plain object or class instance. Fields that are named are its own and no getters; those that are not are unknown. */
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Type>> }
  /** A function; with `func`, one whose code is known. */
  | { readonly kind: 'function'; readonly func?: Func }
  /** An immutable value with a registered tangent kind, such as a tensor. */
  | { readonly kind: 'immutable' }
  | { readonly kind: 'unknown' };

export const number: Type = { kind: 'number' };
export const integer: Type = { kind: 'integer' };
export const boolean: Type = { kind: 'boolean' };
export const opaque: Type = { kind: 'opaque' };
export const immutable: Type = { kind: 'immutable' };
export const unknown: Type = { kind: 'unknown' };
export const functionType: Type = { kind: 'function' };
export const float64Array: Type = { kind: 'typed', element: 'float64' };
export const float32Array: Type = { kind: 'typed', element: 'float32' };
export const integerArray: Type = { kind: 'typed', element: 'integer' };

/** The type of a JavaScript array with elements of one type. */
export function arrayOf(element: Type): Type {
  return { kind: 'array', element };
}

/** The type of an object with the given fields, and perhaps others. */
export function objectOf(fields: Readonly<Record<string, Type>>): Type {
  return { kind: 'object', fields };
}

export function isNumeric(type: Type): boolean {
  return type.kind === 'number' || type.kind === 'integer';
}

/** True of values that have identity and contents that can change. */
export function isContainer(type: Type): boolean {
  return type.kind === 'array' || type.kind === 'typed' || type.kind === 'object' || type.kind === 'function';
}

export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind === 'array') return b.kind === 'array' && sameType(a.element, b.element);
  if (a.kind === 'typed') return b.kind === 'typed' && a.element === b.element;
  if (a.kind === 'function') return b.kind === 'function' && a.func === b.func;
  if (a.kind === 'object') {
    if (b.kind !== 'object') return false;
    const keys = Object.keys(a.fields);
    const { fields } = b;
    return (
      keys.length === Object.keys(fields).length && keys.every((k) => k in fields && sameType(a.fields[k], fields[k]))
    );
  }
  return a.kind === b.kind;
}

/** The least type that holds for values of either type. */
export function join(a: Type, b: Type): Type {
  if (sameType(a, b)) return a;
  if (isNumeric(a) && isNumeric(b)) return number;
  if (a.kind === 'array' && b.kind === 'array') return arrayOf(join(a.element, b.element));
  if (a.kind === 'function' && b.kind === 'function') return functionType;
  if (a.kind === 'object' && b.kind === 'object') {
    const fields: Record<string, Type> = {};
    for (const key of Object.keys(a.fields)) if (key in b.fields) fields[key] = join(a.fields[key], b.fields[key]);
    return objectOf(fields);
  }
  const plain = (t: Type): boolean => t.kind === 'boolean' || t.kind === 'opaque';
  if (plain(a) && plain(b)) return opaque;
  return unknown;
}

/** `number`, `array<number>`, `{ x: number }`: how the printer and error messages write a type. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'array':
      return `array<${typeName(type.element)}>`;
    case 'typed':
      return `typed<${type.element}>`;
    case 'object':
      return `{${Object.entries(type.fields)
        .map(([k, t]) => `${JSON.stringify(k)}:${typeName(t)}`)
        .join(',')}}`;
    default:
      return type.kind;
  }
}
