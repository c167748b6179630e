/** `softmax` and `logSoftmax` along one axis (or several), stable for large elements. */
import { declareCaptured, nonDifferentiable, rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { method } from '../core/method.js';
import { checkAxis } from '../core/shape.js';
import type { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';
import { lanesOf, type LaneKernel } from '../engine/lanes.js';
import { exp } from './exp.js';
import { logSumExp } from './logSumExp.js';
import { mul } from './mul.js';
import { mulOrZero } from './mulOrZero.js';
import { sub } from './sub.js';
import { sum } from './sum.js';

/** The axis along which elements are made to sum to one: the last unless told. */
export interface SoftmaxOptions {
  readonly axis?: number;
}

const kernel: LaneKernel = (y, x, outer, n, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * n * inner + i;
      const end = start + n * inner;
      let top = -Infinity;
      for (let p = start; p < end; p += inner) if (x[p] > top) top = x[p];
      let s = 0;
      for (let p = start; p < end; p += inner) s += Math.exp(x[p] - top);
      for (let p = start; p < end; p += inner) y[p] = Math.exp(x[p] - top) / s;
    }
  }
};

function along(op: string, x: Tensor, options: SoftmaxOptions | undefined): { axis: number; keepDims: true } {
  needTensor(op, x);
  return { axis: checkAxis(op, options?.axis ?? -1, x.shape), keepDims: true };
}

/**
 * exp(x) divided by its sum along an axis: positive elements that sum to one.
 *
 * @param options `axis`: the last unless told
 * @throws TensorError `tensor/bad-axis`, `tensor/bad-argument`
 * @example softmax(tensor([1, 1])) // 0.5 0.5
 */
export function softmax(x: Tensor, options?: SoftmaxOptions): Tensor {
  const { outer, n, inner } = lanesOf('softmax', x, along('softmax', x, options));
  const y = blank(x.shape, x.dtype);
  kernel(y.data, x.data, outer, n, inner);
  return y;
}

/**
 * The logarithm of {@link softmax}, also where that underflows.
 *
 * @throws TensorError `tensor/bad-axis`, `tensor/bad-argument`
 * @example logSoftmax(tensor([0, 1000])) // -1000 0
 */
export function logSoftmax(x: Tensor, options?: SoftmaxOptions): Tensor {
  return sub(x, logSumExp(x, along('logSoftmax', x, options)));
}

function softmaxBack(d: Tensor, y: Tensor, options: SoftmaxOptions | undefined): Tensor {
  const weighted = mulOrZero(d, y);
  return sub(weighted, mul(y, sum(weighted, along('softmax', y, options))));
}

declareCaptured(() => ({ mulOrZero, sub, mul, sum, along }), softmaxBack);
nonDifferentiable(along);

rule(softmax, {
  pullbacks: [(d: Tensor, y, _x, options) => softmaxBack(d, y, options), null],
  captured: () => ({ softmaxBack }),
  samples: [
    [tensor([[1, 2, 3], [4, 5, 4.5]]), undefined], // prettier-ignore
    [tensor([[1, 2, 3], [4, 5, 4.5]]), { axis: 0 }], // prettier-ignore
  ],
});
rule(logSoftmax, {
  pullbacks: [(d: Tensor, y, x, options) => sub(d, mul(exp(y), sum(d, along('logSoftmax', x, options)))), null],
  captured: () => ({ sub, mul, exp, sum, along }),
  samples: [
    [tensor([[1, 2, 3], [4, 5, 4.5]]), undefined], // prettier-ignore
    [tensor([[1, 2, 3], [4, 5, 4.5]]), { axis: 0 }], // prettier-ignore
  ],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link softmax}. */
    softmax(options?: SoftmaxOptions): Tensor;
    /** As the function {@link logSoftmax}. */
    logSoftmax(options?: SoftmaxOptions): Tensor;
  }
}
method('softmax', softmax);
method('logSoftmax', logSoftmax);
