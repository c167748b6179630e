/**
 * Numeric derivatives along a line, with error estimates. Differences at shrinking steps are extrapolated to step zero;
 * among all extrapolated values the one with the smallest estimated error wins, so the step adapts to the function. The
 * estimate never goes below what rounding allows. Values of the function may have several components; each finds its
 * own best step.
 *
 * Sources: L. F. Richardson, "The deferred approach to the limit", Phil. Trans. A 226 (1927); C. J. F. Ridders,
 * "Accurate computation of F'(x) and F'(x)F''(x)", Advances in Engineering Software 4 (1982), whose tableau and choice
 * by estimated error this is; E. H. Neville's scheme for the extrapolation at steps that rounding has made uneven.
 */

import { scaleOf } from './noise.js';

/** The function along one variable: its components at `x`, or `undefined` where it has no value. */
export type Line = (x: number) => ArrayLike<number> | undefined;

/** A derivative and an estimate of its error, one of each per component. NaN and infinity where none was found. */
export interface Derivative {
  readonly values: Float64Array;
  readonly errors: Float64Array;
  /** 'right' or 'left' if the function has values on that side of `x` only. */
  readonly sides: 'both' | 'right' | 'left';
}

/** Difference quotients of one component, steps shrinking. */
interface Quotient {
  readonly step: number;
  readonly quotient: number;
  /** What rounding may have done to `quotient`. */
  readonly rounding: number;
}

const levels = 10;
/** Good enough to stop looking. */
const target = 1e-10;

/**
 * The derivative of `line` at `x`.
 *
 * @param base the value at `x`
 * @param noise the rounding errors of each component (see noiseOf)
 * @param float32 `x` is kept with single precision, so steps are rounded to it
 */
export function derivative(
  line: Line,
  x: number,
  base: ArrayLike<number>,
  noise: ArrayLike<number>,
  float32 = false,
): Derivative {
  const width = base.length;
  const round = float32 ? Math.fround : (value: number): number => value;
  const ulp = scaleOf(x) * (float32 ? 2 ** -23 : 2 ** -52) || 2 ** -120;
  const sides = sidesOf(line, x, round, ulp);

  /** Difference quotients with step `h`, or `undefined` if a value is missing. */
  const quotientsAt = (h: number): Quotient[] | undefined => {
    const right = sides === 'left' ? x : round(x + h);
    const left = sides === 'right' ? x : round(x - h);
    const high = sides === 'left' ? base : line(right);
    const low = sides === 'right' ? base : line(left);
    if (!high || !low) return undefined;
    const step = right - left;
    return Array.from(base, (_, k) => {
      const size = Math.max(Math.abs(high[k]), Math.abs(low[k]));
      const rounding = (2 * Math.max(noise[k], size * 2 ** -54)) / step;
      return { step, quotient: (high[k] - low[k]) / step, rounding };
    });
  };

  const values = new Float64Array(width).fill(NaN);
  const errors = new Float64Array(width).fill(Infinity);
  const done = new Array<boolean>(width).fill(false);
  const probes = probe(
    probeSteps(x).filter((h) => h > 64 * ulp),
    quotientsAt,
    width,
  );

  const improve = (k: number, rows: Quotient[][]): void => {
    const best = extrapolate(
      rows.map((row) => row[k]),
      sides === 'both' ? 2 : 1,
    );
    // An extrapolation from afar can miss what the function does near x; a small step sees it.
    const near = probes[k];
    const gap = near ? Math.abs(best.value - near.quotient) : 0;
    const slack = near ? 10 * near.rounding + 1e-3 * Math.max(Math.abs(best.value), Math.abs(near.quotient)) : 0;
    const honest = gap <= slack;
    const error = honest ? best.error : Math.max(best.error, gap);
    if (!(error < errors[k])) return;
    values[k] = best.value;
    errors[k] = error;
    const floor = (16 * noise[k]) / rows[0][k].step; // about what rounding leaves of the first few steps
    done[k] = honest && (error <= target * Math.abs(best.value) || (sides === 'both' && error <= floor));
  };

  for (const start of startSteps(x)) {
    const rows: Quotient[][] = [];
    for (let level = 0; level < levels; level++) {
      const h = start * 2 ** -level;
      if (h < 4 * ulp) break;
      const row = quotientsAt(h);
      if (!row) {
        rows.length = 0; // the function has a hole between here and x
        continue;
      }
      rows.push(row);
      if (rows.length < 3) continue;
      for (let k = 0; k < width; k++) if (!done[k]) improve(k, rows);
      if (done.every(Boolean)) return { values, errors, sides };
    }
  }
  return { values, errors, sides };
}

/** Where to begin shrinking: from large to small, on the scale of 1 and on that of `x`. */
function startSteps(x: number): number[] {
  const large = Math.max(scaleOf(x), 1) / 8;
  const small = scaleOf(x) / 8;
  const steps = [large, large * 2 ** -9, large * 2 ** -18, large * 2 ** -27];
  if (small > 0 && small < large * 2 ** -9) steps.push(small, small * 2 ** -9);
  return steps;
}

function probeSteps(x: number): number[] {
  const size = scaleOf(x);
  return [size * 2 ** -20, 2 ** -34, 2 ** -17, size * 2 ** -17].sort((a, b) => a - b);
}

/** For each component the quotient at the smallest of `steps` at which it is more than rounding errors. */
function probe(
  steps: readonly number[],
  quotientsAt: (h: number) => Quotient[] | undefined,
  width: number,
): (Quotient | undefined)[] {
  const chosen = new Array<Quotient | undefined>(width);
  const telling = ({ rounding, quotient }: Quotient): boolean => rounding <= 1e-4 * Math.abs(quotient);
  for (const step of steps) {
    const row = quotientsAt(step);
    if (!row) continue;
    for (let k = 0; k < width; k++) if (!chosen[k] || !telling(chosen[k]!)) chosen[k] = row[k];
    if (chosen.every((quotient) => telling(quotient!))) break;
  }
  return chosen;
}

/** On which sides of `x` the function has values, judged at a small step. */
function sidesOf(line: Line, x: number, round: (x: number) => number, ulp: number): Derivative['sides'] {
  const h = x === 0 ? 2 ** -60 : Math.max(64 * ulp, scaleOf(x) * 2 ** -30);
  const right = line(round(x + h)) !== undefined;
  const left = line(round(x - h)) !== undefined;
  if (right === left) return 'both';
  return right ? 'right' : 'left';
}

/**
 * The value at step 0 of the polynomials through consecutive points: Neville's tableau, of which the entry with the
 * smallest estimated error is chosen. The estimate is Ridders's (the larger distance to the two entries it was made
 * from), but at least the rounding error of its last point.
 *
 * @param power the error of a quotient is a series in this power of its step: 2 for central differences
 */
export function extrapolate(points: readonly Quotient[], power: 1 | 2): { value: number; error: number } {
  let previous: number[] = [];
  let best = { value: NaN, error: Infinity };
  points.forEach((point, level) => {
    const column = [point.quotient];
    for (let order = 1; order <= level; order++) {
      const ratio = (points[level - order].step / point.step) ** power;
      const value = column[order - 1] + (column[order - 1] - previous[order - 1]) / (ratio - 1);
      column.push(value);
      const distance = Math.max(Math.abs(value - column[order - 1]), Math.abs(value - previous[order - 1]));
      const error = Math.max(distance, point.rounding);
      if (error < best.error) best = { value, error };
    }
    previous = column;
  });
  return best;
}
