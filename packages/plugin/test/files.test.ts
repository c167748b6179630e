/** Which files are transformed, what is said of those that cannot be parsed, and how names and texts are kept apart. */
import { describe, expect, test } from 'vitest';
import { chooseFile, displayName, ownFile, type Options } from '../src/options.js';
import { transformWith } from '../src/transform.js';
import { attached, Captured, capturesOnly, evaluate, run } from './support.js';

const transform = (code: string, id = '/project/src/a.ts', options: Options = {}): string | null =>
  transformWith(capturesOnly, code, id, options)?.code ?? null;

describe('a file is transformed', () => {
  const f = 'export const f = (x) => x;';
  test.each([
    ['imports wengert', `import { gradient } from 'wengert'; ${f}`],
    ['imports a package of ours', `import type { Tensor } from '@wengert/tensor'; ${f}`],
    ['exports from wengert', `export * from 'wengert'; ${f}`],
    ['imports wengert later', `const { gradient } = await import('wengert'); ${f}`],
    ['carries the directive', `'use strict';\n"use wengert"\n${f}`],
  ])('if it %s', (_, code) => expect(transform(code)).toContain('$wa('));

  test.each([
    ['only mentions wengert', `// from 'wengert'\nimport 'wengert-like'; const s = 'use wengert'; ${f}`],
    ['does not ask for it', f],
    ['has no functions', `import 'wengert'; const x = 1`],
    ['is one of our own, built', `${ownFile}\nimport { ssa } from '@wengert/ir'; ${f}`],
    ['is transformed already', transform(`'use wengert'; ${f}`)!],
  ])('not if it %s', (_, code) => expect(transform(code)).toBeNull());

  test('if included, and never if excluded', () => {
    expect(transform(f, '/project/src/a.ts', { include: 'project/src/' })).toContain('$wa(');
    expect(transform(f, '/project/src/a.ts', { include: [/\/a\.ts$/], exclude: 'src' })).toBeNull();
    expect(chooseFile('/p/node_modules/x/i.js', {})).toBe('never');
    expect(chooseFile('/p/node_modules/x/i.js', { include: 'node_modules/x/' })).toBe('always');
    expect(chooseFile('\0virtual.ts', { include: 'virtual' })).toBe('never');
    expect(chooseFile('C:\\p\\a.mts?v=1', { include: 'C:/p/' })).toBe('always');
    expect(['/p/a.css', '/p/a.d.ts', '/p/a.json', '/p/a.d.mts'].map((id) => chooseFile(id, { include: /./ }))).toEqual(
      Array(4).fill('never'),
    );
    expect(['/p/a.tsx', '/p/a.cjs', '/p/a.jsx?x#y'].map((id) => chooseFile(id, {}))).toEqual(Array(3).fill('optional'));
  });

  test('files are named relative to the root', () => {
    expect(displayName('/project/src/a.ts?v=2', { root: '/project' })).toBe('src/a.ts');
    expect(displayName('/other/a.ts', { root: '/project' })).toBe('/other/a.ts');
    expect(displayName('virtual.ts', {})).toBe('virtual.ts');
  });

  test('JSX and TSX are understood, TypeScript by its extension', () => {
    expect(transform(`'use wengert'; const f = () => <b>1</b>`, '/p/a.jsx')).toContain('$wa(');
    expect(transform(`'use wengert'; const f = <T,>(x: T) => <b>1</b>`, '/p/a.tsx')).toContain('$wa(');
    expect(transform(`'use wengert'; const f = () => <any>1`, '/p/a.ts')).toContain('$wa(');
  });
});

test('a syntax error is one line that names the file and the place', () => {
  const code = `import 'wengert';\nconst x = ;\nconst f = (x) => x;`;
  const caught = (): unknown => {
    try {
      return transform(code, '/project/src/a.ts', { root: '/project' });
    } catch (error) {
      return error;
    }
  };
  expect(caught()).toMatchObject({
    name: 'SyntaxError',
    message: 'src/a.ts:2:11: Unexpected token',
    loc: { line: 2, column: 10 },
  });
});

test('names give way to those of the file', async () => {
  const code = `export const $wa = (x) => $w1 + x, $w1 = 2; export const $w_i = () => $wa;`;
  const result = attached(code);
  expect(result).toContain('$w__a(');
  expect((await evaluate(result))['$wa'](1)).toBe(3);
});

describe('texts in sites', () => {
  test('stand once for each outermost function, with whole lines', () => {
    const code = `'use wengert';\nexport const f = (a) => (b) => a + b; // sum\nconst g = () => 1;`;
    const result = attached(code);
    expect(result.match(/function \$wt\d+.*$/gm)).toEqual([
      `function $wt1(){return['/project/test.ts',2,0,'export const f = (a) => (b) => a + b; // sum']}`,
      `function $wt2(){return['/project/test.ts',3,0,'const g = () => 1;']}`,
    ]);
  });

  test('can be left out', () => {
    const result = transform(`export const f = (x) => x`, '/p/a.ts', {
      include: 'a.ts',
      sourceText: false,
      root: '/p',
    })!;
    expect(result).toContain(`function $wt1(){return['a.ts',1,0]}`);
  });

  test('of one long line are cut out of it', () => {
    const filler = `const a = "${'x'.repeat(500)}";`;
    const result = attached(`${filler}export const f = (x) => x;${filler}`);
    expect(result).toContain(`function $wt1(){return['/project/test.ts',1,${filler.length + 17},'(x) => x']}`);
  });

  test('end no script and name no source map', async () => {
    const text = `export const f = () => ['</script>', '//# sourceMappingURL=y', "//#sourceMappingURL=y", '\\u2028\\'\\n']`;
    const { f } = await run(text);
    const [, , , embedded] = new Captured(f).site.source();
    expect(embedded).toBe(text);
    const result = attached(`export const f = () => '</script>' // x\n/* //# sourceMappingURL=y.map */`);
    expect(result).not.toMatch(/wt1.*<\/script/);
    expect(attached(`export const f = () => { '//# sourceMappingURL=y.map' }`)).not.toMatch(/wt1.*# sourceMappingURL/);
  });
});
