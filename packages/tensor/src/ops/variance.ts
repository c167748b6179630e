/** `variance` over all elements or over axes. */
import { declareCaptured, nonDifferentiable, rule } from '@wengert/rules';
import { show, TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { reduce, type AxisOptions, type LaneKernel, type ReduceOptions } from '../engine/lanes.js';
import { div } from './div.js';
import { expandReduced, keepReduced } from './expandReduced.js';
import { laneLength, mean } from './mean.js';
import { mulOrZero } from './mulOrZero.js';
import { reductionSamples } from './samples.js';
import { sub } from './sub.js';

/** {@link ReduceOptions}, and what is taken from the count: 0 for the whole population, 1 for a sample. */
export interface VarianceOptions extends ReduceOptions {
  readonly correction?: number;
}

/** In two passes, which keeps the digits that the mean of squares would lose. */
function kernel(correction: number, ...[y, x, outer, n, inner]: Parameters<LaneKernel>): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * n * inner + i;
      const end = start + n * inner;
      let sum = 0;
      for (let p = start; p < end; p += inner) sum += x[p];
      const mean = sum / n;
      let squares = 0;
      for (let p = start; p < end; p += inner) squares += (x[p] - mean) ** 2;
      y[o * inner + i] = squares / (n - correction);
    }
  }
}

function deviations(x: Tensor, options: VarianceOptions | undefined): Tensor {
  return sub(x, keepReduced(mean(x, options), x, options));
}

function count(x: Tensor, options: VarianceOptions | undefined): number {
  return laneLength(x, options) - (options?.correction ?? 0);
}

/**
 * The mean square deviation from the mean, as a number; or over some axes, as a tensor. `correction: 1` divides by n - 1.
 *
 * @param options `axis` (one or several, negative from the end) goes; `keepDims` keeps it with length 1
 * @throws TensorError `tensor/bad-axis`; `tensor/bad-argument` if `x` is no tensor
 * @example variance(tensor([1, 2, 3, 4])) // 1.25
 */
export function variance(x: Tensor): number;
export function variance(x: Tensor, options: AxisOptions & VarianceOptions): Tensor;
export function variance(x: Tensor, options?: VarianceOptions): Operand;
export function variance(x: Tensor, options?: VarianceOptions): Operand {
  const correction = options?.correction ?? 0;
  if (typeof correction !== 'number') {
    throw new TensorError('tensor/bad-argument', `variance: correction must be a number, got ${show(correction)}`);
  }
  return reduce('variance', (...lanes) => kernel(correction, ...lanes), x, options);
}

declareCaptured(() => ({ sub, keepReduced, mean }), deviations);
nonDifferentiable(count);

rule(variance, {
  pullbacks: [
    (d: Operand, _y, x, options) =>
      mulOrZero(expandReduced(div(d, count(x, options) / 2), x, options), deviations(x, options)),
    null,
  ],
  captured: () => ({ mulOrZero, expandReduced, div, count, deviations }),
  samples: [...reductionSamples, [tensor([1, 2, 4]), { correction: 1 }]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link variance}. */
    variance(): number;
    variance(options: AxisOptions & VarianceOptions): Tensor;
    variance(options?: VarianceOptions): Operand;
  }
}
method('variance', variance);
