/** `div`, element-wise with broadcasting. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { neg } from './neg.js';
import { productLike } from './productLike.js';
import { binarySamples } from './samples.js';

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
    (d: Operand, _y, a, b) => productLike(d, div(1, b), a),
    (d: Operand, y, _a, b) => productLike(d, neg(div(y, b)), b),
  ],
  captured: () => ({ productLike, div, neg }),
  samples: binarySamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link div}. */
    div(b: Operand): Tensor;
  }
}
method('div', div);
