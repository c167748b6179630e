/** `broadcastTo`: repetition along dimensions. */
import { rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { broadcastsTo, checkShape, sameShape, showShape, type Shape, type TypedArray } from '../core/shape.js';
import type { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';
import { forEachRun, runsOf } from '../engine/runs.js';
import { sumLike } from './sumLike.js';

function copyRun(y: TypedArray, start: number, n: number, x: TypedArray, at: number, step: number): void {
  for (let i = start; i < start + n; i++, at += step) y[i] = x[at];
}

/**
 * `x` repeated to `shape` by NumPy's rule; `x` itself if it has that shape.
 *
 * @throws TensorError `tensor/shape-mismatch` if it does not broadcast to exactly `shape`
 * @example broadcastTo(tensor([1, 2]), [3, 2])
 */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  needTensor('broadcastTo', x);
  if (sameShape(x.shape, shape)) return x;
  const to = checkShape('broadcastTo', shape);
  if (!broadcastsTo(x.shape, to)) {
    throw new TensorError(
      'tensor/shape-mismatch',
      `broadcastTo: shape ${showShape(x.shape)} does not broadcast to ${showShape(to)}`,
    );
  }
  const y = blank(to, x.dtype);
  const runs = runsOf(to, [x.shape]);
  forEachRun(runs, (start, offsets) => copyRun(y.data, start, runs.length, x.data, offsets[0], runs.steps[0]));
  return y;
}

rule(broadcastTo, {
  pullbacks: [(d: Tensor, _y, x) => sumLike(d, x), null],
  captured: () => ({ sumLike }),
  samples: [
    [tensor([1, 2]), [3, 2]],
    [tensor([[1], [2]]), [2, 3]],
  ],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link broadcastTo}. */
    broadcastTo(shape: Shape): Tensor;
  }
}
method('broadcastTo', broadcastTo);
