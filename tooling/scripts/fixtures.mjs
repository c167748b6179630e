/**
 * Runs the cases of the language under packages/wengert/test/fixtures: `pnpm run fixtures [--filter text] [--debug] [--update]`.
 * Exit status: that of the tests; 2 for a wrong flag.
 */
import { parseArgs } from 'node:util';
import { pnpm } from './lib/pnpm.mjs';

const help = `Runs the cases of the language: packages/wengert/test/fixtures/**/*.ts

  --filter text   only cases whose path contains the text, such as loops/while
  --debug         prints the IR after every pass
  --update        writes anew the printed adjoints that stand beside the cases, and the messages in docs/errors
  --help          prints this
`;

function read() {
  try {
    return parseArgs({
      options: {
        filter: { type: 'string' },
        debug: { type: 'boolean' },
        update: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
}

const options = read();
if (options.help) {
  process.stdout.write(help);
  process.exit(0);
}
if (options.filter !== undefined) process.env['WENGERT_FIXTURES_FILTER'] = options.filter;
if (options.debug) process.env['WENGERT_FIXTURES_DEBUG'] = '1';
if (options.update) process.env['WENGERT_FIXTURES_UPDATE'] = '1';
const files = options.update ? ['test/fixtures.test.ts', 'test/docs/errors.test.ts'] : ['test/fixtures.test.ts'];
const run = ['exec', 'vitest', 'run', '--project', 'wengert', ...files, '--disable-console-intercept'];
process.exit(pnpm(run).status);
