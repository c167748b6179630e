/** `tan`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { add } from './add.js';
import { mulOrZero } from './mulOrZero.js';
import { square } from './square.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.tan(x[i]);
};

/**
 * The tangent (radians).
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example tan(tensor([0, Math.PI / 4])) // 0 1
 */
export function tan(x: Tensor): Tensor;
export function tan(x: number): number;
export function tan(x: Operand): Operand;
export function tan(x: Operand): Operand {
  return unary('tan', kernel, x);
}

rule(tan, {
  pullbacks: [(d: Operand, y) => mulOrZero(d, add(1, square(y)))],
  captured: () => ({ mulOrZero, add, square }),
  samples: [[tensor([0.5, -1, 0.2])], [0.3]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link tan}. */
    tan(): Tensor;
  }
}
method('tan', tan);
