/** `maximum`, element-wise with broadcasting. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { greaterEqual, less } from './compare.js';
import { productLike } from './productLike.js';
import { binarySamples } from './samples.js';

export const maximumKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = Math.max(a[i], b[j]);
};

/**
 * The greater of two elements, NaN if one is. The derivative of a tie goes to the first.
 *
 * @returns a tensor of the broadcast shape; float64 if one of the tensors is; a number for two numbers
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example maximum(tensor([1, 5]), 3) // 3 5
 */
export function maximum(a: number, b: number): number;
export function maximum(a: Tensor, b: Operand): Tensor;
export function maximum(a: Operand, b: Tensor): Tensor;
export function maximum(a: Operand, b: Operand): Operand;
export function maximum(a: Operand, b: Operand): Operand {
  return binary('maximum', maximumKernel, a, b);
}

rule(maximum, {
  pullbacks: [
    (d: Operand, _y, a, b) => productLike(greaterEqual(a, b), d, a),
    (d: Operand, _y, a, b) => productLike(less(a, b), d, b),
  ],
  captured: () => ({ productLike, greaterEqual, less }),
  samples: binarySamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link maximum}. */
    maximum(b: Operand): Tensor;
  }
}
method('maximum', maximum);
