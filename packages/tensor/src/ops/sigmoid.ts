/** `sigmoid`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { mul } from './mul.js';
import { mulOrZero } from './mulOrZero.js';
import { sub } from './sub.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = 1 / (1 + Math.exp(-x[i]));
};

/**
 * The logistic function 1 / (1 + exp(-x)).
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example sigmoid(tensor([0, 100])) // 0.5 1
 */
export function sigmoid(x: Tensor): Tensor;
export function sigmoid(x: number): number;
export function sigmoid(x: Operand): Operand;
export function sigmoid(x: Operand): Operand {
  return unary('sigmoid', kernel, x);
}

rule(sigmoid, {
  pullbacks: [(d: Operand, y) => mulOrZero(d, mul(y, sub(1, y)))],
  captured: () => ({ mulOrZero, mul, sub }),
  samples: [[tensor([0.5, -1, 3])], [0.3]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link sigmoid}. */
    sigmoid(): Tensor;
  }
}
method('sigmoid', sigmoid);
