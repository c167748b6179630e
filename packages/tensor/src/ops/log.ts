/** `log`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { div } from './div.js';
import { mulOrZero } from './mulOrZero.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.log(x[i]);
};

/**
 * The natural logarithm. Its derivative at 0 is infinite; a zero cotangent gives zero there.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example log(tensor([1, Math.E])) // 0 1
 */
export function log(x: Tensor): Tensor;
export function log(x: number): number;
export function log(x: Operand): Operand;
export function log(x: Operand): Operand {
  return unary('log', kernel, x);
}

rule(log, {
  pullbacks: [(d: Operand, _y, x) => mulOrZero(d, div(1, x))],
  captured: () => ({ mulOrZero, div }),
  samples: [[tensor([0.5, 1, 3])], [2.0]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link log}. */
    log(): Tensor;
  }
}
method('log', log);
