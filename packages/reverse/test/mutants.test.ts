/**
 * Faults planted in the transform: the random programs must find each of them, or they would not find it either if somebody
 * made that mistake. The programs are the same in every run.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientAgrees, pullbackAgrees } from './support/agree.js';
import { mutants } from './support/mutants.js';
import { mutated } from './support/mutate.js';
import { families } from './support/programs.js';
import { patience } from './support/runs.js';
import type { Transform } from './support/transform.js';

/** How many programs a fault may survive. */
const enough = 1000;

/** A fault of the transform shows either way. */
const by = ['interpreted'] as const;

const programs = fc.oneof(...Object.values(families).map((family) => family.programs));

/** The number of programs until one shows that something is wrong; `undefined` if none does. */
function found(transform: Transform, numRuns: number): number | undefined {
  const property = fc.property(programs, (program) => {
    gradientAgrees(program, { transform, by });
    pullbackAgrees(program, { transform, by });
  });
  const { failed, numRuns: tried } = fc.check(property, { numRuns, seed: 1, endOnFailure: true });
  return failed ? tried : undefined;
}

describe('random programs', () => {
  it(
    'find nothing where nothing is planted',
    async () => {
      expect(found(await mutated(), 60)).toBeUndefined();
    },
    patience,
  );

  it.each(mutants)(
    'find it if the transform $fault',
    async (mutant) => {
      expect(found(await mutated(mutant), enough)).toBeDefined();
    },
    patience,
  );
});
