/**
 * Partial derivatives of the primitives, written by hand for the dual numbers of `dual.ts` and independently of the rules
 * that the transform uses. Each row gives the partials at the operands `x` (with the result `y`); where a formula of the
 * rules may cancel, `fuzz` says how large the terms are that it cancels from.
 */
import type { PrimitiveName } from '@wengert/ir';

export interface PartialRow {
  /** One per operand. */
  readonly partials: (x: readonly number[], y: number) => readonly number[];
  /** Size of the terms of which the partial is the small difference; 0 where there are none. */
  readonly fuzz?: (x: readonly number[], y: number) => number;
  /**
   * True if the contract does not ask for a guard: a factor that is infinite at run time is no property of the
   * operation, as an infinite slope at a finite place is.
   */
  readonly unguarded?: (x: readonly number[]) => boolean;
}

const always = (): boolean => true;

function row(partials: PartialRow['partials'], fuzz?: PartialRow['fuzz']): PartialRow {
  return fuzz === undefined ? { partials } : { partials, fuzz };
}

/** The first of the operands that the result is equal to gets it all; nothing is said of NaN. */
function chosen(x: readonly number[], y: number): number[] {
  if (Number.isNaN(y)) return x.map(() => NaN);
  const at = x.indexOf(y);
  return x.map((_, i) => (i === at ? 1 : 0));
}

/** How much larger 1 is than `1 - x * x`. */
const nearOne = ([x]: readonly number[]): number => 1 / Math.abs((1 - x) * (1 + x)) ** 1.5;

/** Primitives without a row have no derivative. */
export const partials: { readonly [P in PrimitiveName]?: PartialRow } = {
  add: { partials: () => [1, 1], unguarded: always },
  sub: { partials: () => [1, -1], unguarded: always },
  mul: { partials: ([a, b]) => [b, a], unguarded: always },
  div: row(([a, b]) => [1 / b, -a / b / b]),
  mod: row(([a, b]) => [1, -Math.trunc(a / b)]),
  pow: {
    partials: ([a, b], y) => [b === 0 ? 0 : b * Math.pow(a, b - 1), a === 0 && b >= 0 ? 0 : y * Math.log(a)],
    unguarded: ([, b]) => b >= 1,
  },
  neg: { partials: () => [-1], unguarded: always },
  plus: { partials: () => [1], unguarded: always },
  abs: row(([x]) => [x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : NaN]),
  max: row(chosen),
  min: row(chosen),
  fround: row(() => [1]),
  hypot: row((x, y) => x.map((v) => (y === 0 ? 0 : v / y))),
  exp: row(([x]) => [Math.exp(x)]),
  expm1: row(
    ([x]) => [Math.exp(x)],
    () => 1,
  ),
  log: row(([x]) => [1 / x]),
  log1p: row(([x]) => [1 / (1 + x)]),
  log2: row(([x]) => [1 / (x * Math.LN2)]),
  log10: row(([x]) => [1 / (x * Math.LN10)]),
  sqrt: row(([x]) => [1 / (2 * Math.sqrt(x))]),
  cbrt: row(([x]) => [1 / (3 * Math.cbrt(x) ** 2)]),
  sin: row(([x]) => [Math.cos(x)]),
  cos: row(([x]) => [-Math.sin(x)]),
  tan: row(([x]) => [1 / Math.cos(x) ** 2]),
  asin: row(([x]) => [1 / Math.sqrt((1 - x) * (1 + x))], nearOne),
  acos: row(([x]) => [-1 / Math.sqrt((1 - x) * (1 + x))], nearOne),
  atan: row(([x]) => [1 / (1 + x * x)]),
  atan2: row(([a, b]) => [b / (a * a + b * b), -a / (a * a + b * b)]),
  sinh: row(([x]) => [Math.cosh(x)]),
  cosh: row(([x]) => [Math.sinh(x)]),
  tanh: row(
    ([x]) => [1 / Math.cosh(x) ** 2],
    () => 1,
  ),
  asinh: row(([x]) => [1 / Math.hypot(x, 1)]),
  acosh: row(([x]) => [1 / Math.sqrt((x - 1) * (x + 1))], nearOne),
  atanh: row(([x]) => [1 / ((1 - x) * (1 + x))], nearOne),
};
