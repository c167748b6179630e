/**
 * All tests of the repository: one project per package, one for the tooling, and one per app that brings a
 * vitest.config.ts (an app's tests need the built plugin). Tests see sources and need no build, except those that start
 * other programs (the loader, bundlers): `npm test` builds first.
 */
import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { project } from './tooling/vitest/project.js';

const foldersWith = (file: string, parent: string): string[] =>
  readdirSync(parent).filter((name) => existsSync(`${parent}/${name}/${file}`));

// CI counts the tests in this report; see .ci/run.
const report = process.env['WENGERT_TEST_REPORT'];

export default defineConfig({
  test: {
    projects: [
      ...foldersWith('package.json', 'packages').map((name) => project(name, { root: `packages/${name}` })),
      project('tooling', { root: 'tooling' }),
      ...foldersWith('vitest.config.ts', 'apps').map((name) => `apps/${name}`),
    ],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
