/** `pow`, element-wise with broadcasting. */
import { declareCaptured, rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { binary, type BinaryKernel } from '../engine/elementwise.js';
import { equal } from './compare.js';
import { log } from './log.js';
import { mulOrZero } from './mulOrZero.js';
import { productLike } from './productLike.js';
import { binarySamples } from './samples.js';
import { sub } from './sub.js';
import { where } from './where.js';

export const powKernel: BinaryKernel = (n, y, o, a, i, si, b, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = a[i] ** b[j];
};

/**
 * a to the power of b.
 *
 * @returns a tensor of the broadcast shape; float64 if one of the tensors is; a number for two numbers
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example pow(tensor([1, 2, 3]), 2) // 1 4 9
 */
export function pow(a: number, b: number): number;
export function pow(a: Tensor, b: Operand): Tensor;
export function pow(a: Operand, b: Tensor): Tensor;
export function pow(a: Operand, b: Operand): Operand;
export function pow(a: Operand, b: Operand): Operand {
  return binary('pow', powKernel, a, b);
}

/** log(a), but 0 at 0, where 0 ** b is constant for b > 0. It is NaN below 0, where b has no derivative. */
function logOfBase(a: Operand): Operand {
  return log(where(equal(a, 0), 1, a));
}

declareCaptured(() => ({ log, where, equal }), logOfBase);

rule(pow, {
  pullbacks: [
    (d: Operand, _y, a, b) => productLike(d, mulOrZero(b, pow(a, sub(b, 1))), a),
    (d: Operand, y, a, b) => productLike(d, mulOrZero(logOfBase(a), y), b),
  ],
  captured: () => ({ productLike, mulOrZero, pow, sub, logOfBase }),
  samples: binarySamples,
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link pow}. */
    pow(b: Operand): Tensor;
  }
}
method('pow', pow);
