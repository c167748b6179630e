/** `minimum`, element-wise with broadcasting. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { greater, lessEqual } from './compare.js';
import { productLike } from './productLike.js';
import { binarySamples } from './samples.js';

export const minimumKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = Math.min(a[i], b[j]);
};

/**
 * The smaller of two elements, NaN if one is. The derivative of a tie goes to the first.
 *
 * @returns a tensor of the broadcast shape; float64 if one of the tensors is; a number for two numbers
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example minimum(tensor([1, 5]), 3) // 1 3
 */
export function minimum(a: number, b: number): number;
export function minimum(a: Tensor, b: Operand): Tensor;
export function minimum(a: Operand, b: Tensor): Tensor;
export function minimum(a: Operand, b: Operand): Operand;
export function minimum(a: Operand, b: Operand): Operand {
  return binary('minimum', minimumKernel, a, b);
}

rule(minimum, {
  pullbacks: [
    (d: Operand, _y, a, b) => productLike(lessEqual(a, b), d, a),
    (d: Operand, _y, a, b) => productLike(greater(a, b), d, b),
  ],
  captured: () => ({ productLike, lessEqual, greater }),
  samples: binarySamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link minimum}. */
    minimum(b: Operand): Tensor;
  }
}
method('minimum', minimum);
