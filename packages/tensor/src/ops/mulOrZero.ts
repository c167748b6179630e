/**
 * `mulOrZero`: the product in which a zero first factor gives zero, whatever the second is. Pullbacks multiply cotangents
 * with it, so that a zero cotangent never turns an infinite partial derivative into NaN.
 */
import { rule } from '@wengert/rules';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { productLike } from './productLike.js';

const kernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) {
    const d = a[i];
    y[o] = d === 0 ? 0 : d * b[j];
  }
};

/**
 * `a * b`, element-wise with broadcasting, but 0 wherever `a` is 0, also if `b` is infinite or NaN there.
 *
 * @throws TensorError as `mul` does
 * @example mulOrZero(tensor([0, 2]), tensor([Infinity, 3])) // 0 6
 */
export function mulOrZero(a: number, b: number): number;
export function mulOrZero(a: Tensor, b: Operand): Tensor;
export function mulOrZero(a: Operand, b: Tensor): Tensor;
export function mulOrZero(a: Operand, b: Operand): Operand;
export function mulOrZero(a: Operand, b: Operand): Operand {
  return binary('mulOrZero', kernel, a, b);
}

rule(mulOrZero, {
  pullbacks: [(d: Operand, _y, a, b) => productLike(d, b, a), (d: Operand, _y, a, b) => productLike(d, a, b)],
  captured: () => ({ productLike }),
  samples: [
    [tensor([1.5, 2]), tensor([3, 4])],
    [tensor([[1.5], [2]]), 3],
  ],
});
