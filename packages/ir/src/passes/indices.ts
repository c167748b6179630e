/**
 * Which values are indices of elements that an array has, as long as the array is not shortened: told from how they are computed,
 * from the bounds of counted loops, and from literals. Wants SSA with loops counted.
 */
import type { ForOp, Func, Op, ValueId } from '../model.js';
import { eachOp } from '../walk.js';
import { type ValueFacts } from '../value-map.js';

export interface Indices {
  /** The integer that a value is known to be. */
  constant(id: ValueId): number | undefined;
  /** The object whose length a value is. */
  lengthOf(id: ValueId): ValueId | undefined;
  /** The counted loop whose index a value is. */
  loopOf(id: ValueId): ForOp | undefined;
  /**
   * True if `array` has an element at `index`, unless it has holes or is shortened.
   * @param filled arrays that have an element
   */
  isIn(index: ValueId, array: ValueId, filled: ReadonlySet<ValueId>): boolean;
}

export function indicesOf(func: Func, defined: ValueFacts<Op>): Indices {
  const loops = new Map<ValueId, ForOp>();
  eachOp(func.body, (op) => {
    if (op.op === 'for') loops.set(op.regions[0].parameters[0].id, op);
  });

  function prim(id: ValueId, name: string): readonly ValueId[] | undefined {
    const op = defined.get(id);
    return op?.op === 'prim' && op.prim === name ? op.args : undefined;
  }

  function constant(id: ValueId): number | undefined {
    const op = defined.get(id);
    if (op?.op === 'const') return typeof op.value === 'number' && Number.isInteger(op.value) ? op.value : undefined;
    const [a, b] = prim(id, 'sub')?.map(constant) ?? [];
    return a === undefined || b === undefined ? undefined : a - b;
  }

  function lengthOf(id: ValueId): ValueId | undefined {
    const op = defined.get(id);
    if (op?.op !== 'load') return undefined;
    const key = defined.get(op.args[1]);
    return key?.op === 'const' && key.value === 'length' ? op.args[0] : undefined;
  }

  /** How much less than the array's length a value is. */
  function belowLength(id: ValueId, array: ValueId): number | undefined {
    if (lengthOf(id) === array) return 0;
    const difference = prim(id, 'sub');
    if (!difference) return undefined;
    const [from, less] = [belowLength(difference[0], array), constant(difference[1])];
    return from === undefined || less === undefined ? undefined : from + less;
  }

  /** True of what is not above the array's length: the length less something, or its half. */
  function isBound(id: ValueId, array: ValueId): boolean {
    const half = prim(prim(id, 'floor')?.[0] ?? id, 'div');
    if (half && lengthOf(half[0]) === array) return (constant(half[1]) ?? 0) >= 1;
    return (belowLength(id, array) ?? -1) >= 0;
  }

  function isCounted(index: ValueId, array: ValueId): boolean {
    const loop = loops.get(index);
    if (!loop) return false;
    const [low, high] = loop.args;
    return loop.step > 0
      ? (constant(low) ?? -1) >= 0 && isBound(high, array)
      : (belowLength(low, array) ?? 0) >= 1 && (constant(high) ?? -2) >= -1;
  }

  return {
    constant,
    lengthOf,
    loopOf: (id) => loops.get(id),
    isIn: (index, array, filled) => {
      if (isCounted(index, array)) return true;
      const mirrored = prim(index, 'sub');
      if (mirrored && belowLength(mirrored[0], array) === 1 && isCounted(mirrored[1], array)) return true;
      return filled.has(array) && (constant(index) === 0 || belowLength(index, array) === 1);
    },
  };
}
