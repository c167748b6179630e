/**
 * Types of run-time values, to which compiled instances are specialised, and their signatures, by which instances are
 * found again. Looks into arrays and objects a few levels deep; what is beyond is `unknown`, which is always right.
 */
import {
  arrayOf,
  boolean,
  float32Array,
  float64Array,
  functionType,
  immutable,
  integerArray,
  join,
  number,
  objectOf,
  opaque,
  sameType,
  typeName,
  unknown,
  type Type,
} from '@wengert/ir';
import { tangentKindOf } from '@wengert/rules';
import { noteIntegers } from '../runtime/bytes.js';
import { Context } from '../runtime/context.js';
import { refuseSpreadable } from '../runtime/species.js';

const depthLimit = 3;

/** How many elements are looked at in all to type one array again and again, in one run of differentiated code. */
const patience = 2_000_000;

let run = 0;
let seen = 0;

/** What has been looked at to type an array. */
const efforts = new WeakMap<object, { run: number; elements: number }>();

/** Another run of differentiated code begins: arrays are looked at anew. */
export function beginRun(): void {
  run++;
}

/** The type of a value as an argument: a promise that holds for this call. */
export function typeOfValue(value: unknown, depth = 0): Type {
  switch (typeof value) {
    case 'number':
      return number;
    case 'boolean':
      return boolean;
    case 'function':
      return functionType;
    case 'object':
      return value === null ? opaque : typeOfObject(value, depth);
    default:
      return opaque;
  }
}

/** The type of a receiver: its fields, without what is in them. */
export function typeOfReceiver(value: unknown): Type {
  return typeof value === 'object' && value !== null ? typeOfValue(value, depthLimit - 1) : unknown;
}

function typeOfObject(value: object, depth: number): Type {
  if (tangentKindOf(value)) return immutable;
  // The cotangents that a context refers to are reached by functions of their own.
  if (value instanceof Context) return opaque;
  refuseSpreadable(value);
  const parent: unknown = Object.getPrototypeOf(value);
  // Methods of a subclass may be others than those that are known.
  if (parent === Float64Array.prototype) return float64Array;
  if (parent === Float32Array.prototype) return float32Array;
  if (value instanceof Float64Array || value instanceof Float32Array) return unknown;
  if (ArrayBuffer.isView(value)) {
    noteIntegers(value);
    return value instanceof DataView ? unknown : integerArray;
  }
  if (Array.isArray(value) && (parent !== Array.prototype || Object.hasOwn(value, 'constructor'))) return unknown;
  if (Array.isArray(value)) return arrayOf(depth >= depthLimit ? unknown : patiently(value, depth + 1));
  if (depth >= depthLimit) return unknown;
  const { prototype } = Object;
  // Other built-in objects (Map, Date, ...) keep their contents where properties do not show them.
  if (parent !== prototype && parent !== null && Object.keys(value).length === 0) return unknown;
  const fields: Record<string, Type> = {};
  for (const key of Object.keys(value)) {
    // What a type names is no getter or setter.
    const descriptor = Object.getOwnPropertyDescriptor(value, key)!;
    if ('value' in descriptor) fields[key] = typeOfValue(descriptor.value, depth + 1);
  }
  return objectOf(fields);
}

/** The type of the elements, or `unknown` of an array that has been looked at too often: calls must not cost what it has elements. */
function patiently(array: readonly unknown[], depth: number): Type {
  let effort = efforts.get(array);
  if (effort?.run !== run) efforts.set(array, (effort = { run, elements: 0 }));
  if (effort.elements > patience) return unknown;
  const before = seen;
  seen += array.length;
  const type = elementType(array, depth);
  effort.elements += seen - before;
  return type;
}

function elementType(array: readonly unknown[], depth: number): Type {
  if (array.length === 0) return unknown;
  if (typeof array[0] === 'number') {
    for (let i = 1; i < array.length; i++) if (typeof array[i] !== 'number') return unknown;
    return number;
  }
  let type = typeOfValue(array[0], depth);
  for (let i = 1; i < array.length; i++) {
    const other = typeOfValue(array[i], depth);
    if (!sameType(type, other)) type = join(type, other);
  }
  return type;
}

/** Equal for argument lists that one compiled instance serves. */
export function signatureOf(types: readonly Type[]): string {
  return types.map(typeName).join(';');
}
