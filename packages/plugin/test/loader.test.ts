/** The Node loader, as users start it: a child process with `--import`. Runs the built package. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const dist = new URL('../dist/', import.meta.url);

const files: Record<string, string> = {
  'package.json': '{ "type": "module" }',
  'main.ts': `'use wengert';
import { scale, type Unused } from './lib/scale.js';
import { plain } from './plain';
import './lib/tests.mjs';

enum Mode { fast = 2 }

export function make(k: number) {
  const f = (x: number): number => x * k * scale;
  return f;
}

const stamp = (globalThis as any)[Symbol.for('wengert.stamp')];
const f = make(5);
const unused: Unused | undefined = undefined;
console.log(JSON.stringify([f(2), stamp.read(f).env(0), f.name, Mode.fast, plain(1), stamp.read(plain) ?? null, unused ?? null]));
`,
  'lib/scale.ts': `export const scale = 3;\nexport interface Unused { a: number }\n`,
  'lib/tests.mts': `export {};\n`,
  'plain.ts': `export function plain(x: number): number { return x }\n`,
  'throws.ts': `'use wengert';

interface Padding { a: number }
const outer = (k: number) => {
  const inner = (x: number): number => { const p: Padding = { a: k }; if (x > 1) throw new Error(\`bad \${p.a}\`); return x };
  return inner(2);
};
outer(1);
`,
  'broken.ts': `'use wengert';\nconst x: number = ;\n`,
  'missing.ts': `import './nowhere.js';\n`,
  'script.js': `'use wengert';\nimport { createRequire } from 'node:module';\nexport const f = (x) => x;\nconst stamp = globalThis[Symbol.for('wengert.stamp')];\nconsole.log(stamp.read(f) !== undefined, createRequire(import.meta.url)('./common.cjs')(2));\n`,
  // As in a repository that links to ours: by their real paths, our files lie in no `node_modules`.
  'linked.mjs': `import { derivative, gradient } from 'wengert';
const inner = (x) => x * derivative((y) => x + y)(1);
const penalty = (w) => gradient((v) => v.reduce((s, e) => s + e ** 3, 0), w)[0].reduce((s, e) => s + e * e, 0);
console.log(JSON.stringify([derivative(inner)(1), gradient(penalty, [1, 2])]));
`,
  'tries.mjs': `import { gradient } from 'wengert';
const scale = { v: 3 };
const f = (x) => {
  const o = Object.freeze({ a: x });
  try {
    o.a = x * scale.v;
  } catch {
    return o.a * o.a * scale.v;
  }
  return 0;
};
console.log(JSON.stringify(gradient(f, 2)));
`,
  'common.cjs': `'use wengert';\nmodule.exports = (x) => x * 2;\n`,
  'included.mjs': `import { register } from 'node:module';
register('${new URL('hooks.js', dist).href}', import.meta.url, { data: { include: 'plain.ts' } });
const { plain } = await import('./plain.ts');
console.log(globalThis[Symbol.for('wengert.stamp')].read(plain) !== undefined);
`,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wengert-loader-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(
    fileURLToPath(new URL('../../wengert/', import.meta.url)),
    join(folder, 'node_modules', 'wengert'),
    'dir',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function node(file: string, ...flags: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, file], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const register = ['--import', new URL('register.js', dist).href];

test('runs TypeScript, with records', () => {
  const { status, stdout, stderr } = node('main.ts', ...register);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '[30,5,"f",2,1,null,null]\n', stderr: '' });
});

// d/dx x (d/dy (x + y)) = 1; sum of (3 w^2)^2 = 9 w^4 has the derivative 36 w^3
test('our own files stay as they are where they are linked to', () => {
  const { status, stdout, stderr } = node('linked.mjs', ...register);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '[1,[[36,288]]]\n', stderr: '' });
});

test('what a `try` is written with is found in the built packages', () => {
  const { status, stdout, stderr } = node('tries.mjs', ...register);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '[12]\n', stderr: '' });
});

test('error stacks name the lines and columns of the sources', () => {
  const { status, stderr } = node('throws.ts', ...register);
  expect(status).toBe(1);
  const place = (line: number, word: string): string =>
    `throws.ts:${line}:${files['throws.ts'].split('\n')[line - 1].indexOf(word) + 1}`;
  expect(stderr).toContain('Error: bad 1');
  expect(stderr).toContain(place(5, 'new Error'));
  expect(stderr).toContain(place(6, 'inner(2)'));
  expect(stderr).toContain(place(8, 'outer(1)'));
});

test('a syntax error names the file and the place', () => {
  const { status, stderr } = node('broken.ts', ...register);
  expect(status).toBe(1);
  expect(stderr).toMatch(/SyntaxError.*: broken\.ts:2:19: Unexpected token/);
  expect(stderr).not.toContain('hooks.js');
});

test('a file that is not there is reported as it was named', () => {
  expect(node('missing.ts', ...register).stderr).toMatch(/Cannot find module .*nowhere\.js/);
});

test('JavaScript modules are transformed, CommonJS is left to Node', () => {
  expect(node('script.js', ...register)).toEqual({ status: 0, stdout: 'true 4\n', stderr: '' });
});

test('the hooks take options', () => {
  expect(node('included.mjs')).toEqual({ status: 0, stdout: 'true\n', stderr: '' });
});
