/** `relu`, element-wise. */
import { rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { binary, unary, type BinaryKernel, type UnaryKernel } from '../engine/elementwise.js';
import { sumLike } from './sumLike.js';

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) {
    const v = x[i];
    y[i] = v < 0 ? 0 : v;
  }
};

const gateKernel: BinaryKernel = (n, y, o, d, i, si, x, j, sj) => {
  for (const end = o + n; o < end; o++, i += si, j += sj) y[o] = x[j] > 0 ? d[i] : 0;
};

/**
 * max(x, 0). The derivative at 0 is 0.
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example relu(tensor([-1, 2])) // 0 2
 */
export function relu(x: Tensor): Tensor;
export function relu(x: number): number;
export function relu(x: Operand): Operand;
export function relu(x: Operand): Operand {
  return unary('relu', kernel, x);
}

/** `d` where x > 0, else 0: the pullback of {@link relu}, linear in `d`. */
export function gate(d: Operand, x: Operand): Operand {
  return binary('gate', gateKernel, d, x);
}

rule(relu, {
  pullbacks: [(d: Operand, _y, x) => gate(d, x)],
  captured: () => ({ gate }),
  samples: [[tensor([0.5, -1, 3])], [2]],
});
rule(gate, {
  pullbacks: [(dd: Operand, _y, d, x) => sumLike(gate(dd, x), d), null],
  captured: () => ({ sumLike, gate }),
  samples: [[tensor([1, 2, 3]), tensor([0.5, -1, 3])]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link relu}. */
    relu(): Tensor;
  }
}
method('relu', relu);
