/** `gather` and `rows`: positions along an axis, in any order and number. The pullback scatters and adds. */
import { rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { checkAxis, checkIndex, sizeOf, type Shape, type TypedArray } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';
import type { IndexOptions } from './slice.js';

/** Positions: a plain or typed array, or a vector. */
export type Indices = ArrayLike<number> | Tensor;

interface Places {
  readonly list: Int32Array;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
  readonly shape: Shape;
}

function placesOf(op: string, shape: Shape, indices: Indices, options: IndexOptions | undefined): Places {
  const axis = checkAxis(op, options?.axis ?? 0, shape);
  const given: unknown = indices instanceof Tensor ? indices.data : indices;
  if (!Array.isArray(given) && !ArrayBuffer.isView(given)) {
    throw new TensorError(
      'tensor/bad-argument',
      `${op}: indices must be an array of whole numbers, got ${show(indices)}`,
    );
  }
  const numbers = given as ArrayLike<number>;
  const length = shape[axis];
  const list = new Int32Array(numbers.length);
  for (let i = 0; i < list.length; i++) list[i] = checkIndex(op, numbers[i], length);
  return {
    list,
    outer: sizeOf(shape.slice(0, axis)),
    length,
    inner: sizeOf(shape.slice(axis + 1)),
    shape: shape.with(axis, list.length),
  };
}

function copyPlaces(y: TypedArray, x: TypedArray, { list, outer, length, inner }: Places): void {
  let at = 0;
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < list.length; k++) {
      const from = (o * length + list[k]) * inner;
      if (inner < 16) for (let i = 0; i < inner; i++) y[at + i] = x[from + i];
      else y.set(x.subarray(from, from + inner), at);
      at += inner;
    }
  }
}

function addPlaces(y: TypedArray, d: TypedArray, { list, outer, length, inner }: Places): void {
  let at = 0;
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < list.length; k++) {
      const to = (o * length + list[k]) * inner;
      for (let i = 0; i < inner; i++) y[to + i] += d[at++];
    }
  }
}

/**
 * The positions named by `indices` along an axis, in their order; one may come several times, and negative ones count from
 * the end.
 *
 * @param options `axis`: the first unless told
 * @throws TensorError `tensor/bad-index` if a position is outside; `tensor/bad-axis`, `tensor/bad-argument`
 * @example gather(embedding, [3, 1, 3]) // shape [3, width]
 */
export function gather(x: Tensor, indices: Indices, options?: IndexOptions): Tensor {
  return take('gather', x, indices, options);
}

function take(op: string, x: Tensor, indices: Indices, options?: IndexOptions): Tensor {
  needTensor(op, x);
  const places = placesOf(op, x.shape, indices, options);
  const y = blank(places.shape, x.dtype);
  copyPlaces(y.data, x.data, places);
  return y;
}

/**
 * The rows of `x` at `indices`: a batch. As {@link gather} along the first axis.
 *
 * @throws TensorError as {@link gather}
 * @example rows(images, order.subarray(0, 100))
 */
export function rows(x: Tensor, indices: Indices): Tensor {
  return take('rows', x, indices);
}

/** Zeros of the shape of `x`, to which `d` is added at `indices`: the pullback of {@link gather}, linear in `d`. */
export function scatterAdd(d: Tensor, x: Tensor, indices: Indices, options?: IndexOptions): Tensor {
  const y = blank(x.shape, d.dtype);
  addPlaces(y.data, d.data, placesOf('scatterAdd', x.shape, indices, options));
  return y;
}

rule(gather, {
  pullbacks: [(d: Tensor, _y, x, indices, options) => scatterAdd(d, x, indices, options), null, null],
  captured: () => ({ scatterAdd }),
  samples: [
    [tensor([[1, 2], [3, 4], [5, 6]]), Int32Array.of(2, 0, 2), undefined], // prettier-ignore
    [tensor([[1, 2], [3, 4], [5, 6]]), Int32Array.of(-1), { axis: 1 }], // prettier-ignore
  ],
});
rule(rows, {
  pullbacks: [(d: Tensor, _y, x, indices) => scatterAdd(d, x, indices), null],
  captured: () => ({ scatterAdd }),
  samples: [[tensor([[1, 2], [3, 4], [5, 6]]), Int32Array.of(1, 1, 0)]], // prettier-ignore
});
rule(scatterAdd, {
  pullbacks: [(dd: Tensor, _y, _d, _x, indices, options) => gather(dd, indices, options), null, null, null],
  captured: () => ({ gather }),
  samples: [[tensor([1, 2]), tensor([1, 2, 3]), Int32Array.of(2, 2), undefined]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link gather}. */
    gather(indices: Indices, options?: IndexOptions): Tensor;
    /** As the function {@link rows}. */
    rows(indices: Indices): Tensor;
  }
}
method('gather', gather);
method('rows', rows);
