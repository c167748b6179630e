/** Slow and obvious versions of what the kernels do, for comparison. */
import { Tensor } from '../src/index.js';

/** All indices of a shape, in row-major order. */
export function indicesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (lists, n) => lists.flatMap((list) => Array.from({ length: n }, (_, i) => [...list, i])),
    [[]],
  );
}

/** The element of `t` that broadcasting puts at `index`. */
export function broadcastElement(t: Tensor, index: readonly number[]): number {
  const own = index.slice(index.length - t.rank).map((i, axis) => (t.shape[axis] === 1 ? 0 : i));
  return t.get(...own);
}

/** The product of two matrices given as nested arrays, by the triple loop. */
export function naiveMatmul(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((s, v, k) => s + v * b[k][j], 0)));
}
