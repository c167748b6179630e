/** `norm`: the Euclidean norm of all elements or over axes. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { reduce, type AxisOptions, type LaneKernel, type ReduceOptions } from '../engine/lanes.js';
import { div } from './div.js';
import { keepReduced } from './expandReduced.js';
import { mulOrZero } from './mulOrZero.js';
import { reductionSamples } from './samples.js';

/** Scaled by the greatest element, so that squares neither overflow nor vanish. */
const kernel: LaneKernel = (y, x, outer, n, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * n * inner + i;
      let scale = 0;
      for (let k = 0, p = start; k < n; k++, p += inner) scale = Math.max(scale, Math.abs(x[p]));
      let s = 0;
      if (scale > 1e-140 && scale < 1e140) {
        for (let k = 0, p = start; k < n; k++, p += inner) s += x[p] * x[p];
        y[o * inner + i] = Math.sqrt(s);
      } else if (scale === 0 || scale === Infinity || scale !== scale) y[o * inner + i] = scale;
      else {
        for (let k = 0, p = start; k < n; k++, p += inner) s += (x[p] / scale) ** 2;
        y[o * inner + i] = scale * Math.sqrt(s);
      }
    }
  }
};

/**
 * The square root of the sum of squares (of a matrix: the Frobenius norm), as a number; or over some axes, as a tensor. The derivative at the zero vector is 0.
 *
 * @param options `axis` (one or several, negative from the end) goes; `keepDims` keeps it with length 1
 * @throws TensorError `tensor/bad-axis`; `tensor/bad-argument` if `x` is no tensor
 * @example norm(tensor([3, 4])) // 5
 */
export function norm(x: Tensor): number;
export function norm(x: Tensor, options: AxisOptions): Tensor;
export function norm(x: Tensor, options?: ReduceOptions): Operand;
export function norm(x: Tensor, options?: ReduceOptions): Operand {
  return reduce('norm', kernel, x, options);
}

rule(norm, {
  pullbacks: [(d: Operand, y, x, options) => mulOrZero(x, keepReduced(div(d, y), x, options)), null],
  captured: () => ({ mulOrZero, keepReduced, div }),
  samples: reductionSamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link norm}. */
    norm(): number;
    norm(options: AxisOptions): Tensor;
    norm(options?: ReduceOptions): Operand;
  }
}
method('norm', norm);
