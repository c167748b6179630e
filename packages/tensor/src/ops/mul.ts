/** `mul`, element-wise with broadcasting. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { mulOrZero } from './mulOrZero.js';
import { sumLike } from './sumLike.js';

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
  pullbacks: [
    (d: Operand, _y, a, b) => sumLike(mulOrZero(d, b), a),
    (d: Operand, _y, a, b) => sumLike(mulOrZero(d, a), b),
  ],
  samples: [
    [
      tensor([
        [1.5, 2, 3],
        [4, 5.5, 6],
      ]),
      tensor([0.5, 2.5, 1]),
    ],
    [tensor([[1.5], [4]]), tensor([0.5, 2.5])],
    [tensor([1, 2, 0.3]), 1.7],
    [0.7, tensor([1, 2, 0.3])],
    [2, 3],
  ],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link mul}. */
    mul(b: Operand): Tensor;
  }
}
method('mul', mul);
