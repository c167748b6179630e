/**
 * Rules of functions with kinks and steps. At a kink the derivative is finite and fixed: `abs'(0) = 0`, and of equal
 * operands of `max` and `min` the first gets all. Functions that are constant between steps have no derivative.
 */
import { at, type PrimitiveRule } from './table.js';

export const piecewise = {
  abs: { partials: [(x) => Math.sign(x)], samples: at(-2, 3) },
  max: {
    partials: [(a, b) => (a >= b ? 1 : 0), (a, b) => (a >= b ? 0 : 1)],
    vanishes: true,
    samples: [
      [1, 2],
      [2, 1],
    ],
  },
  min: {
    partials: [(a, b) => (a <= b ? 1 : 0), (a, b) => (a <= b ? 0 : 1)],
    vanishes: true,
    samples: [
      [1, 2],
      [2, 1],
    ],
  },
  // Rounding to single precision is treated as exact.
  fround: { partials: [() => 1], samples: [] },
} as const satisfies Record<string, PrimitiveRule>;
