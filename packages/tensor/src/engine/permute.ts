/** Transposition as a copy: all tensors stay contiguous, which keeps every kernel simple. */
import { allocate, dtypeOf, sizeOf, stridesOf, type Shape, type TypedArray } from '../core/shape.js';

/** Matrices are transposed in square blocks of this many rows, so that both sides stay in the cache. */
const BLOCK = 32;

/** The elements of an array of `shape` with its dimensions in the order of `axes`. */
export function permute(x: TypedArray, shape: Shape, axes: readonly number[]): TypedArray {
  const y = allocate(dtypeOf(x), x.length);
  const rank = shape.length;
  if (rank === 2 && axes[0] === 1) transposeMatrix(y, x, shape[0], shape[1]);
  else if (rank === 0) y.set(x);
  else {
    const own = stridesOf(shape);
    const dims = axes.map((a) => shape[a]);
    const strides = axes.map((a) => own[a]);
    copyStrided(y, x, dims, strides);
  }
  return y;
}

function transposeMatrix(y: TypedArray, x: TypedArray, m: number, n: number): void {
  for (let i0 = 0; i0 < m; i0 += BLOCK) {
    const i1 = Math.min(m, i0 + BLOCK);
    for (let j0 = 0; j0 < n; j0 += BLOCK) {
      const j1 = Math.min(n, j0 + BLOCK);
      for (let j = j0; j < j1; j++) for (let i = i0; i < i1; i++) y[j * m + i] = x[i * n + j];
    }
  }
}

function copyStrided(y: TypedArray, x: TypedArray, dims: readonly number[], strides: readonly number[]): void {
  const last = dims.length - 1;
  const run = dims[last];
  const step = strides[last];
  const index = dims.map(() => 0);
  const total = sizeOf(dims);
  for (let o = 0, p = 0; o < total;) {
    for (let t = 0; t < run; t++) y[o++] = x[p + t * step];
    for (let axis = last - 1; axis >= 0; axis--) {
      p += strides[axis];
      if (++index[axis] < dims[axis]) break;
      p -= strides[axis] * dims[axis];
      index[axis] = 0;
    }
  }
}
