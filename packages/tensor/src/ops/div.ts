/** `div`, element-wise with broadcasting. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { mulOrZero } from './mulOrZero.js';
import { neg } from './neg.js';
import { sumLike } from './sumLike.js';

export const divKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] / b[j];
};

/**
 * The quotient.
 *
 * @returns a tensor of the broadcast shape; float64 if one of the tensors is; a number for two numbers
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example div(tensor([1, 2]), 4) // 0.25 0.5
 */
export function div(a: number, b: number): number;
export function div(a: Tensor, b: Operand): Tensor;
export function div(a: Operand, b: Tensor): Tensor;
export function div(a: Operand, b: Operand): Operand;
export function div(a: Operand, b: Operand): Operand {
  return binary('div', divKernel, a, b);
}

rule(div, {
  pullbacks: [
    (d: Operand, _y, a, b) => sumLike(mulOrZero(d, div(1, b)), a),
    (d: Operand, y, _a, b) => sumLike(mulOrZero(d, neg(div(y, b))), b),
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
    /** As the function {@link div}. */
    div(b: Operand): Tensor;
  }
}
method('div', div);
