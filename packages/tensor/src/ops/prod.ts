/** `prod` over all elements or over axes. */
import { refuse, rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { TypedArray } from '../core/shape.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';
import { lanesOf, reduce, type AxisOptions, type LaneKernel, type ReduceOptions } from '../engine/lanes.js';
import { equal } from './compare.js';
import { div } from './div.js';
import { expandReduced } from './expandReduced.js';
import { mulOrZero } from './mulOrZero.js';
import { sub } from './sub.js';
import { sum } from './sum.js';
import { transpose } from './transpose.js';
import { where } from './where.js';

const kernel: LaneKernel = (y, x, outer, n, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let product = 1;
      for (let k = 0, p = o * n * inner + i; k < n; k++, p += inner) product *= x[p];
      y[o * inner + i] = product;
    }
  }
};

/**
 * For each element the product of the others in its lane: what divides the product by the element, but right for zeros.
 */
function productOfOthers(x: Tensor, options: ReduceOptions | undefined): Tensor {
  const zero = equal(x, 0);
  const filled = where(zero, 1, x);
  const zeros = expandReduced(sum(zero, options), x, options);
  const rest = div(expandReduced(prod(filled, options), x, options), filled);
  return where(equal(sub(zeros, zero), 0), rest, 0);
}

/** The pullback of {@link productOfOthers}: for each element the sum of `d` times the products of all but two. */
function productOfOthersBack(d: Tensor, x: Tensor, options: ReduceOptions | undefined): Tensor {
  const { data, outer, n, inner, order } = lanesOf('prod', x, options);
  const y = blank(order ? order.map((a) => x.shape[a]) : x.shape, x.dtype);
  pairsKernel(y.data, data, lanesOf('prod', d, options).data, outer, n, inner);
  return order ? transpose(y, order.map((_, axis) => order.indexOf(axis))) : y; // prettier-ignore
}

function pairsKernel(y: TypedArray, x: TypedArray, d: TypedArray, outer: number, n: number, inner: number): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * n * inner + i;
      const end = start + n * inner;
      for (let p = start; p < end; p += inner) {
        // The derivative, in the direction d, of the product of all but element p.
        let product = 1;
        let slope = 0;
        for (let q = start; q < end; q += inner) {
          if (q === p) continue;
          slope = slope * x[q] + d[q] * product;
          product *= x[q];
        }
        y[p] = slope;
      }
    }
  }
}

/**
 * The product of all elements, as a number; or over some axes, as a tensor.
 *
 * @param options `axis` (one or several, negative from the end) goes; `keepDims` keeps it with length 1
 * @throws TensorError `tensor/bad-axis`; `tensor/bad-argument` if `x` is no tensor
 * @example prod(tensor([2, 3, 4])) // 24
 */
export function prod(x: Tensor): number;
export function prod(x: Tensor, options: AxisOptions): Tensor;
export function prod(x: Tensor, options?: ReduceOptions): Operand;
export function prod(x: Tensor, options?: ReduceOptions): Operand {
  return reduce('prod', kernel, x, options);
}

rule(productOfOthers, {
  pullbacks: [(d: Tensor, _y, x, options) => productOfOthersBack(d, x, options), null],
  captured: () => ({ productOfOthersBack }),
  samples: [
    [tensor([[1, 2.5, 3], [4, 0, 6.5]]), undefined], // prettier-ignore
    [tensor([1, 7, 2, 8, 3, 5, 4, 6], { shape: [2, 2, 2] }), { axis: [0, 2] }],
  ],
});
refuse(productOfOthersBack, {
  name: 'The second derivative of prod',
  reason: 'is not differentiated again',
  remedy: 'Multiply the elements one by one where third derivatives are wanted.',
});
rule(prod, {
  pullbacks: [
    (d: Operand, _y, x, options) => mulOrZero(expandReduced(d, x, options), productOfOthers(x, options)),
    null,
  ],
  captured: () => ({ mulOrZero, expandReduced, productOfOthers }),
  samples: [
    [tensor([[1, 2.5, 3], [4, 0, 6.5]]), undefined], // prettier-ignore
    [tensor([[1, 2.5, 3], [4, 0, 6.5]]), { axis: 0 }], // prettier-ignore
    [tensor([[1, 2.5, 3], [4, 0, 6.5]]), { axis: 1, keepDims: true }], // prettier-ignore
  ],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link prod}. */
    prod(): number;
    prod(options: AxisOptions): Tensor;
    prod(options?: ReduceOptions): Operand;
  }
}
method('prod', prod);
