/**
 * All tests of the repository: one project per package, one for the tooling, and one per app that brings a
 * vitest.config.ts. Tests see sources and need no build, except those that start other programs (the loader, bundlers):
 * `npm test` builds first.
 */
import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { wengertPlugin } from './tooling/vitest/plugin.js';
import { project } from './tooling/vitest/project.js';

const foldersWith = (file: string, parent: string): string[] =>
  readdirSync(parent).filter((name) => existsSync(`${parent}/${name}/${file}`));

// The packages whose tests are programs as users write them, with the plugin in their build.
const transformed = ['wengert'];

// CI counts the tests in this report; see .ci/run.
const report = process.env['WENGERT_TEST_REPORT'];

export default defineConfig({
  test: {
    projects: [
      ...(await Promise.all(
        foldersWith('package.json', 'packages').map(async (name) =>
          project(name, {
            root: `packages/${name}`,
            plugins: transformed.includes(name) ? [await wengertPlugin()] : [],
          }),
        ),
      )),
      project('tooling', { root: 'tooling' }),
      ...foldersWith('vitest.config.ts', 'apps').map((name) => `apps/${name}`),
    ],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
