/**
 * What `npm start` and `npm test` run first: brings node_modules in line with the lockfile, then runs a task of
 * package.json through pnpm with the remaining arguments. Needs nothing but Node and npm, so it works on a fresh clone.
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
const install = pnpm(['install', '--frozen-lockfile'], { quiet: !fresh });
if (install.status !== 0) {
  console.error(install.output);
  console.error('setup: node_modules could not be brought in line with pnpm-lock.yaml.');
  console.error('setup: after a change of dependencies, run `npx pnpm install` once and commit the lockfile.');
  process.exit(1);
}

process.exit(pnpm(['--silent', 'run', task, ...args]).status);
