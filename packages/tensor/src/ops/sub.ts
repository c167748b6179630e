/** `sub`, element-wise with broadcasting. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { neg } from './neg.js';
import { binarySamples } from './samples.js';
import { sumLike } from './sumLike.js';

export const subKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] - b[j];
};

/**
 * The difference.
 *
 * @returns a tensor of the broadcast shape; float64 if one of the tensors is; a number for two numbers
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example sub(tensor([1, 2]), 1) // 0 1
 */
export function sub(a: number, b: number): number;
export function sub(a: Tensor, b: Operand): Tensor;
export function sub(a: Operand, b: Tensor): Tensor;
export function sub(a: Operand, b: Operand): Operand;
export function sub(a: Operand, b: Operand): Operand {
  return binary('sub', subKernel, a, b);
}

rule(sub, {
  pullbacks: [(d: Operand, _y, a) => sumLike(d, a), (d: Operand, _y, _a, b) => neg(sumLike(d, b))],
  captured: () => ({ sumLike, neg }),
  samples: binarySamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link sub}. */
    sub(b: Operand): Tensor;
  }
}
method('sub', sub);
