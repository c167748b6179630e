/** What stands in the sites, with the real frontend: code that reads back, or the refusal with its place. */
import { describe, expect, test } from 'vitest';
import { decode, recordOf, type RawSite } from '@wengert/ir';
import { frontendLinks } from '@wengert/frontend';
import { transform } from '../src/index.js';
import { evaluate } from './support.js';

async function run(code: string): Promise<Record<string, any>> {
  return evaluate(transform(code, '/project/src/a.ts', { include: 'src/', root: '/project' })!.code);
}

function rawSite(fn: (...args: never[]) => unknown): RawSite {
  return recordOf(fn)!.site() as RawSite;
}

/** The text that a location of a site covers, and the line and column of its start. */
function shown(site: RawSite, start: number, end: number): unknown[] {
  const [file, line, column, text = ''] = site.source();
  const before = text.slice(0, start).split('\n');
  return [
    file,
    line + before.length - 1,
    (before.length === 1 ? column : 0) + before.at(-1)!.length,
    text.slice(start, end),
  ];
}

describe('code', () => {
  test('reads back, with the captured variables in the order of the accessors', async () => {
    const { make } = await run(`const scale = 2;
export function make(k: number, n: number) {
  return (x: number): number => { n++; return x ** k * scale };
}`);
    const fn = make(3, 10);
    const site = rawSite(fn);
    const func = decode(site.ir!, { source: { file: 'a.ts', text: '' }, ...frontendLinks });
    expect(func.captures.map((c) => [c.name, c.scope, c.constant])).toEqual([
      ['n', 'local', false],
      ['k', 'local', true],
      ['scale', 'module', true],
    ]);
    const { env } = recordOf(fn)!;
    expect([env!(0), env!(1), site.env!(2)]).toEqual([10, 3, 2]);
    env!(~0, 20);
    fn(1);
    expect(env!(0)).toBe(21);
    const { start, end } = func.location!;
    expect(shown(site, start, end)).toEqual([
      'src/a.ts',
      3,
      9,
      '(x: number): number => { n++; return x ** k * scale }',
    ]);
  });

  test('of methods, getters and functions in classes', async () => {
    const { Layer } = await run(`export class Layer {
  w = 3;
  forward(x: number) { return this.w * x }
  get twice() { return this.w * 2 }
  step = (x: number) => x * this.w;
}`);
    const layer = new Layer();
    const twice = Object.getOwnPropertyDescriptor(Layer.prototype, 'twice')!.get!;
    for (const fn of [layer.forward, twice, layer.step]) {
      expect(decode(rawSite(fn).ir!, frontendLinks).name).toMatch(/^(forward|twice|step)$/);
    }
    expect(recordOf(layer.step)!.env!(0)).toBe(layer);
  });

  test('of a function in blocks at the top of a module', async () => {
    const { fs } = await run(`export const fs: (() => number)[] = [];\nfor (const k of [1, 2]) fs.push(() => k);`);
    expect(fs.map((f: never) => recordOf(f)!.env!(0))).toEqual([1, 2]);
  });
});

test('namespaces are read by their members, unless they are used as a whole', () => {
  const text = (code: string): string | undefined =>
    /,ir:.*,env:(.*)\}\}$/m.exec(
      transform(`import * as ns from './ns.js';\n${code}`, '/p/a.ts', { include: 'a.ts' })!.code,
    )?.[1];
  expect(text(`export const f = (x) => ns.a(x) * ns.b + ns.a(ns?.c)`)).toBe(
    '()=>({get a(){return ns.a},get b(){return ns.b},get c(){return ns.c}})',
  );
  expect(text(`export const f = (x, k) => ns[k](x) + ns.a`)).toBe('()=>ns');
  expect(text(`export const f = (x) => ns.a + c; let c = 1`)).toBe(
    '$wi=>{switch($wi){case 0:return {get a(){return ns.a}};case 1:return c;}}',
  );
});

test('globals that not every program has are read in the file, where a bundler may define them', () => {
  const { code } = transform(`export const f = (x) => DEBUG ? x : 0`, '/p/a.ts', { include: 'a.ts' })!;
  expect(code).toContain('env:()=>DEBUG}');
});

describe('a refusal', () => {
  test('waits in the site, with code, words and place', async () => {
    const { f, ok } = await run(`export const ok = (x: number) => x;
export function f(x: number) {
  return x > 0 ? x : import('y');
}`);
    expect(f(3)).toBe(3);
    expect(rawSite(ok).refused).toBeUndefined();
    const site = rawSite(f);
    expect(site.ir).toBeUndefined();
    const [code, summary, reason, remedy, start, end] = site.refused!;
    expect([code, summary]).toEqual([
      'unsupported-syntax',
      expect.stringMatching(/^`import\(\)` cannot be differentiated/),
    ]);
    expect([reason.length, remedy.length].every((n) => n > 10)).toBe(true);
    expect(shown(site, start!, end!)).toEqual(['src/a.ts', 3, 21, "import('y')"]);
  });

  test.each([
    ['a class with computed fields', 'export class f { ["x"] = 1; [`y`] = 2; [String(3)] = 3 }', /computed/],
    ['eval', 'export const f = (x: number) => eval("x")', /eval/],
  ])('is made for %s', async (_, code, words) => {
    const { f } = await run(code);
    const { refused } = rawSite(f);
    expect([refused![0], refused![1]]).toEqual(['unsupported-syntax', expect.stringMatching(words)]);
  });
});
