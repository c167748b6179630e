/** `softplus`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { mulOrZero } from './mulOrZero.js';
import { sigmoid } from './sigmoid.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i])));
};

/**
 * log(1 + exp(x)), without overflow.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example softplus(tensor([0, 1000])) // 0.693... 1000
 */
export function softplus(x: Tensor): Tensor;
export function softplus(x: number): number;
export function softplus(x: Operand): Operand;
export function softplus(x: Operand): Operand {
  return unary('softplus', kernel, x);
}

rule(softplus, {
  pullbacks: [(d: Operand, _y, x) => mulOrZero(d, sigmoid(x))],
  captured: () => ({ mulOrZero, sigmoid }),
  samples: [[tensor([0.5, -1, 3])], [0.3]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link softplus}. */
    softplus(): Tensor;
  }
}
method('softplus', softplus);
