/** `sqrt`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { div } from './div.js';
import { mulOrZero } from './mulOrZero.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.sqrt(x[i]);
};

/**
 * The square root. Its derivative at 0 is infinite; a zero cotangent gives zero there.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example sqrt(tensor([4, 9])) // 2 3
 */
export function sqrt(x: Tensor): Tensor;
export function sqrt(x: number): number;
export function sqrt(x: Operand): Operand;
export function sqrt(x: Operand): Operand {
  return unary('sqrt', kernel, x);
}

rule(sqrt, {
  pullbacks: [(d: Operand, y) => mulOrZero(d, div(0.5, y))],
  captured: () => ({ mulOrZero, div }),
  samples: [[tensor([0.5, 1, 3])], [2.0]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link sqrt}. */
    sqrt(): Tensor;
  }
}
method('sqrt', sqrt);
