/**
 * Random programs: the transform's code, interpreted and emitted, against the program itself and against dual numbers.
 * The default takes some seconds; `WENGERT_RUNS=50 vitest run --project reverse random` takes as many times longer, and
 * `WENGERT_SEED` repeats a run by the seed that fast-check printed.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothPrimitives } from '../../ir/test/support/random-ir.js';
import { gradientAgrees, pullbackAgrees, Tally, type Program } from './support/agree.js';
import { randomPrograms, type ArrayKind } from './support/programs.js';
import { patience, runs } from './support/runs.js';
import type { Setting } from './support/transform.js';

const smooth = { primitives: smoothPrimitives };
const allKinds: ArrayKind[] = ['mixed', 'typed', 'plain', 'unknown', 'same typed', 'same plain', 'overlapping'];

/** Kinds of programs, how often each is tried, and how many of the gradients must at least be comparable. */
const families = {
  'of numbers': { programs: randomPrograms(smooth), count: 300, share: 0.95 },
  'with calls and throws': { programs: randomPrograms({ ...smooth, effects: true, throws: true }), count: 100, share: 0.95 },
  'with arrays': { programs: randomPrograms({ ...smooth, arrays: true }, false, allKinds), count: 300, share: 0.95 },
  'with arrays, calls and throws': {
    programs: randomPrograms({ ...smooth, arrays: true, effects: true, throws: true }, false, allKinds),
    count: 100,
    share: 0.95,
  },
  'of wild numbers': { programs: randomPrograms({}, true), count: 150, share: 0.2 },
  'of wild numbers in arrays': { programs: randomPrograms({ arrays: true }, true, allKinds), count: 150, share: 0.1 },
} as const;

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
