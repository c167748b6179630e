/** `logSumExp` over all elements or over axes. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { reduce, type AxisOptions, type LaneKernel, type ReduceOptions } from '../engine/lanes.js';
import { exp } from './exp.js';
import { expandReduced, keepReduced } from './expandReduced.js';
import { mulOrZero } from './mulOrZero.js';
import { reductionSamples } from './samples.js';
import { sub } from './sub.js';

const kernel: LaneKernel = (y, x, outer, n, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * n * inner + i;
      let top = -Infinity;
      for (let k = 0, p = start; k < n; k++, p += inner) if (x[p] > top || x[p] !== x[p]) top = x[p];
      let s = 0;
      for (let k = 0, p = start; k < n; k++, p += inner) s += Math.exp(x[p] - top);
      y[o * inner + i] = Number.isFinite(top) ? top + Math.log(s) : top;
    }
  }
};

/**
 * The logarithm of the sum of the exponentials, without overflow, as a number; or over some axes, as a tensor.
 *
 * @param options `axis` (one or several, negative from the end) goes; `keepDims` keeps it with length 1
 * @throws TensorError `tensor/bad-axis`; `tensor/bad-argument` if `x` is no tensor
 * @example logSumExp(tensor([1000, 1000])) // 1000.693...
 */
export function logSumExp(x: Tensor): number;
export function logSumExp(x: Tensor, options: AxisOptions): Tensor;
export function logSumExp(x: Tensor, options?: ReduceOptions): Operand;
export function logSumExp(x: Tensor, options?: ReduceOptions): Operand {
  return reduce('logSumExp', kernel, x, options);
}

rule(logSumExp, {
  pullbacks: [
    (d: Operand, y, x, options) => mulOrZero(expandReduced(d, x, options), exp(sub(x, keepReduced(y, x, options)))),
    null,
  ],
  captured: () => ({ mulOrZero, expandReduced, exp, sub, keepReduced }),
  samples: reductionSamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link logSumExp}. */
    logSumExp(): number;
    logSumExp(options: AxisOptions): Tensor;
    logSumExp(options?: ReduceOptions): Operand;
  }
}
method('logSumExp', logSumExp);
