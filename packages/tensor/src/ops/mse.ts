/** `mse`: the mean squared error. */
import { rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { sameShape, showShape } from '../core/shape.js';
import type { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { mul } from './mul.js';
import { sub } from './sub.js';

/**
 * The mean of the squared differences.
 *
 * @throws TensorError `tensor/shape-mismatch` unless both have the same shape (nothing is broadcast, which would hide
 * mistakes)
 * @example mse(tensor([1, 2]), tensor([1, 4])) // 2
 */
export function mse(prediction: Tensor, target: Tensor): number {
  needTensor('mse', prediction);
  needTensor('mse', target);
  if (!sameShape(prediction.shape, target.shape)) {
    throw new TensorError(
      'tensor/shape-mismatch',
      `mse: shapes ${showShape(prediction.shape)} and ${showShape(target.shape)} differ`,
    );
  }
  const p = prediction.data;
  const t = target.data;
  let total = 0;
  for (let i = 0; i < p.length; i++) total += (p[i] - t[i]) ** 2;
  return total / p.length;
}

rule(mse, {
  pullbacks: [
    (d: number, _y, p, t) => mul(sub(p, t), (2 * d) / p.size).astype(p.dtype),
    (d: number, _y, p, t) => mul(sub(t, p), (2 * d) / p.size).astype(t.dtype),
  ],
  captured: () => ({ mul, sub }),
  samples: [[tensor([1, 2, 3]), tensor([0.5, 4, 3])]],
});
