/** `add`, element-wise with broadcasting. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { binarySamples } from './samples.js';
import { sumLike } from './sumLike.js';

export const addKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] + b[j];
};

/**
 * The sum.
 *
 * @returns a tensor of the broadcast shape; float64 if one of the tensors is; a number for two numbers
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example add(tensor([[1, 2], [3, 4]]), tensor([10, 20])) // [[11, 22], [13, 24]]
 */
export function add(a: number, b: number): number;
export function add(a: Tensor, b: Operand): Tensor;
export function add(a: Operand, b: Tensor): Tensor;
export function add(a: Operand, b: Operand): Operand;
export function add(a: Operand, b: Operand): Operand {
  return binary('add', addKernel, a, b);
}

rule(add, {
  pullbacks: [(d: Operand, _y, a) => sumLike(d, a), (d: Operand, _y, _a, b) => sumLike(d, b)],
  captured: () => ({ sumLike }),
  samples: binarySamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link add}. */
    add(b: Operand): Tensor;
  }
}
method('add', add);
