/** Rules of the arithmetic operators. */
import type { PrimitiveRule } from './table.js';

const pairs = [
  [2, 3],
  [-1.5, 0.25],
] as const;

export const arithmetic = {
  sub: { partials: [() => 1, () => -1], samples: pairs },
  mul: { partials: [(_a, b) => b, (a) => a], samples: pairs },
  div: {
    partials: [(_a, b) => 1 / b, (_a, b, y) => -y / b],
    nonFinite: true,
    vanishes: (operand) => operand === 1,
    samples: pairs,
  },
  // a % b = a - trunc(a / b) * b, and trunc is constant between its steps.
  mod: {
    partials: [() => 1, (a, b) => -Math.trunc(a / b)],
    nonFinite: true,
    vanishes: (operand) => operand === 1,
    samples: [
      [7.5, 2],
      [-7.5, 2],
    ],
  },
  pow: {
    partials: [
      // x ** 0 is 1 for every base, so at 0 its derivative is 0 and not 0 * Infinity. So it is where an infinite exponent gives 0.
      (a, b) => ((b === 0 && a === 0) || (Math.abs(b) === Infinity && a ** b === 0) ? 0 : b * a ** (b - 1)),
      // For a base of 0, and an infinite one with a negative exponent, the power is constantly 0; for a negative base it is real at
      // integers only, and the logarithm is NaN.
      (a, b, y) => ((a === 0 && b >= 0) || (a === Infinity && b < 0) ? 0 : Math.log(a) * y),
    ],
    nonFinite: ([, exponent]) => !(exponent !== undefined && exponent >= 1),
    root: ([, exponent]) => exponent !== undefined && exponent >= 0.5 && exponent < 1,
    vanishes: (operand, [, exponent]) => operand === 1 || !(exponent !== undefined && exponent >= 0),
    samples: [
      [2, 3],
      [1.5, -0.5],
    ],
  },
  neg: { partials: [() => -1], samples: [[2]] },
  plus: { partials: [() => 1], samples: [[2]] },
} as const satisfies Record<string, PrimitiveRule>;
