/** The types of results that follow from the operation and its operands. */
import type { BufferOp, ConstantValue } from '../model.js';
import { primitives, type PrimitiveName } from '../primitives.js';
import {
  arrayOf,
  boolean,
  float64Array,
  integer,
  isNumeric,
  join,
  number,
  opaque,
  unknown,
  type Type,
} from '../type.js';

/** The type of a constant. */
export function constantType(value: ConstantValue): Type {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? integer : number;
  if (typeof value === 'boolean') return boolean;
  return opaque;
}

/** The primitives that give a bigint of bigints. */
const ofBigints: ReadonlySet<string> = new Set(
  Object.keys(primitives).filter((name) => {
    try {
      return (
        typeof (primitives[name as PrimitiveName].evaluate as (a: bigint, b: bigint) => unknown)(2n, 2n) === 'bigint'
      );
    } catch {
      return false;
    }
  }),
);

/** The type of a primitive's result, from those of its operands. */
export function primitiveType(name: PrimitiveName, operands: readonly Type[]): Type {
  const { result } = primitives[name];
  const allIntegers = operands.every((t) => t.kind === 'integer');
  // A bigint, text, or a number that was made of such: nothing that differentiates.
  if (ofBigints.has(name) && operands.every((t) => t.kind === 'opaque')) return opaque;
  switch (result) {
    case 'sum':
      return operands.every(isNumeric) ? (allIntegers ? integer : number) : unknown;
    case 'arithmetic':
      return allIntegers ? integer : number;
    case 'operand':
      return operands.slice(1).reduce(join);
    case 'number':
      return number;
    case 'integer':
      return integer;
    case 'boolean':
      return boolean;
    case 'opaque':
      return opaque;
  }
}

/** The type of a tape. */
export function bufferType(element: BufferOp['element']): Type {
  if (element === 'float64') return float64Array;
  return element === 'any' ? arrayOf(unknown) : { kind: 'typed', element: 'integer' };
}
