/** `concat` and `stack`: several tensors to one, along an axis that exists or along a new one. */
import { declareCaptured, rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { checkAxis, sameShape, showShape, sizeOf, widerDType, type DType } from '../core/shape.js';
import type { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';
import { astype } from './astype.js';
import { expandDims, reshape } from './reshape.js';
import { slice, type IndexOptions } from './slice.js';

function needList(op: string, tensors: readonly Tensor[]): void {
  if (!Array.isArray(tensors) || tensors.length === 0) {
    throw new TensorError('tensor/bad-argument', `${op}: needs an array of at least one tensor, got ${show(tensors)}`);
  }
  for (const t of tensors) needTensor(op, t);
}

/**
 * Tensors one after the other along an axis.
 *
 * @param options `axis`: the first unless told
 * @throws TensorError `tensor/shape-mismatch` if the shapes differ elsewhere than along the axis; `tensor/bad-axis`,
 * `tensor/bad-argument`
 * @example concat([tensor([1, 2]), tensor([3])]) // 1 2 3
 */
export function concat(tensors: readonly Tensor[], options?: IndexOptions): Tensor {
  needList('concat', tensors);
  const first = tensors[0];
  const axis = checkAxis('concat', options?.axis ?? 0, first.shape);
  let length = 0;
  let dtype: DType = 'float32';
  for (const t of tensors) {
    if (t.rank !== first.rank || !sameShape(t.shape.with(axis, 0), first.shape.with(axis, 0))) {
      throw new TensorError(
        'tensor/shape-mismatch',
        `concat: shapes ${showShape(first.shape)} and ${showShape(t.shape)} differ outside of axis ${axis}`,
      );
    }
    length += t.shape[axis];
    dtype = widerDType(dtype, t.dtype);
  }
  const y = blank(first.shape.with(axis, length), dtype);
  const outer = sizeOf(first.shape.slice(0, axis));
  const inner = sizeOf(first.shape.slice(axis + 1));
  let at = 0;
  for (const t of tensors) {
    const run = t.shape[axis] * inner;
    for (let o = 0; o < outer; o++) y.data.set(t.data.subarray(o * run, (o + 1) * run), o * length * inner + at);
    at += run;
  }
  return y;
}

/**
 * Tensors of one shape side by side along a new axis.
 *
 * @param options `axis`: where the new axis stands in the result, the first unless told
 * @throws TensorError `tensor/shape-mismatch` if the shapes differ; `tensor/bad-axis`, `tensor/bad-argument`
 * @example stack([tensor([1, 2]), tensor([3, 4])]) // [[1, 2], [3, 4]]
 */
export function stack(tensors: readonly Tensor[], options?: IndexOptions): Tensor {
  needList('stack', tensors);
  const first = tensors[0];
  const axis = checkAxis('stack', options?.axis ?? 0, first.shape, first.rank + 1);
  for (const t of tensors) {
    if (!sameShape(t.shape, first.shape)) {
      throw new TensorError(
        'tensor/shape-mismatch',
        `stack: shapes ${showShape(first.shape)} and ${showShape(t.shape)} differ`,
      );
    }
  }
  return concat(tensors.map((t) => expandDims(t, axis)), { axis }); // prettier-ignore
}

/** The part of `d` that belongs to each of the tensors, which take `lengths` positions along the axis. */
function parts(d: Tensor, tensors: readonly Tensor[], axis: number, lengths: readonly number[]): Tensor[] {
  let at = 0;
  return tensors.map((t, k) => {
    const part = slice(d, at, (at += lengths[k]), { axis });
    return astype(reshape(part, t.shape), t.dtype);
  });
}

function concatBack(d: Tensor, tensors: readonly Tensor[], options: IndexOptions | undefined): Tensor[] {
  const axis = checkAxis('concat', options?.axis ?? 0, d.shape);
  return parts(d, tensors, axis, tensors.map((t) => t.shape[axis])); // prettier-ignore
}

function stackBack(d: Tensor, tensors: readonly Tensor[], options: IndexOptions | undefined): Tensor[] {
  return parts(d, tensors, checkAxis('stack', options?.axis ?? 0, d.shape), tensors.map(() => 1)); // prettier-ignore
}

declareCaptured(() => ({ checkAxis, parts }), concatBack);
declareCaptured(() => ({ slice, astype, reshape }), parts);
declareCaptured(() => ({ parts, checkAxis }), stackBack);

rule(concat, {
  pullbacks: [(d: Tensor, _y, tensors, options) => concatBack(d, tensors, options), null],
  captured: () => ({ concatBack }),
  samples: [
    [[tensor([1, 2]), tensor([3])], undefined],
    [[tensor([[1, 2], [3, 4]]), tensor([[5], [6]])], { axis: 1 }], // prettier-ignore
  ],
});
rule(stack, {
  pullbacks: [(d: Tensor, _y, tensors, options) => stackBack(d, tensors, options), null],
  captured: () => ({ stackBack }),
  samples: [
    [[tensor([1, 2]), tensor([3, 4])], undefined],
    [[tensor([1, 2]), tensor([3, 4])], { axis: -1 }],
  ],
});
