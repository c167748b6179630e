/** `neg`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = -x[i];
};

/**
 * The negative of each element.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example neg(tensor([1, -2])) // -1 2
 */
export function neg(x: Tensor): Tensor;
export function neg(x: number): number;
export function neg(x: Operand): Operand;
export function neg(x: Operand): Operand {
  return unary('neg', kernel, x);
}

rule(neg, {
  pullbacks: [(d: Operand) => neg(d)],
  captured: () => ({ neg }),
  samples: [[tensor([1, -2, 0.5])], [1.5]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link neg}. */
    neg(): Tensor;
  }
}
method('neg', neg);
