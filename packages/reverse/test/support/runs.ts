/**
 * How many random programs are tried. `WENGERT_RUNS=20` tries twenty times as many; `WENGERT_SEED=n` starts fast-check
 * from the seed that a failure printed.
 */
import type { Parameters } from 'fast-check';

const factor = Number(process.env['WENGERT_RUNS'] ?? 1);
const seed = process.env['WENGERT_SEED'];

/** Parameters of `fc.assert` for a property that is tried `numRuns` times by default. */
export function runs<T>(numRuns: number): Parameters<T> {
  return { numRuns: Math.ceil(numRuns * factor), ...(seed !== undefined && { seed: Number(seed) }) };
}

/** Time for a test of random programs, in milliseconds: a minute, more for more runs. */
export const patience = 60_000 * Math.max(1, factor);
