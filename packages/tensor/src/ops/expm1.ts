/** `expm1`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { add } from './add.js';
import { mulOrZero } from './mulOrZero.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.expm1(x[i]);
};

/**
 * exp(x) - 1, precise for small x.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example expm1(tensor([1e-10])) // 1e-10
 */
export function expm1(x: Tensor): Tensor;
export function expm1(x: number): number;
export function expm1(x: Operand): Operand;
export function expm1(x: Operand): Operand {
  return unary('expm1', kernel, x);
}

rule(expm1, {
  pullbacks: [(d: Operand, y) => mulOrZero(d, add(y, 1))],
  captured: () => ({ mulOrZero, add }),
  samples: [[tensor([0.1, 1, -2])], [0.5]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link expm1}. */
    expm1(): Tensor;
  }
}
method('expm1', expm1);
