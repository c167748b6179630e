/**
 * Random programs: the transform's code, interpreted and emitted, against the program itself and against dual numbers.
 * The default takes some seconds; `WENGERT_RUNS=50 vitest run --project reverse random` takes as many times longer, and
 * `WENGERT_SEED` (tooling/vitest/seed.ts) chooses others.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientAgrees, pullbackAgrees, Tally, type Program } from './support/agree.js';
import { families } from './support/programs.js';
import { patience, runs } from './support/runs.js';
import type { Setting } from './support/transform.js';

const properties: Readonly<Record<string, (program: Program, setting: Setting, tally: Tally) => void>> = {
  gradient: gradientAgrees,
  pullback: pullbackAgrees,
};

describe.each(Object.entries(properties))('%s of random programs', (_, agrees) => {
  it.each(Object.entries(families))(
    '%s',
    (_family, { programs, count, share }) => {
      const tally = new Tally();
      fc.assert(
        fc.property(programs, (program) => agrees(program, {}, tally)),
        runs(count),
      );
      expect(tally.share).toBeGreaterThan(share);
    },
    patience,
  );
});
