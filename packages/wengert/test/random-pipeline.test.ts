/**
 * Random programs of the IR through the whole pipeline, as the facade runs it: what comes out does what the program does,
 * bit for bit, and its cotangents are the derivatives that dual numbers give. The IR is verified after each pass.
 * `WENGERT_RUNS=50` tries fifty times as many programs; `WENGERT_SEED` (tooling/vitest/seed.ts) chooses others.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradientAgrees, pullbackAgrees, Tally } from '../../reverse/test/support/agree.js';
import { families } from '../../reverse/test/support/programs.js';
import { patience, runs } from '../../reverse/test/support/runs.js';
import { finish, prepare, watchPasses } from '../src/pipeline.js';

const setting = { passes: { before: prepare, after: finish } };

describe.each([
  ['gradient', gradientAgrees],
  ['pullback', pullbackAgrees],
] as const)('%s of random programs through the pipeline', (_, agrees) => {
  beforeAll(() => watchPasses(() => undefined));
  afterAll(() => watchPasses(undefined));

  it.each(Object.entries(families))(
    '%s',
    (_family, { programs, count, share }) => {
      const tally = new Tally();
      fc.assert(
        fc.property(programs, (program) => agrees(program, setting, tally)),
        runs(count),
      );
      expect(tally.share).toBeGreaterThan(share);
    },
    patience,
  );
});
