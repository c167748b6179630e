/**
 * Does a function have a derivative at a point at all? Differences to the right and to the left tell: where they differ
 * and go on differing as the step shrinks, there is a kink (`|x|` at 0); where their distance grows, a jump.
 */
import type { Line } from './differences.js';
import { scaleOf } from './noise.js';

/** What was found at `x`. At a kink `left` and `right` are the one-sided derivatives. */
export type Smoothness =
  | { readonly kind: 'smooth' }
  | { readonly kind: 'kink'; readonly left: number; readonly right: number }
  | { readonly kind: 'jump' };

const smooth: Smoothness = { kind: 'smooth' };

/**
 * Looks for a kink or a jump of a function with one component at `x`, or nearer to it than about `1e-5` of its size.
 *
 * The one-sided quotients of a smooth function differ by `h f'' + O(h^3)`, so `2 gap(h / 2) - gap(h)` is `O(h^3)`; at a
 * kink it is the jump of the derivative at every step, and at a jump of the function it grows like `1 / h`.
 *
 * @param noise the rounding error of the function (see noiseOf)
 */
export function smoothnessAt(line: Line, x: number, base: number, noise: number, float32 = false): Smoothness {
  const round = float32 ? Math.fround : (value: number): number => value;
  const relative = noise / Math.max(Math.abs(base), 2 ** -500);
  const widest = Math.max(scaleOf(x), 1) * Math.min(Math.max(2 ** -17, Math.cbrt(relative)), 2 ** -6);

  const sides = (h: number): { left: number; right: number; rounding: number } | undefined => {
    const above = round(x + h);
    const below = round(x - h);
    const high = line(above);
    const low = line(below);
    if (!high || !low || above === x || below === x) return undefined;
    const right = (high[0] - base) / (above - x);
    const left = (base - low[0]) / (x - below);
    const size = Math.max(Math.abs(high[0]), Math.abs(low[0]));
    return { left, right, rounding: (4 * Math.max(noise, size * 2 ** -54)) / h };
  };
  const look = (h: number): { gap: number; left: number; right: number; rounding: number } | undefined => {
    const wide = sides(h);
    const narrow = sides(h / 2);
    if (!wide || !narrow) return undefined;
    const left = 2 * narrow.left - wide.left;
    const right = 2 * narrow.right - wide.right;
    return { gap: Math.abs(right - left), left, right, rounding: narrow.rounding };
  };

  const far = look(widest);
  if (!far || !visible(far)) return smooth;
  const near = look(widest / 16);
  if (!near || !visible(near) || near.gap < far.gap / 2) return smooth;
  if (near.gap > 3 * far.gap) return { kind: 'jump' };
  return { kind: 'kink', left: near.left, right: near.right };
}

function visible(seen: { gap: number; left: number; right: number; rounding: number }): boolean {
  return seen.gap > 8 * seen.rounding && seen.gap > 1e-3 * (Math.abs(seen.left) + Math.abs(seen.right));
}
