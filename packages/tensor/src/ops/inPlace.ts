/**
 * Methods that change a tensor: for update loops, outside of differentiated code. Each returns the tensor itself. Tensors
 * that share its memory (by `reshape` or `slice`) change with it.
 */
import { needTensor } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { inPlaceMethod } from '../core/method.js';
import { sameShape, showShape } from '../core/shape.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binaryInPlace } from '../engine/elementwise.js';
import { addKernel } from './add.js';
import { divKernel } from './div.js';
import { positionOf } from './elements.js';
import { mulKernel } from './mul.js';
import { subKernel } from './sub.js';

function needNumber(op: string, value: unknown): asserts value is number {
  if (typeof value !== 'number')
    throw new TensorError('tensor/bad-argument', `${op}: needs a number, got ${show(value)}`);
}

declare module '../core/tensor.js' {
  interface Tensor {
    /** Adds `b`, broadcast to the shape of this tensor, to its elements. @throws TensorError `tensor/shape-mismatch` */
    addInPlace(b: Operand): this;
    /** Subtracts `b`; as {@link addInPlace}. @example W.subInPlace(grads.get(W).mul(0.01)) */
    subInPlace(b: Operand): this;
    /** Multiplies by `b`; as {@link addInPlace}. */
    mulInPlace(b: Operand): this;
    /** Divides by `b`; as {@link addInPlace}. */
    divInPlace(b: Operand): this;
    /** Overwrites one element. @throws TensorError `tensor/bad-index` @example t.set([0, 1], 5) */
    set(index: readonly number[], value: number): this;
    /** Overwrites all elements with one value. */
    fill(value: number): this;
    /** Overwrites the elements with those of a tensor of the same shape. @throws TensorError `tensor/shape-mismatch` */
    copyFrom(b: Tensor): this;
  }
}

inPlaceMethod('addInPlace', 'Use add(a, b), which returns a new tensor.', (t, b: Operand) =>
  binaryInPlace('addInPlace', addKernel, t, b),
);
inPlaceMethod('subInPlace', 'Use sub(a, b), which returns a new tensor.', (t, b: Operand) =>
  binaryInPlace('subInPlace', subKernel, t, b),
);
inPlaceMethod('mulInPlace', 'Use mul(a, b), which returns a new tensor.', (t, b: Operand) =>
  binaryInPlace('mulInPlace', mulKernel, t, b),
);
inPlaceMethod('divInPlace', 'Use div(a, b), which returns a new tensor.', (t, b: Operand) =>
  binaryInPlace('divInPlace', divKernel, t, b),
);
inPlaceMethod(
  'set',
  'Build the elements in an array and make the tensor from it with tensor(array), or choose with where(mask, a, b).',
  (t, index: readonly number[], value: number) => {
    needNumber('set', value);
    t.data[positionOf('set', t, index)] = value;
  },
);
inPlaceMethod('fill', 'Use full(shape, value), which returns a new tensor.', (t, value: number) => {
  needNumber('fill', value);
  t.data.fill(value);
});
inPlaceMethod(
  'copyFrom',
  'Use the other tensor itself: tensors need no copies where nothing changes them.',
  (t, b: Tensor) => {
    needTensor('copyFrom', b);
    if (!sameShape(t.shape, b.shape)) {
      throw new TensorError(
        'tensor/shape-mismatch',
        `copyFrom: shape ${showShape(b.shape)} is not ${showShape(t.shape)}, the shape of what it changes`,
      );
    }
    t.data.set(b.data);
  },
);
