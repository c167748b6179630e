/**
 * All tests of the repository: one project per package, one for the tooling, and one per app that brings a
 * vitest.config.ts. Tests see sources and need no build, except those that start other programs (the loader, bundlers):
 * `npm test` builds first.
 */
import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { examples } from './tooling/vitest/examples.js';
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
            plugins: transformed.includes(name) ? [examples(), await wengertPlugin()] : [],
          }),
        ),
      )),
      // Programs once more where code from strings is forbidden, so that derivatives are interpreted: the fixtures, or, as CI has it, all
      // tests but those of many random programs, of which the tests of `ir` compare interpreted with emitted code, and examples that make
      // functions of text.
      project('without-eval', {
        root: 'packages/wengert',
        plugins: [examples(), await wengertPlugin()],
        files: [
          'test/**/*.strict.ts',
          process.env['WENGERT_WITHOUT_EVAL'] === 'all' ? 'test/**/*.test.ts' : 'test/fixtures.test.ts',
        ],
        leaveOut: ['test/random-*.test.ts', 'test/docs/errors.test.ts'],
        flags: ['--disallow-code-generation-from-strings'],
      }),
      project('tooling', { root: 'tooling' }),
      ...foldersWith('vitest.config.ts', 'apps').map((name) => `apps/${name}`),
    ],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
