/**
 * `sumLike`: the transpose of broadcasting. A cotangent of a broadcast result is summed over the repeated dimensions, so
 * that it has exactly the shape and element type of the operand it belongs to.
 */
import { declareCaptured, rule } from '@wengert/rules';
import { TensorError } from '../core/errors.js';
import { allocate, broadcastsTo, sameShape, showShape, sizeOf, type Shape, type TypedArray } from '../core/shape.js';
import { Tensor, type Operand } from '../core/tensor.js';
import { full } from '../create/fill.js';
import { tensor } from '../create/tensor.js';
import { forEachRun, runsOf } from '../engine/runs.js';
import { astype } from './astype.js';
import { broadcastTo } from './broadcastTo.js';
import { sum } from './sum.js';

/** Sums `x` of shape `from` over what broadcasting `to` would repeat. Sums are float64 until the end. */
function sumTo(x: Tensor, to: Shape): Tensor {
  const sums = new Float64Array(sizeOf(to));
  const runs = runsOf(x.shape, [to]);
  const step = runs.steps[0];
  forEachRun(runs, (start, offsets) => addRun(sums, offsets[0], step, x.data, start, runs.length));
  if (x.dtype === 'float64') return new Tensor(sums, to);
  const data = allocate(x.dtype, sums.length);
  data.set(sums);
  return new Tensor(data, to);
}

function addRun(sums: Float64Array, at: number, step: number, x: TypedArray, start: number, n: number): void {
  if (step === 0) {
    let s = 0;
    for (let i = start; i < start + n; i++) s += x[i];
    sums[at] += s;
  } else {
    for (let i = start; i < start + n; i++, at += step) sums[at] += x[i];
  }
}

/**
 * `value` summed to the shape of `like` and converted to its element type; a number if `like` is one.
 *
 * @throws TensorError `tensor/shape-mismatch` if `like` does not broadcast to the shape of `value`
 * @example sumLike(tensor([[1, 2], [3, 4]]), tensor([0, 0])) // 4 6
 */
export function sumLike(value: Operand, like: Operand): Operand {
  if (typeof like === 'number') return typeof value === 'number' ? value : sum(value);
  if (typeof value === 'number') return full(like.shape, value, { dtype: like.dtype });
  if (!broadcastsTo(like.shape, value.shape)) {
    throw new TensorError(
      'tensor/shape-mismatch',
      `sumLike: shape ${showShape(like.shape)} does not broadcast to ${showShape(value.shape)}`,
    );
  }
  return astype(sameShape(value.shape, like.shape) ? value : sumTo(value, like.shape), like.dtype);
}

/** The transpose of {@link sumLike}: `d` repeated to the form of `value`. */
function repeatLike(d: Operand, value: Operand): Operand {
  if (typeof value === 'number') return typeof d === 'number' ? d : sum(d);
  if (typeof d === 'number') return full(value.shape, d, { dtype: value.dtype });
  return astype(broadcastTo(d, value.shape), value.dtype);
}

declareCaptured(() => ({ sum, full, astype, broadcastTo }), repeatLike);

rule(sumLike, {
  pullbacks: [(d: Operand, _y, value) => repeatLike(d, value), null],
  captured: () => ({ repeatLike }),
  samples: [
    [tensor([[1, 2, 3], [4, 5, 6]]), tensor([1, 1, 1])], // prettier-ignore
    [tensor([[1, 2, 3], [4, 5, 6]]), tensor([[1], [1]])], // prettier-ignore
    [tensor([[1, 2, 3]]), 1],
    [2, tensor([1, 2])],
  ],
});
