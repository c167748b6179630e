/**
 * What `npm start` and `npm test` run first: brings node_modules in line with the lockfile, bundles the packages where
 * they changed, then runs a task of package.json with the remaining arguments. Needs nothing but Node and npm, so it
 * works on a fresh clone. Says nothing when there is nothing to do, so that what follows has the screen for itself.
 *
 * Usage: node tooling/scripts/setup.mjs TASK [ARGUMENTS]
 */
import { existsSync } from 'node:fs';
import { pnpm, root } from './lib/pnpm.mjs';

const [task, ...args] = process.argv.slice(2);
if (task === undefined) {
  console.error('setup: name a task of package.json');
  process.exit(2);
}

const fresh = !existsSync(`${root}/node_modules/.modules.yaml`);
need(
  pnpm(['install', '--frozen-lockfile'], { quiet: !fresh }),
  'node_modules could not be brought in line with pnpm-lock.yaml; after a change of dependencies, run `npx pnpm install`',
);
need(pnpm(['--silent', 'run', 'build:js'], { quiet: true }), 'the packages could not be built');

process.exit(pnpm(['--silent', 'run', task, ...args]).status);

/** @param {{ status: number, output: string }} result @param {string} failure */
function need(result, failure) {
  if (result.status === 0) return;
  console.error(`${result.output}\nsetup: ${failure}`);
  process.exit(1);
}
