/** `mul`, element-wise with broadcasting. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { productLike } from './productLike.js';
import { binarySamples } from './samples.js';

export const mulKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] * b[j];
};

/**
 * The product of the elements (not of matrices, which is `matmul`).
 *
 * @returns a tensor of the broadcast shape; float64 if one of the tensors is; a number for two numbers
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example mul(tensor([1, 2]), tensor([3, 4])) // 3 8
 */
export function mul(a: number, b: number): number;
export function mul(a: Tensor, b: Operand): Tensor;
export function mul(a: Operand, b: Tensor): Tensor;
export function mul(a: Operand, b: Operand): Operand;
export function mul(a: Operand, b: Operand): Operand {
  return binary('mul', mulKernel, a, b);
}

rule(mul, {
  pullbacks: [(d: Operand, _y, a, b) => productLike(d, b, a), (d: Operand, _y, a, b) => productLike(d, a, b)],
  captured: () => ({ productLike }),
  samples: binarySamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link mul}. */
    mul(b: Operand): Tensor;
  }
}
method('mul', mul);
