/**
 * A long run of the tests of random programs: `pnpm run random [--runs n] [--seed s] [--only text]`.
 * Exit status: that of the tests; 2 for a wrong flag.
 */
import { parseArgs } from 'node:util';
import { pnpm } from './lib/pnpm.mjs';

const help = `Differentiates random programs, and compares with interpreter, dual numbers and differences

  --runs n      n times as many as in the tests; 20 if not said
  --seed s      a number, or "random", which is the default: other programs each time
  --only text   only families whose name contains the text, such as "with exceptions"
  --help        prints this

What fails is printed with its seed and path, made as small as it gets: make it a case in packages/wengert/test/fixtures.
`;

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`${message}\n\n${help}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({
      options: {
        runs: { type: 'string', default: '20' },
        seed: { type: 'string', default: 'random' },
        only: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { runs, seed, only, help: asked } = read();
if (asked) {
  process.stdout.write(help);
  process.exit(0);
}
if (!(Number(runs) > 0)) fail(`--runs is a positive number, not "${runs}"`);
if (seed !== 'random' && !Number.isSafeInteger(Number(seed)))
  fail(`--seed is a whole number or "random", not "${seed}"`);
process.env['WENGERT_RUNS'] = runs;
process.env['WENGERT_SEED'] = seed;
const projects = ['frontend', 'ir', 'reverse', 'wengert'].flatMap((name) => ['--project', name]);
const filter = only === undefined ? [] : ['--testNamePattern', only];
process.exit(pnpm(['exec', 'vitest', 'run', ...projects, 'random', ...filter]).status);
