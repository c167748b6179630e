/** `exp`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { mulOrZero } from './mulOrZero.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.exp(x[i]);
};

/**
 * e to the power of each element.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example exp(tensor([0, 1])) // 1 2.718...
 */
export function exp(x: Tensor): Tensor;
export function exp(x: number): number;
export function exp(x: Operand): Operand;
export function exp(x: Operand): Operand {
  return unary('exp', kernel, x);
}

rule(exp, {
  pullbacks: [(d: Operand, y) => mulOrZero(d, y)],
  captured: () => ({ mulOrZero }),
  samples: [[tensor([0, 1, -2])], [0.5]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link exp}. */
    exp(): Tensor;
  }
}
method('exp', exp);
