import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findViolations } from '../scripts/lib/arrows.mjs';
import { root } from '../scripts/lib/pnpm.mjs';

const table = { low: [], high: ['low'] };
const manifest = (name: string, dependencies: Record<string, string> = {}) =>
  JSON.stringify({ name, exports: { '.': './src/index.ts' }, dependencies });

describe('the import arrows', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'arrows-'));
    write('packages/low/package.json', manifest('@x/low'));
    write('packages/high/package.json', manifest('@x/high', { '@x/low': '*', outside: '*' }));
    write('packages/low/src/index.ts', 'export const one = 1;\n');
    write('packages/high/src/index.ts', "import { one } from '@x/low';\nimport 'outside/deep';\nexport { one };\n");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string, text: string) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  it('let pass what follows the table', () => {
    expect(findViolations(folder, table)).toEqual([]);
  });

  it('hold in this repository', () => {
    expect(findViolations(root)).toEqual([]);
  });

  it.each([
    ['an import', "import { two } from '@x/high';"],
    ['an import of types', "import type { Two } from '@x/high';"],
    ['an export', "export * from '@x/high';"],
    ['an import() expression', "export const later = () => import('@x/high');"],
    ['an import() type', "export type Two = import('@x/high').Two;"],
  ])('catch %s that turns back', (_, statement) => {
    write('packages/low/src/deep/file.ts', `// a comment\n${statement}\n`);
    expect(findViolations(folder, table)).toEqual([
      'packages/low/src/deep/file.ts:2: low may not import @x/high (allowed: none of our packages)',
    ]);
  });

  it('catch a dependency that turns back', () => {
    write('packages/low/package.json', manifest('@x/low', { '@x/high': '*' }));
    expect(findViolations(folder, table)).toEqual([
      'packages/low/package.json: low may not depend on @x/high (allowed: none of our packages)',
    ]);
  });

  it.each([
    [
      'what package.json does not name',
      'missing',
      "'missing' is not among the dependencies of packages/high/package.json",
    ],
    ['what a package does not export', '@x/low/src/x', "'@x/low/src/x' reaches around the exports of @x/low"],
    ['Node in a package for browsers', 'node:fs', "high also runs in browsers and may not import 'node:fs'"],
    ['the package itself', '@x/high', "high imports itself by its name, '@x/high'"],
    ['files of another package', '../../low/src/index.js', "'../../low/src/index.js' leaves packages/high/src"],
    ['a path without its ending', './index', "'./index' must end in .js, as Node resolves it"],
    ['a file that is not there', './gone.js', "'./gone.js' does not exist"],
  ])('catch an import of %s', (_, specifier, problem) => {
    write('packages/high/src/file.ts', `import '${specifier}';\n`);
    expect(findViolations(folder, table)).toEqual([`packages/high/src/file.ts:1: ${problem}`]);
  });

  it('catch a package that the table does not know', () => {
    expect(findViolations(folder, { low: [] })).toEqual([
      'packages/high: has no row in the table of tooling/scripts/lib/arrows.mjs',
    ]);
  });
});
