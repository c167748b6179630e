/** `sum` over all elements or over axes. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { TypedArray } from '../core/shape.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { reduce, type AxisOptions, type LaneKernel, type ReduceOptions } from '../engine/lanes.js';
import { expandReduced } from './expandReduced.js';

/** Sums of lanes; of float32 lanes in float64 until the end. */
export const sumKernel: LaneKernel = (y, x, outer, n, inner) => {
  if (inner === 1) {
    for (let o = 0, p = 0; o < outer; o++) {
      let s = 0;
      for (const end = p + n; p < end; p++) s += x[p];
      y[o] = s;
    }
  } else sumRows(y, x, outer, n, inner);
};

function sumRows(y: TypedArray, x: TypedArray, outer: number, n: number, inner: number): void {
  const sums = new Float64Array(inner);
  for (let o = 0, p = 0; o < outer; o++) {
    sums.fill(0);
    for (let k = 0; k < n; k++) for (let i = 0; i < inner; i++, p++) sums[i] += x[p];
    y.set(sums, o * inner);
  }
}

/**
 * The sum of all elements, as a number; or over some axes, as a tensor. Sums of float32 are kept in float64 until the end.
 *
 * @param options `axis` (one or several, negative from the end) goes; `keepDims` keeps it with length 1
 * @throws TensorError `tensor/bad-axis`; `tensor/bad-argument` if `x` is no tensor
 * @example sum(tensor([[1, 2], [3, 4]]))              // 10
 * @example sum(tensor([[1, 2], [3, 4]]), { axis: 0 }) // 4 6
 */
export function sum(x: Tensor): number;
export function sum(x: Tensor, options: AxisOptions): Tensor;
export function sum(x: Tensor, options?: ReduceOptions): Operand;
export function sum(x: Tensor, options?: ReduceOptions): Operand {
  return reduce('sum', sumKernel, x, options);
}

rule(sum, {
  pullbacks: [(d: Operand, _y, x, options) => expandReduced(d, x, options), null],
  captured: () => ({ expandReduced }),
  samples: [
    [tensor([[1, 2, 3], [4, 5, 6]]), undefined], // prettier-ignore
    [tensor([[1, 2, 3], [4, 5, 6]]), { axis: 0 }], // prettier-ignore
    [tensor([[1, 2, 3], [4, 5, 6]]), { axis: -1, keepDims: true }], // prettier-ignore
    [tensor([1, 2, 3, 4, 5, 6, 7, 8], { shape: [2, 2, 2] }), { axis: [0, 2] }],
    [tensor([1, 2, 3]), { keepDims: true }],
  ],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link sum}. */
    sum(): number;
    sum(options: AxisOptions): Tensor;
    sum(options?: ReduceOptions): Operand;
  }
}
method('sum', sum);
