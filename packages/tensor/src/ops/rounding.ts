/** Step functions, element-wise: sign and rounding. Their derivative is zero wherever they have one. */
import { nonDifferentiable } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';

const signKernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.sign(x[i]);
};
const floorKernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.floor(x[i]);
};
const ceilKernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.ceil(x[i]);
};
const roundKernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) y[i] = Math.round(x[i]);
};

/**
 * The sign: -1, 0 or 1.
 *
 * @throws TensorError `tensor/bad-argument` if `x` is neither a tensor nor a number
 * @example sign(tensor([-3, 0, 2])) // -1 0 1
 */
export function sign(x: Tensor): Tensor;
export function sign(x: number): number;
export function sign(x: Operand): Operand;
export function sign(x: Operand): Operand {
  return unary('sign', signKernel, x);
}

/**
 * The greatest whole number that is not greater.
 *
 * @throws TensorError `tensor/bad-argument` if `x` is neither a tensor nor a number
 * @example floor(tensor([1.5, -1.5])) // 1 -2
 */
export function floor(x: Tensor): Tensor;
export function floor(x: number): number;
export function floor(x: Operand): Operand;
export function floor(x: Operand): Operand {
  return unary('floor', floorKernel, x);
}

/**
 * The smallest whole number that is not smaller.
 *
 * @throws TensorError `tensor/bad-argument` if `x` is neither a tensor nor a number
 * @example ceil(tensor([1.5, -1.5])) // 2 -1
 */
export function ceil(x: Tensor): Tensor;
export function ceil(x: number): number;
export function ceil(x: Operand): Operand;
export function ceil(x: Operand): Operand {
  return unary('ceil', ceilKernel, x);
}

/**
 * The nearest whole number, halves upwards as `Math.round` does.
 *
 * @throws TensorError `tensor/bad-argument` if `x` is neither a tensor nor a number
 * @example round(tensor([1.5, -1.2])) // 2 -1
 */
export function round(x: Tensor): Tensor;
export function round(x: number): number;
export function round(x: Operand): Operand;
export function round(x: Operand): Operand {
  return unary('round', roundKernel, x);
}

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link sign}. */
    sign(): Tensor;
    /** As the function {@link floor}. */
    floor(): Tensor;
    /** As the function {@link ceil}. */
    ceil(): Tensor;
    /** As the function {@link round}. */
    round(): Tensor;
  }
}

for (const step of [sign, floor, ceil, round]) nonDifferentiable(step);
method('sign', sign);
method('floor', floor);
method('ceil', ceil);
method('round', round);
