/** `tanh`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { mulOrZero } from './mulOrZero.js';
import { square } from './square.js';
import { sub } from './sub.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.tanh(x[i]);
};

/**
 * The hyperbolic tangent.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example tanh(tensor([0, 100])) // 0 1
 */
export function tanh(x: Tensor): Tensor;
export function tanh(x: number): number;
export function tanh(x: Operand): Operand;
export function tanh(x: Operand): Operand {
  return unary('tanh', kernel, x);
}

rule(tanh, {
  pullbacks: [(d: Operand, y) => mulOrZero(d, sub(1, square(y)))],
  captured: () => ({ mulOrZero, sub, square }),
  samples: [[tensor([0.5, -1, 0.2])], [0.3]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link tanh}. */
    tanh(): Tensor;
  }
}
method('tanh', tanh);
