/** `firstWhere`: which element of each lane an extremum came from. */
import { nonDifferentiable } from '@wengert/rules';
import type { Operand, Tensor } from '../core/tensor.js';
import { blank } from '../engine/allocate.js';
import { lanesOf, type ReduceOptions } from '../engine/lanes.js';
import { checkAxes, stridesOf } from '../core/shape.js';

/** 1 at the first element of each lane of `x` that equals the lane's value in `y` (or is NaN if that is), 0 elsewhere. */
export function firstWhere(x: Tensor, y: Operand, options?: ReduceOptions): Tensor {
  const mask = blank(x.shape, x.dtype);
  const { outer, inner } = lanesOf('firstWhere', x, options);
  const found = new Uint8Array(typeof y === 'number' ? 1 : outer * inner);
  const lane = laneIndex(x, options);
  for (let p = 0; p < x.size; p++) {
    const at = typeof y === 'number' ? 0 : lane(p);
    const wanted = typeof y === 'number' ? y : y.data[at];
    if (found[at] === 0 && Object.is(x.data[p] + 0, wanted + 0)) {
      found[at] = 1;
      mask.data[p] = 1;
    }
  }
  return mask;
}
nonDifferentiable(firstWhere);

/** The position in the reduction of the element at a position of `x`. */
function laneIndex(x: Tensor, options: ReduceOptions | undefined): (p: number) => number {
  const axes = checkAxes('firstWhere', options?.axis, x.shape);
  const rest = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const from = stridesOf(x.shape);
  const to = stridesOf(rest.map((i) => x.shape[i]));
  return (p) => rest.reduce((at, axis, k) => at + (Math.floor(p / from[axis]) % x.shape[axis]) * to[k], 0);
}
