/** Tensors that are given by their shape: zeros, ones, one value, the identity, memory that exists already. */
import { nonDifferentiable, refuse, rule } from '@wengert/rules';
import { needCount } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { checkDType, checkShape, showShape, sizeOf, type Shape, type TypedArray } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';
import { blank } from '../engine/allocate.js';
import { sum } from '../ops/sum.js';
import type { DTypeOption } from './tensor.js';

/**
 * A tensor of zeros.
 *
 * @throws TensorError `tensor/bad-shape`, `tensor/bad-dtype`
 * @example zeros([2, 3], { dtype: 'float32' })
 */
export function zeros(shape: Shape | number, options: DTypeOption = {}): Tensor {
  return blank(checkShape('zeros', shape), checkDType('zeros', options.dtype ?? 'float64'));
}
nonDifferentiable(zeros);

/** A tensor of ones; as {@link zeros}. */
export function ones(shape: Shape | number, options: DTypeOption = {}): Tensor {
  const t = blank(checkShape('ones', shape), checkDType('ones', options.dtype ?? 'float64'));
  t.data.fill(1);
  return t;
}
nonDifferentiable(ones);

/**
 * A tensor with `value` everywhere.
 *
 * @throws TensorError `tensor/bad-shape`, `tensor/bad-dtype`; `tensor/bad-argument` if `value` is no number
 * @example full([2, 2], 0.5)
 */
export function full(shape: Shape | number, value: number, options: DTypeOption = {}): Tensor {
  const t = blank(checkShape('full', shape), checkDType('full', options.dtype ?? 'float64'));
  if (typeof value !== 'number')
    throw new TensorError('tensor/bad-argument', `full: needs a number, got ${show(value)}`);
  t.data.fill(value);
  return t;
}
rule(full, { pullbacks: [null, (d: Tensor) => sum(d), null], captured: () => ({ sum }), samples: [[[2, 3], 1.5, {}]] });

/**
 * The identity: ones on the diagonal of an `n` by `m` matrix (square if `m` is not given).
 *
 * @throws TensorError `tensor/bad-argument` unless the lengths are whole numbers
 * @example eye(3)
 */
export function eye(n: number, m: number = n, options: DTypeOption = {}): Tensor {
  needCount('eye', 'the number of rows', n);
  needCount('eye', 'the number of columns', m);
  const t = blank([n, m], checkDType('eye', options.dtype ?? 'float64'));
  for (let i = 0; i < Math.min(n, m); i++) t.data[i * m + i] = 1;
  return t;
}
nonDifferentiable(eye);

/**
 * A tensor over the memory of a typed array, which is not copied: who writes to one writes to the other. Refused in
 * differentiated code for that reason.
 *
 * @throws TensorError `tensor/bad-length` if the shape has another number of elements; `tensor/bad-argument` if `data` is
 * neither a Float64Array nor a Float32Array
 * @example fromTyped(new Float32Array(buffer), [60000, 784])
 */
export function fromTyped(data: TypedArray, shape: Shape | number = data.length): Tensor {
  if (!(data instanceof Float64Array || data instanceof Float32Array)) {
    throw new TensorError(
      'tensor/bad-argument',
      `fromTyped: needs a Float64Array or a Float32Array, got ${show(data)}`,
    );
  }
  const dims = checkShape('fromTyped', shape);
  if (data.length !== sizeOf(dims)) {
    throw new TensorError(
      'tensor/bad-length',
      `fromTyped: shape ${showShape(dims)} needs ${sizeOf(dims)} elements, got ${data.length}`,
    );
  }
  return new Tensor(data, dims);
}
refuse(fromTyped, {
  reason: 'makes a tensor that shares memory with an array, so that later writes to the array would change it',
  remedy: 'Use tensor(array, { shape }), which copies.',
});
