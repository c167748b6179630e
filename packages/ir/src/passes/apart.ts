/** Which values are surely different objects, by their types. */
import { isContainer, isNumeric, type Type } from '../type.js';

/**
 * True if no object can have both types: kinds of objects that differ, and arrays of such or of numbers and others. (What was empty
 * when its type was found has elements of unknown type.)
 */
export function areApart(a: Type, b: Type): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return false;
  if (isNumeric(a) || isNumeric(b)) return isNumeric(a) !== isNumeric(b);
  if (a.kind === 'array' && b.kind === 'array') return areApart(a.element, b.element);
  return a.kind !== b.kind && isContainer(a) && isContainer(b);
}
