/** Values that functions put into memory which holds numbers only: code of the program would convert objects, out of sight. */
import { refusal } from '@wengert/ir';
import { nonDifferentiable } from '../../define.js';

/** @throws WengertError `unsupported-syntax` of an object */
export function requireNumber(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  throw refusal('unsupported-syntax', {
    what: 'Storing an object as a number',
    why: 'JavaScript converts it to a number, and its derivative is lost.',
    instead: 'Store its elements or its valueOf().',
  });
}

/** The same of what is copied into an array. */
export function requireNumbers(array: object, values: ArrayLike<unknown> | null | undefined): void {
  if (values == null || ArrayBuffer.isView(values) || !(array instanceof Float64Array || array instanceof Float32Array))
    return;
  for (let i = 0; i < values.length; i++) requireNumber(values[i]);
}

for (const fn of [requireNumber, requireNumbers]) nonDifferentiable(fn);
