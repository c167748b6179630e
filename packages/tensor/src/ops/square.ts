/** `square`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { mul } from './mul.js';
import { mulOrZero } from './mulOrZero.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = x[i] * x[i];
};

/**
 * The square of each element.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example square(tensor([2, -3])) // 4 9
 */
export function square(x: Tensor): Tensor;
export function square(x: number): number;
export function square(x: Operand): Operand;
export function square(x: Operand): Operand {
  return unary('square', kernel, x);
}

rule(square, {
  pullbacks: [(d: Operand, _y, x) => mulOrZero(d, mul(2, x))],
  captured: () => ({ mulOrZero, mul }),
  samples: [[tensor([0.5, -1, 3])], [2.0]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link square}. */
    square(): Tensor;
  }
}
method('square', square);
