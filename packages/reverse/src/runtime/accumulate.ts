/** Sums of cotangents whose kind is only known at run time; `undefined` is zero. */
import { tangentKindOf } from '@wengert/rules';
import { refusal } from '@wengert/ir';
import { dataKeys } from './keys.js';

/** The sum of two cotangents of one value. */
export function accumulate(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (b === undefined) return a;
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  // What is left in a slot that held a number for a while.
  if (a === 0) return b;
  if (b === 0) return a;
  const kind = tangentKindOf(a);
  if (kind && kind === tangentKindOf(b)) return kind.add(a, b);
  if (isStructure(a) && isStructure(b)) return addStructures(a, b);
  throw refusal('wrong-cotangent', {
    where: 'pullback',
    problem: `two cotangents of one value cannot be added: ${describe(a)} and ${describe(b)}`,
    remedy: 'Check the rules involved: each must return a cotangent of the kind of its argument.',
  });
}

/**
 * The cotangent of `term`, a summand of {@link accumulate}, from that of the sum: the same, unless the term was nothing, or what
 * is left in a slot that held a number.
 */
export function ofTerm(term: unknown, d: unknown): unknown {
  if (term === undefined || (typeof term === 'number' && typeof d !== 'number')) return undefined;
  if (typeof term === 'number' || tangentKindOf(term)) return d;
  throw refusal('unsupported-syntax', {
    what: `The sum of two cotangents that are ${describe(term)} each`,
    why: 'A rule has returned a container for a value that is none, and this cannot be differentiated again.',
    instead: 'Let the rule take the container itself as an argument.',
  });
}

/** A cotangent as a number, for a value that is used as one. */
export function asNumber(d: unknown): number {
  return d === undefined ? 0 : (d as number);
}

/** `d * partial`, which is zero where `d` is. */
export function scaled(d: number, partial: number): number {
  return d === 0 ? 0 : d * partial;
}

type Structure = Record<PropertyKey, unknown>;

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null;
}

/** Sums of containers' cotangents, as rules return them: element by element. */
function addStructures(a: Structure, b: Structure): Structure {
  const sum = (
    Array.isArray(a) ? a.slice() : ArrayBuffer.isView(a) ? (a as unknown as Float64Array).slice() : { ...a }
  ) as Structure;
  for (const key of dataKeys(b)) sum[key] = accumulate(sum[key], b[key]);
  return sum;
}

/** A short description of a value, for messages. */
export function describe(value: unknown): string {
  const kind = tangentKindOf(value);
  if (kind) return kind.describe(value);
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of length ${value.length}`;
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name} of length ${(value as Float64Array).length}`;
  if (typeof value === 'object') {
    const { constructor } = value;
    return constructor === Object || typeof constructor !== 'function'
      ? 'an object'
      : `an object of class ${constructor.name}`;
  }
  if (typeof value === 'function') return value.name ? `the function ${value.name}` : 'a function';
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'bigint' ? `${value}n` : String(value);
}
