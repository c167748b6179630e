/** Copies of arrays and plain objects, level by level; everything else is taken as it is. */
import { dataKeys } from './keys.js';

/** @param seen the copies of containers that have been met: each has one */
export function snapshot(value: unknown, seen: Map<object, unknown> = new Map()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return (value as Float64Array).slice();
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value;
  const earlier = seen.get(value);
  if (earlier !== undefined) return earlier;
  const copy: unknown = Array.isArray(value) ? [] : {};
  seen.set(value, copy);
  for (const key of dataKeys(value))
    (copy as Record<PropertyKey, unknown>)[key] = snapshot((value as Record<PropertyKey, unknown>)[key], seen);
  return copy;
}
