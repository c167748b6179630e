/** `slice`: a range along one axis. Along the first axis it shares memory with its argument. */
import { rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { checkAxis, sizeOf, type Shape } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';

/** The axis along which positions are counted: the first unless told. */
export interface IndexOptions {
  readonly axis?: number;
}

/** A range of `n` positions from `start` along an axis, as an array [outer, length, inner] seen from outside. */
interface Range {
  readonly start: number;
  readonly n: number;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
  readonly shape: Shape;
}

function bound(value: number | undefined, missing: number, length: number): number {
  if (value === undefined) return missing;
  if (!Number.isInteger(value)) {
    throw new TensorError('tensor/bad-index', `slice: bounds must be whole numbers, got ${show(value)}`);
  }
  return Math.min(length, Math.max(0, value < 0 ? value + length : value));
}

function rangeOf(
  shape: Shape,
  start: number | undefined,
  end: number | undefined,
  options: IndexOptions | undefined,
): Range {
  const axis = checkAxis('slice', options?.axis ?? 0, shape);
  const length = shape[axis];
  const from = bound(start, 0, length);
  const n = Math.max(0, bound(end, length, length) - from);
  return {
    start: from,
    n,
    outer: sizeOf(shape.slice(0, axis)),
    length,
    inner: sizeOf(shape.slice(axis + 1)),
    shape: shape.with(axis, n),
  };
}

/**
 * The positions from `start` up to but not including `end` along an axis, with the bounds of `Array.prototype.slice`:
 * negative ones count from the end, and what lies outside is cut off.
 *
 * @param options `axis`: the first unless told; along the first, memory is shared
 * @throws TensorError `tensor/bad-index` unless the bounds are whole numbers; `tensor/bad-axis`
 * @example slice(images, 0, 100)              // the first 100 rows
 * @example slice(images, -1, undefined, { axis: 1 }) // the last column
 */
export function slice(x: Tensor, start?: number, end?: number, options?: IndexOptions): Tensor {
  needTensor('slice', x);
  const r = rangeOf(x.shape, start, end, options);
  const run = r.n * r.inner;
  if (r.outer === 1) return new Tensor(x.data.subarray(r.start * r.inner, r.start * r.inner + run), r.shape);
  const y = blank(r.shape, x.dtype);
  for (let o = 0; o < r.outer; o++) {
    const from = (o * r.length + r.start) * r.inner;
    y.data.set(x.data.subarray(from, from + run), o * run);
  }
  return y;
}

/** Zeros of the shape of `x`, with `d` in place of the slice: the pullback of {@link slice}, linear in `d`. */
export function unslice(d: Tensor, x: Tensor, start?: number, end?: number, options?: IndexOptions): Tensor {
  const r = rangeOf(x.shape, start, end, options);
  const run = r.n * r.inner;
  const y = blank(x.shape, d.dtype);
  for (let o = 0; o < r.outer; o++) {
    y.data.set(d.data.subarray(o * run, (o + 1) * run), (o * r.length + r.start) * r.inner);
  }
  return y;
}

rule(slice, {
  pullbacks: [(d: Tensor, _y, x, start, end, options) => unslice(d, x, start, end, options), null, null, null],
  captured: () => ({ unslice }),
  samples: [
    [tensor([1, 2, 3, 4]), 1, 3, undefined],
    [tensor([[1, 2, 3], [4, 5, 6]]), -2, undefined, { axis: 1 }], // prettier-ignore
  ],
});
rule(unslice, {
  pullbacks: [(dd: Tensor, _y, _d, _x, start, end, options) => slice(dd, start, end, options), null, null, null, null],
  captured: () => ({ slice }),
  samples: [[tensor([1, 2]), tensor([1, 2, 3, 4]), 1, 3, undefined]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link slice}. */
    slice(start?: number, end?: number, options?: IndexOptions): Tensor;
  }
}
method('slice', slice);
