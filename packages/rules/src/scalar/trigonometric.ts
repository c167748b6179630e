/**
 * Rules of the trigonometric and hyperbolic functions and their inverses. At infinite arguments the sines and cosines are
 * NaN, and near the ends of their domains the inverses are steep: hence `nonFinite`.
 */
import { at, type PrimitiveRule } from './table.js';

export const trigonometric = {
  sin: { partials: [(x) => Math.cos(x)], nonFinite: true, samples: at(-1, 0, 2) },
  cos: { partials: [(x) => -Math.sin(x)], nonFinite: true, samples: at(-1, 0.5, 2) },
  tan: { partials: [(_x, y) => 1 + y * y], nonFinite: true, samples: at(-1, 0, 1.2) },
  asin: { partials: [(x) => 1 / Math.sqrt(1 - x * x)], nonFinite: true, root: true, samples: at(-0.5, 0, 0.9) },
  acos: { partials: [(x) => -1 / Math.sqrt(1 - x * x)], nonFinite: true, root: true, samples: at(-0.5, 0, 0.9) },
  atan: { partials: [(x) => 1 / (1 + x * x)], vanishes: true, samples: at(-2, 0, 2) },
  atan2: {
    // x / (x * x + y * y) and -y / (x * x + y * y), by quotients: squares of large and small numbers are infinite and zero. At the
    // origin, where the angle is anything, they are 0.
    partials: [
      (y, x) => (Math.abs(x) > Math.abs(y) ? 1 / (x + y * (y / x)) : y === 0 ? 0 : x / y / (y + x * (x / y))),
      (y, x) => (Math.abs(y) > Math.abs(x) ? -1 / (y + x * (x / y)) : x === 0 ? 0 : -(y / x) / (x + y * (y / x))),
    ],
    nonFinite: true,
    vanishes: true,
    samples: [
      [1, 2],
      [-1, -0.5],
      [0, -2],
      [3, 0],
    ],
  },
  sinh: { partials: [(x) => Math.cosh(x)], nonFinite: true, samples: at(-1, 0, 2) },
  cosh: { partials: [(x) => Math.sinh(x)], nonFinite: true, samples: at(-1, 0.5, 2) },
  tanh: { partials: [(_x, y) => 1 - y * y], vanishes: true, samples: at(-1, 0, 2) },
  asinh: { partials: [(x) => 1 / Math.hypot(x, 1)], samples: at(-1, 0, 2) },
  acosh: {
    // Not the root of x * x - 1, whose square is infinite for large numbers, and inexact near 1.
    partials: [(x) => 1 / (Math.sqrt(x - 1) * Math.sqrt(x + 1))],
    nonFinite: true,
    root: true,
    samples: at(1.5, 3),
  },
  atanh: { partials: [(x) => 1 / (1 - x * x)], nonFinite: true, samples: at(-0.5, 0, 0.9) },
} as const satisfies Record<string, PrimitiveRule>;
