/** `abs`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { mulOrZero } from './mulOrZero.js';
import { sign } from './rounding.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.abs(x[i]);
};

/**
 * The absolute value. The derivative at 0 is 0.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example abs(tensor([2, -3])) // 2 3
 */
export function abs(x: Tensor): Tensor;
export function abs(x: number): number;
export function abs(x: Operand): Operand;
export function abs(x: Operand): Operand {
  return unary('abs', kernel, x);
}

rule(abs, {
  pullbacks: [(d: Operand, _y, x) => mulOrZero(d, sign(x))],
  captured: () => ({ mulOrZero, sign }),
  samples: [[tensor([0.5, -1, 3])], [-2.0]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link abs}. */
    abs(): Tensor;
  }
}
method('abs', abs);
