/**
 * Random tests try the same programs in each run, so that a change is what turns a test red. `WENGERT_SEED=n` tries others;
 * `WENGERT_SEED=random` others each time, and fast-check prints the seed of what it finds.
 */
import fc from 'fast-check';

const chosen = process.env['WENGERT_SEED'] ?? '20261123';

if (chosen !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(chosen) });
