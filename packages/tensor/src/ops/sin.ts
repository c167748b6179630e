/** `sin`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { cos } from './cos.js';
import { mulOrZero } from './mulOrZero.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.sin(x[i]);
};

/**
 * The sine (radians).
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example sin(tensor([0, Math.PI / 2])) // 0 1
 */
export function sin(x: Tensor): Tensor;
export function sin(x: number): number;
export function sin(x: Operand): Operand;
export function sin(x: Operand): Operand {
  return unary('sin', kernel, x);
}

rule(sin, {
  pullbacks: [(d: Operand, _y, x) => mulOrZero(d, cos(x))],
  captured: () => ({ mulOrZero, cos }),
  samples: [[tensor([0.5, -1, 3])], [2.0]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link sin}. */
    sin(): Tensor;
  }
}
method('sin', sin);
