/** `mean` over all elements or over axes. */
import { nonDifferentiable, rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { isTotal, keptShape, reduce, type AxisOptions, type LaneKernel, type ReduceOptions } from '../engine/lanes.js';
import { sizeOf } from '../core/shape.js';
import { div } from './div.js';
import { expandReduced } from './expandReduced.js';
import { reductionSamples } from './samples.js';
import { sumKernel } from './sum.js';

const kernel: LaneKernel = (y, x, outer, n, inner) => {
  sumKernel(y, x, outer, n, inner);
  for (let i = 0; i < y.length; i++) y[i] /= n;
};

/** How many elements of `x` go into one of its reductions. */
export function laneLength(x: Tensor, options: ReduceOptions | undefined): number {
  return isTotal(options) ? x.size : x.size / sizeOf(keptShape('mean', x.shape, options));
}

/**
 * The mean of all elements, as a number; or over some axes, as a tensor. NaN if there are none.
 *
 * @param options `axis` (one or several, negative from the end) goes; `keepDims` keeps it with length 1
 * @throws TensorError `tensor/bad-axis`; `tensor/bad-argument` if `x` is no tensor
 * @example mean(tensor([[1, 2], [3, 4]]), { axis: 1 }) // 1.5 3.5
 */
export function mean(x: Tensor): number;
export function mean(x: Tensor, options: AxisOptions): Tensor;
export function mean(x: Tensor, options?: ReduceOptions): Operand;
export function mean(x: Tensor, options?: ReduceOptions): Operand {
  return reduce('mean', kernel, x, options);
}

nonDifferentiable(laneLength);

rule(mean, {
  pullbacks: [(d: Operand, _y, x, options) => expandReduced(div(d, laneLength(x, options)), x, options), null],
  captured: () => ({ expandReduced, div, laneLength }),
  samples: reductionSamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link mean}. */
    mean(): number;
    mean(options: AxisOptions): Tensor;
    mean(options?: ReduceOptions): Operand;
  }
}
method('mean', mean);
