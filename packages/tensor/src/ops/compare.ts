/** Comparisons, element-wise with broadcasting: 1 where they hold, 0 elsewhere. Their results have no derivative. */
import { nonDifferentiable } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';

const greaterKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] > b[j] ? 1 : 0;
};
const greaterEqualKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] >= b[j] ? 1 : 0;
};
const lessKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] < b[j] ? 1 : 0;
};
const lessEqualKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] <= b[j] ? 1 : 0;
};
const equalKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] === b[j] ? 1 : 0;
};
const notEqualKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] !== b[j] ? 1 : 0;
};

/**
 * Whether `a > b`, as 0 or 1.
 *
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example greater(tensor([1, 2, 3]), 2) // 0 0 1
 */
export function greater(a: number, b: number): number;
export function greater(a: Tensor, b: Operand): Tensor;
export function greater(a: Operand, b: Tensor): Tensor;
export function greater(a: Operand, b: Operand): Operand;
export function greater(a: Operand, b: Operand): Operand {
  return binary('greater', greaterKernel, a, b);
}

/** Whether `a >= b`, as 0 or 1; as {@link greater}. */
export function greaterEqual(a: number, b: number): number;
export function greaterEqual(a: Tensor, b: Operand): Tensor;
export function greaterEqual(a: Operand, b: Tensor): Tensor;
export function greaterEqual(a: Operand, b: Operand): Operand;
export function greaterEqual(a: Operand, b: Operand): Operand {
  return binary('greaterEqual', greaterEqualKernel, a, b);
}

/** Whether `a < b`, as 0 or 1; as {@link greater}. */
export function less(a: number, b: number): number;
export function less(a: Tensor, b: Operand): Tensor;
export function less(a: Operand, b: Tensor): Tensor;
export function less(a: Operand, b: Operand): Operand;
export function less(a: Operand, b: Operand): Operand {
  return binary('less', lessKernel, a, b);
}

/** Whether `a <= b`, as 0 or 1; as {@link greater}. */
export function lessEqual(a: number, b: number): number;
export function lessEqual(a: Tensor, b: Operand): Tensor;
export function lessEqual(a: Operand, b: Tensor): Tensor;
export function lessEqual(a: Operand, b: Operand): Operand;
export function lessEqual(a: Operand, b: Operand): Operand {
  return binary('lessEqual', lessEqualKernel, a, b);
}

/** Whether `a === b`, as 0 or 1; as {@link greater}. */
export function equal(a: number, b: number): number;
export function equal(a: Tensor, b: Operand): Tensor;
export function equal(a: Operand, b: Tensor): Tensor;
export function equal(a: Operand, b: Operand): Operand;
export function equal(a: Operand, b: Operand): Operand {
  return binary('equal', equalKernel, a, b);
}

/** Whether `a !== b`, as 0 or 1; as {@link greater}. */
export function notEqual(a: number, b: number): number;
export function notEqual(a: Tensor, b: Operand): Tensor;
export function notEqual(a: Operand, b: Tensor): Tensor;
export function notEqual(a: Operand, b: Operand): Operand;
export function notEqual(a: Operand, b: Operand): Operand {
  return binary('notEqual', notEqualKernel, a, b);
}

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link greater}. */
    greater(b: Operand): Tensor;
    /** As the function {@link greaterEqual}. */
    greaterEqual(b: Operand): Tensor;
    /** As the function {@link less}. */
    less(b: Operand): Tensor;
    /** As the function {@link lessEqual}. */
    lessEqual(b: Operand): Tensor;
    /** As the function {@link equal}. */
    equal(b: Operand): Tensor;
    /** As the function {@link notEqual}. */
    notEqual(b: Operand): Tensor;
  }
}

for (const compare of [greater, greaterEqual, less, lessEqual, equal, notEqual]) nonDifferentiable(compare);
method('greater', greater);
method('greaterEqual', greaterEqual);
method('less', less);
method('lessEqual', lessEqual);
method('equal', equal);
method('notEqual', notEqual);
