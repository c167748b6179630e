/** `expandReduced`: the transpose of a sum over axes, shared by the pullbacks of all reductions. */
import { rule } from '@wengert/rules';
import { sameShape } from '../core/shape.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { full } from '../create/fill.js';
import { tensor } from '../create/tensor.js';
import { isTotal, keptShape, type ReduceOptions } from '../engine/lanes.js';
import { broadcastTo } from './broadcastTo.js';
import { reshape } from './reshape.js';
import { sum } from './sum.js';

/** `d`, of the form of a reduction of `x`, repeated to the shape of `x`. */
export function expandReduced(d: Operand, x: Tensor, options?: ReduceOptions): Tensor {
  if (typeof d === 'number') return full(x.shape, d, { dtype: x.dtype });
  return broadcastTo(keepReduced(d, x, options), x.shape);
}

/** `d`, a reduction of `x`, with the reduced axes kept as 1, so that it broadcasts against `x`. */
export function keepReduced<T extends Operand>(d: T, x: Tensor, options?: ReduceOptions): T | Tensor {
  if (typeof d === 'number') return d;
  const kept = keptShape('reduce', x.shape, options);
  return sameShape(d.shape, kept) ? d : reshape(d, kept);
}

rule(expandReduced, {
  pullbacks: [(dd: Tensor, _y, _d, _x, options) => (isTotal(options) ? sum(dd) : sum(dd, options)), null, null],
  captured: () => ({ isTotal, sum }),
  samples: [
    [2, tensor([[1, 2], [3, 4]]), undefined], // prettier-ignore
    [tensor([1, 2]), tensor([[1, 2], [3, 4]]), { axis: 1 }], // prettier-ignore
  ],
});
rule(keepReduced, {
  pullbacks: [(dd: Operand, _y, d) => (typeof d === 'number' ? dd : reshape(dd as Tensor, d.shape)), null, null],
  captured: () => ({ reshape }),
  samples: [[tensor([1, 2]), tensor([[1, 2], [3, 4]]), { axis: 1 }]], // prettier-ignore
});
