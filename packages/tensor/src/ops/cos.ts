/** `cos`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { mulOrZero } from './mulOrZero.js';
import { neg } from './neg.js';
import { sin } from './sin.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.cos(x[i]);
};

/**
 * The cosine (radians).
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example cos(tensor([0, Math.PI])) // 1 -1
 */
export function cos(x: Tensor): Tensor;
export function cos(x: number): number;
export function cos(x: Operand): Operand;
export function cos(x: Operand): Operand {
  return unary('cos', kernel, x);
}

rule(cos, {
  pullbacks: [(d: Operand, _y, x) => mulOrZero(d, neg(sin(x)))],
  captured: () => ({ mulOrZero, neg, sin }),
  samples: [[tensor([0.5, -1, 3])], [2.0]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link cos}. */
    cos(): Tensor;
  }
}
method('cos', cos);
