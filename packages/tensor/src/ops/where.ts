/** `where` and `clip`: choosing per element. */
import { rule } from '@wengert/rules';
import { needOperand } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { broadcastShapes, type Shape } from '../core/shape.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { full } from '../create/fill.js';
import { tensor } from '../create/tensor.js';
import { blank, resultDType } from '../engine/allocate.js';
import { unary } from '../engine/elementwise.js';
import { broadcastTo } from './broadcastTo.js';
import { greater, less } from './compare.js';
import { productLike } from './productLike.js';
import { sumLike } from './sumLike.js';

function shapeOf(x: Operand): Shape {
  return typeof x === 'number' ? [] : x.shape;
}

function expand(x: Operand, shape: Shape): Tensor {
  return typeof x === 'number' ? full(shape, x) : broadcastTo(x, shape);
}

/**
 * `a` where the mask is not 0, `b` elsewhere; all three broadcast. The derivative of what is not chosen is 0, also where it
 * is infinite.
 *
 * @returns a tensor of the broadcast shape; a number for three numbers
 * @throws TensorError `tensor/shape-mismatch`, `tensor/bad-argument`
 * @example where(greater(x, 0), x, 0)
 */
export function where(mask: number, a: number, b: number): number;
export function where(mask: Tensor, a: Operand, b: Operand): Tensor;
export function where(mask: Operand, a: Operand, b: Operand): Operand;
export function where(mask: Operand, a: Operand, b: Operand): Operand {
  needOperand('where', mask);
  needOperand('where', a);
  needOperand('where', b);
  if (typeof mask === 'number' && typeof a === 'number' && typeof b === 'number') return mask !== 0 ? a : b;
  const shape = broadcastShapes('where', broadcastShapes('where', shapeOf(mask), shapeOf(a)), shapeOf(b));
  const mixed = typeof a === 'number' && typeof b === 'number' ? resultDType(mask, a) : resultDType(a, b);
  const y = blank(shape, mixed);
  const [m, p, q] = [expand(mask, shape).data, expand(a, shape).data, expand(b, shape).data];
  for (let i = 0; i < y.size; i++) y.data[i] = m[i] !== 0 ? p[i] : q[i];
  return y;
}

rule(where, {
  pullbacks: [
    null,
    (d: Operand, _y, mask, a) => sumLike(where(mask, d, 0), a),
    (d: Operand, _y, mask, _a, b) => sumLike(where(mask, 0, d), b),
  ],
  captured: () => ({ sumLike, where }),
  samples: [
    [tensor([1, 0, 1]), tensor([1, 2, 3]), tensor([4, 5, 6])],
    [tensor([1, 0]), 3, tensor([[4, 5], [6, 7]])], // prettier-ignore
    [1, 2, 3],
  ],
});

/**
 * `x` held within `[low, high]`. The derivative is 1 inside and at the bounds.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` unless `low <= high`
 * @example clip(tensor([-2, 0.5, 7]), 0, 1) // 0 0.5 1
 */
export function clip(x: Tensor, low: number, high: number): Tensor;
export function clip(x: number, low: number, high: number): number;
export function clip(x: Operand, low: number, high: number): Operand;
export function clip(x: Operand, low: number, high: number): Operand {
  if (!(low <= high))
    throw new TensorError('tensor/bad-argument', `clip: bounds ${low} and ${high} must be ordered numbers`);
  return unary('clip', (y, v) => {
    for (let i = 0; i < y.length; i++) y[i] = v[i] < low ? low : v[i] > high ? high : v[i];
  }, x); // prettier-ignore
}

rule(clip, {
  pullbacks: [
    (d: Operand, _y, x, low, high) => where(less(x, low), 0, where(greater(x, high), 0, d)),
    (d: Operand, _y, x, low) => productLike(less(x, low), d, 0),
    (d: Operand, _y, x, _low, high) => productLike(greater(x, high), d, 0),
  ],
  captured: () => ({ where, less, greater, productLike }),
  samples: [
    [tensor([-2, 0.5, 7]), 0, 1],
    [0.5, 0, 1],
  ],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link clip}. */
    clip(low: number, high: number): Tensor;
  }
}
method('clip', clip);
