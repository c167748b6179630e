/** `log1p`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { add } from './add.js';
import { div } from './div.js';
import { mulOrZero } from './mulOrZero.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.log1p(x[i]);
};

/**
 * log(1 + x), precise for small x.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example log1p(tensor([1e-10])) // 1e-10
 */
export function log1p(x: Tensor): Tensor;
export function log1p(x: number): number;
export function log1p(x: Operand): Operand;
export function log1p(x: Operand): Operand {
  return unary('log1p', kernel, x);
}

rule(log1p, {
  pullbacks: [(d: Operand, _y, x) => mulOrZero(d, div(1, add(x, 1)))],
  captured: () => ({ mulOrZero, div, add }),
  samples: [[tensor([0.5, 0.01, 3])], [2.0]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link log1p}. */
    log1p(): Tensor;
  }
}
method('log1p', log1p);
