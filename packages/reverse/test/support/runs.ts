/**
 * How many random programs are tried. `WENGERT_RUNS=20` tries twenty times as many. Which ones, tooling/vitest/seed.ts says.
 */
import type { Parameters } from 'fast-check';

const factor = Number(process.env['WENGERT_RUNS'] ?? 1);

/** Parameters of `fc.assert` for a property that is tried `numRuns` times by default. */
export function runs<T>(numRuns: number): Parameters<T> {
  return { numRuns: Math.ceil(numRuns * factor) };
}

/** Time for a test of random programs, in milliseconds: three minutes, more for more runs. */
export const patience = 180_000 * Math.max(1, factor);
