/** `min` over all elements or over axes. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { reduce, type AxisOptions, type LaneKernel, type ReduceOptions } from '../engine/lanes.js';
import { extremumSamples, pullExtremum } from './extremum.js';

const kernel: LaneKernel = (y, x, outer, n, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let p = o * n * inner + i;
      let best = x[p];
      for (let k = 1; k < n; k++) {
        const v = x[(p += inner)];
        if (v < best || v !== v) best = v;
      }
      y[o * inner + i] = best;
    }
  }
};

/**
 * The smallest element, as a number; or over some axes, as a tensor. NaN if one is. The derivative goes to the first of equals.
 *
 * @param options `axis` (one or several, negative from the end) goes; `keepDims` keeps it with length 1
 * @throws TensorError `tensor/bad-axis`; `tensor/bad-argument` if `x` is no tensor; `tensor/bad-length` if there are no elements
 * @example min(tensor([[1, 2], [3, 4]])) // 1
 */
export function min(x: Tensor): number;
export function min(x: Tensor, options: AxisOptions): Tensor;
export function min(x: Tensor, options?: ReduceOptions): Operand;
export function min(x: Tensor, options?: ReduceOptions): Operand {
  return reduce('min', kernel, x, options, 1);
}

rule(min, {
  pullbacks: [pullExtremum, null],
  samples: extremumSamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link min}. */
    min(): number;
    min(options: AxisOptions): Tensor;
    min(options?: ReduceOptions): Operand;
  }
}
method('min', min);
