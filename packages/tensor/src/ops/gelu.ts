/** `gelu`, element-wise. */
import { declareCaptured, rule } from '@wengert/rules';
import { method } from '../core/method.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { unary, type UnaryKernel } from '../engine/elementwise.js';
import { add } from './add.js';
import { mul } from './mul.js';
import { mulOrZero } from './mulOrZero.js';
import { square } from './square.js';
import { sub } from './sub.js';
import { tanh } from './tanh.js';

const SLOPE = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

const kernel: UnaryKernel = (y, x) => {
  for (let i = 0; i < y.length; i++) {
    const v = x[i];
    y[i] = 0.5 * v * (1 + Math.tanh(SLOPE * (v + CUBIC * v * v * v)));
  }
};

/**
 * The Gaussian error linear unit in its tanh form, 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))
 * (D. Hendrycks, K. Gimpel, "Gaussian error linear units", 2016).
 *
 * @returns a tensor of the same shape and element type; a number for a number
 * @throws TensorError `tensor/bad-argument` if `x` is neither
 * @example gelu(tensor([0, 1])) // 0 0.841...
 */
export function gelu(x: Tensor): Tensor;
export function gelu(x: number): number;
export function gelu(x: Operand): Operand;
export function gelu(x: Operand): Operand {
  return unary('gelu', kernel, x);
}

/** With t the tanh in the definition: 0.5 (1 + t) + 0.5 x (1 - t^2) sqrt(2 / pi) (1 + 3 * 0.044715 x^2). */
function slope(x: Operand): Operand {
  const xx = square(x);
  const t = tanh(mul(mul(SLOPE, x), add(1, mul(CUBIC, xx))));
  const inner = mul(SLOPE, add(1, mul(3 * CUBIC, xx)));
  return mul(0.5, add(add(1, t), mul(mul(x, sub(1, square(t))), inner)));
}

declareCaptured(() => ({ square, tanh, mul, SLOPE, add, CUBIC, sub }), slope);

rule(gelu, {
  pullbacks: [(d: Operand, _y, x) => mulOrZero(d, slope(x))],
  captured: () => ({ mulOrZero, slope }),
  samples: [[tensor([0.5, -1, 3])], [0.3]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link gelu}. */
    gelu(): Tensor;
  }
}
method('gelu', gelu);
