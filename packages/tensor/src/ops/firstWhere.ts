/** `firstWhere`: which element of each lane an extremum came from. */
import { nonDifferentiable } from '@wengert/rules';
import { allocate } from '../core/shape.js';
import { Tensor, type Operand } from '../core/tensor.js';
import { lanesOf, type ReduceOptions } from '../engine/lanes.js';
import { permute } from '../engine/permute.js';

/** 1 at the first element of each lane of `x` that equals the lane's value in `y` (or is NaN if that is), 0 elsewhere. */
export function firstWhere(x: Tensor, y: Operand, options?: ReduceOptions): Tensor {
  const { data, outer, n, inner, order } = lanesOf('firstWhere', x, options);
  const mask = allocate(x.dtype, x.size);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const wanted = typeof y === 'number' ? y : y.data[o * inner + i];
      const start = o * n * inner + i;
      for (let p = start; p < start + n * inner; p += inner) {
        if (data[p] === wanted || (data[p] !== data[p] && wanted !== wanted)) {
          mask[p] = 1;
          break;
        }
      }
    }
  }
  if (order === undefined) return new Tensor(mask, x.shape);
  const back = order.map((_, axis) => order.indexOf(axis));
  const dims = order.map((axis) => x.shape[axis]);
  return new Tensor(permute(mask, dims, back), x.shape);
}
nonDifferentiable(firstWhere);
