/** `argmax`, `argmin` and `accuracy`: which element is the greatest. They have no derivative. */
import { nonDifferentiable } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { checkAxis, showShape } from '../core/shape.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { reduce, type LaneKernel } from '../engine/lanes.js';
import { checkLabels, type Labels } from './oneHot.js';

/** The axis along which to look; without it, all elements. */
export interface ArgOptions {
  readonly axis?: number;
  readonly keepDims?: boolean;
}

const argmaxKernel: LaneKernel = (y, x, outer, n, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * n * inner + i;
      let at = 0;
      for (let k = 1; k < n; k++) if (x[start + k * inner] > x[start + at * inner]) at = k;
      y[o * inner + i] = at;
    }
  }
};

const argminKernel: LaneKernel = (y, x, outer, n, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * n * inner + i;
      let at = 0;
      for (let k = 1; k < n; k++) if (x[start + k * inner] < x[start + at * inner]) at = k;
      y[o * inner + i] = at;
    }
  }
};

/**
 * The position of the greatest element (the first of equals), as a number counted in row-major order; or along an axis, as
 * a tensor of positions.
 *
 * @throws TensorError `tensor/bad-axis`; `tensor/bad-length` if there are no elements
 * @example argmax(tensor([1, 2, 0.5])) // 1
 * @example argmax(logits, { axis: -1 }) // the predicted classes
 */
export function argmax(x: Tensor): number;
export function argmax(x: Tensor, options: ArgOptions & { readonly axis: number }): Tensor;
export function argmax(x: Tensor, options?: ArgOptions): Operand;
export function argmax(x: Tensor, options?: ArgOptions): Operand {
  return reduce('argmax', argmaxKernel, x, options, 1);
}

/** The position of the smallest element; as {@link argmax}. */
export function argmin(x: Tensor): number;
export function argmin(x: Tensor, options: ArgOptions & { readonly axis: number }): Tensor;
export function argmin(x: Tensor, options?: ArgOptions): Operand;
export function argmin(x: Tensor, options?: ArgOptions): Operand {
  return reduce('argmin', argminKernel, x, options, 1);
}

/**
 * The fraction of rows whose greatest element is at the row's label.
 *
 * @param scores logits or probabilities, shape [..., classes]
 * @param labels class numbers, one per row
 * @throws TensorError `tensor/shape-mismatch` if there are more or fewer labels than rows; `tensor/bad-index`
 * @example accuracy(tensor([[1, 2], [3, 1]]), [1, 1]) // 0.5
 */
export function accuracy(scores: Tensor, labels: Labels): number {
  needTensor('accuracy', scores);
  const classes = scores.shape[checkAxis('accuracy', -1, scores.shape)];
  const list = checkLabels('accuracy', labels, classes);
  const found = argmax(scores, { axis: -1 }).data;
  if (list.length !== found.length) {
    throw new TensorError(
      'tensor/shape-mismatch',
      `accuracy: scores of shape ${showShape(scores.shape)} have ${found.length} rows, but there are ${list.length} labels`,
    );
  }
  let hits = 0;
  for (let i = 0; i < found.length; i++) if (found[i] === list[i]) hits++;
  return hits / found.length;
}

for (const fn of [argmax, argmin, accuracy]) nonDifferentiable(fn);

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link argmax}. */
    argmax(): number;
    argmax(options: ArgOptions & { readonly axis: number }): Tensor;
    /** As the function {@link argmin}. */
    argmin(): number;
    argmin(options: ArgOptions & { readonly axis: number }): Tensor;
  }
}
method('argmax', argmax);
method('argmin', argmin);
