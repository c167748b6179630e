/** Rules of exponentials, logarithms and roots. */
import { at, type PrimitiveRule } from './table.js';

export const exponential = {
  exp: { partials: [(_x, y) => y], nonFinite: true, vanishes: true, samples: at(-1, 0, 2) },
  expm1: { partials: [(_x, y) => y + 1], nonFinite: true, vanishes: true, samples: at(-1, 0, 2) },
  log: { partials: [(x) => 1 / x], nonFinite: true, samples: at(0.5, 3) },
  log1p: { partials: [(x) => 1 / (1 + x)], nonFinite: true, samples: at(-0.5, 3) },
  log2: { partials: [(x) => Math.LOG2E / x], nonFinite: true, samples: at(0.5, 3) },
  log10: { partials: [(x) => Math.LOG10E / x], nonFinite: true, samples: at(0.5, 3) },
  sqrt: { partials: [(_x, y) => 0.5 / y], nonFinite: true, root: true, samples: at(0.5, 3) },
  cbrt: { partials: [(_x, y) => 1 / (3 * y * y)], nonFinite: true, samples: at(-2, 0.5) },
} as const satisfies Record<string, PrimitiveRule>;
