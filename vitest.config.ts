/**
 * All tests of the repository: one project per package, one for the tooling, and one per app that brings a
 * vitest.config.ts (an app's tests need the built plugin). Our packages are resolved to their sources by the export
 * condition `@wengert/source`, so tests run without a build, except those that start other programs (the loader,
 * bundlers): `npm test` builds first.
 */
import { existsSync, readdirSync } from 'node:fs';
import { defaultServerConditions } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const conditions = ['@wengert/source', ...defaultServerConditions];
const folders = (parent: string): string[] => readdirSync(parent).map((name) => `${parent}/${name}`);

function project(root: string): TestProjectConfiguration {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: { name: root.slice(root.indexOf('/') + 1), root, include: ['test/**/*.test.ts'] },
  };
}

// CI counts the tests in this report; see .ci/run.
const report = process.env['WENGERT_TEST_REPORT'];

export default defineConfig({
  test: {
    projects: [
      ...folders('packages')
        .filter((root) => existsSync(`${root}/package.json`))
        .map(project),
      project('tooling'),
      ...folders('apps').filter((root) => existsSync(`${root}/vitest.config.ts`)),
    ],
    passWithNoTests: true,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
