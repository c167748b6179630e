/**
 * What of a function's result is differentiated: the result itself if it is a number, else a random combination of the
 * numbers in it, which a wrong cotangent of any of them changes.
 */
import { copyWithAll } from './copy.js';
import { describe, kindOf } from './kind.js';
import { numbersOf, scalarOf } from './numeric.js';
import { leavesOf, type Leaf } from './places.js';

/** How one number is made of a result. */
export interface Goal {
  readonly result: unknown;
  readonly scalar: boolean;
  /** The cotangent of the result that belongs to it. */
  readonly seed: unknown;
  readonly numbers: (result: unknown) => ArrayLike<number>;
}

/**
 * The goal for functions that return values like `result`.
 *
 * @param next random numbers in [0, 1)
 * @throws TypeError if there is no number in `result`, as the end of a sentence
 */
export function goalOf(result: unknown, next: () => number): Goal {
  if (result instanceof Promise) throw new TypeError('it returns a Promise, which has no derivative');
  const scalar = scalarOf(result);
  if (scalar !== undefined) {
    const numbers = (value: unknown): number[] => {
      const number = scalarOf(value);
      if (number === undefined) throw new TypeError(`it returned ${describe(value)}`);
      return [number];
    };
    const seed: unknown = typeof result === 'number' ? 1 : kindOf(result)!.one?.(result);
    return { result, scalar: true, seed, numbers };
  }
  const root = [result];
  const leaves = leavesOf(root);
  if (leaves.length === 0) throw new TypeError(`it returned ${describe(result)}, which holds no number`);
  const draw = (leaf: Leaf): Float64Array => Float64Array.from(leaf.numbers, () => Math.fround(2 * next() - 1));
  const seed = copyWithAll(root, leaves, draw);
  const weights = numbersOf(seed[0]);
  const numbers = (value: unknown): number[] => {
    const own = numbersOf(value);
    if (own.length !== weights.length)
      throw new TypeError(`it returned ${describe(value)} once and ${describe(result)} before`);
    return [own.reduce((sum, number, k) => sum + number * weights[k], 0)];
  };
  return { result, scalar: false, seed: seed[0], numbers };
}
