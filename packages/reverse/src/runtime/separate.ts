/**
 * Whether the memory of an argument is apart from that of others, so that no derivative with respect to those can come to it under
 * another name. What may hide memory (functions, objects with code of their own) counts as not apart.
 */
import { tangentKindOf } from '@wengert/rules';
import { dataKeys } from './keys.js';

/** Memory by identity: containers, and the buffers of views. */
export type Places = Set<object>;

/** True of objects whose properties show all that they hold. */
function isPlain(object: object): boolean {
  if (Array.isArray(object)) return true;
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Visits the memory of a value; `visit` says whether to go on.
 * @returns false if it was told to stop, or came to what may hide memory
 */
function walk(value: unknown, visit: (place: object) => boolean, seen: Places): boolean {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null || tangentKindOf(value)) return true;
  if (seen.has(value)) return true;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return visit(value.buffer);
  if (!isPlain(value) || !visit(value)) return false;
  return dataKeys(value).every((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(value, key)!;
    return 'value' in descriptor && walk(descriptor.value, visit, seen);
  });
}

/** The memory of some values; `undefined` if not all of it can be seen. */
export function placesOf(values: readonly unknown[]): Places | undefined {
  const places: Places = new Set();
  const seen: Places = new Set();
  const all = values.every((value) => walk(value, (place) => (places.add(place), true), seen));
  return all ? places : undefined;
}

/** True if `value` has no memory in common with `places`. */
export function isApart(value: unknown, places: Places | undefined): boolean {
  const free = (place: object): boolean => places !== undefined && !places.has(place);
  return walk(value, free, new Set());
}
