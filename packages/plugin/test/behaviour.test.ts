/** What transformed code does: the same as before, and its functions' variables can be read and assigned. */
import { describe, expect, test } from 'vitest';
import { recordOf } from '@wengert/ir';
import { Captured, evaluate, run } from './support.js';

describe('captured variables', () => {
  test('of a module are read live and assigned', async () => {
    const m = await run(`
      export const f = (x) => { count++; return x * scale };
      const scale = 3;
      export let count = 0;
      export function bump() { count += 10 }`);
    const f = new Captured(m.f);
    expect(f.record.env).toBeUndefined();
    expect(f.read('scale')).toBe(3);
    expect(f.read('count')).toBe(0);
    m.bump();
    expect(f.read('count')).toBe(10);
    f.write('count', 5);
    expect(m.count).toBe(5);
    expect(m.f(2)).toBe(6);
  });

  test('of functions are read and assigned per closure', async () => {
    const { counter } = await run(`export function counter(step) { let n = 0; return () => { n += step; return n } }`);
    const [a, b] = [counter(1), counter(10)];
    a();
    b();
    b();
    expect([a, b].map((c) => new Captured(c).read('n'))).toEqual([1, 20]);
    expect([a, b].map((c) => new Captured(c).read('step'))).toEqual([1, 10]);
    expect(new Captured(a).record.site).toBe(new Captured(b).record.site);
    new Captured(a).write('n', 100);
    expect(a()).toBe(101);
    expect(b()).toBe(30);
  });

  test('of loops belong to their turn', async () => {
    const { fs } = await run(`
      export const fs = [];
      function fill() { for (let i = 0; i < 3; i++) { const k = i * i; fs.push((x) => x * k + i) } }
      fill();`);
    expect(fs.map((f: never) => [new Captured(f).read('k'), new Captured(f).read('i')])).toEqual([
      [0, 0],
      [1, 1],
      [4, 2],
    ]);
  });

  test('this, arguments and new.target of arrows', async () => {
    const { make } = await run(`
      export class K { constructor() { this.nt = () => new.target } k = 3; f = (x) => x * this.k }
      export function make(...rest) { return [(() => arguments.length), new K()] }`);
    const [args, k] = make(1, 2);
    expect([...(new Captured(args).read('arguments') as number[])]).toEqual([1, 2]);
    expect(new Captured(k.f).read('this')).toBe(k);
    expect(new Captured(k.nt).read('new.target')).toBe(k.constructor);
  });

  test('of blocks and loops at the top of a module', async () => {
    const { fs } = await run(
      `export const fs = []; for (const k of [1, 2]) { let z = k * 10; function g() { return z } fs.push(() => k + z, g) }`,
    );
    expect(fs.map((f: never) => new Captured(f).read('z'))).toEqual([10, 10, 20, 20]);
    expect(new Captured(fs[2]).read('k')).toBe(2);
  });

  test('variables that do not exist yet are left alone', async () => {
    const m = await run(`
      export const early = (() => { try { return f() } catch (e) { return e.name } })();
      export function f() { return late }
      export const late = 7;
      export function g() { h(); const y = 1; function h() { return () => y } return h }`);
    expect(m.early).toBe('ReferenceError');
    expect(new Captured(m.f).read('late')).toBe(7);
    expect(new Captured(m.g()).read('y')).toBe(1);
  });
});

describe('functions keep', () => {
  const forms = `
    export const arrow = (a, b) => a;
    export const expression = function (a) {};
    export const named = function own() {};
    export function declared(a, b, c) {}
    export default function (a) {}
    export const object = { method(a) {}, arrow: () => {}, ['com' + 'puted'](a) {}, [\`x\`]: (a) => {}, 'a-b': () => {}, __proto__() {}, get g() { return 1 }, set g(v) {} };
    export class K { #p = () => {}; field = () => {}; static s() {} m(a, b) {} get g() { return 1 } p() { return this.#p } #q() {} q() { return this.#q } static [Symbol.iterator]() {} }
    export const anonymous = class { };
    export function inner(d = () => {}) {
      let x; x = () => {}; let y; y ??= function () {};
      const { z = () => {}, ['z']: zz = () => {} } = {};
      return [d, x, y, z, zz, (() => {}), function () {}, class {}, { e: () => {}, [d.name + 1]: () => {} }];
    }`;
  const describeAll = (m: Record<string, any>): unknown => {
    const of = (f: unknown): unknown =>
      typeof f === 'function'
        ? [f.name, f.length, Object.hasOwn(f, 'prototype'), Object.getOwnPropertyNames(f).sort().join()]
        : f;
    const members = (o: object): unknown =>
      Reflect.ownKeys(o).map((k) => [
        k,
        Object.entries(Object.getOwnPropertyDescriptor(o, k)!).map(([p, v]) => [p, of(v)]),
      ]);
    const k = new m['K']();
    const inner = m['inner']();
    return [
      [
        m['arrow'],
        m['expression'],
        m['named'],
        m['declared'],
        m['default'],
        m['K'],
        m['anonymous'],
        k.p(),
        k.q(),
        k.field,
      ].map(of),
      members(m['object']),
      members(m['K']),
      members(m['K'].prototype),
      inner.slice(0, 8).map(of),
      members(inner[8]),
    ];
  };

  test('their names, lengths and properties', async () => {
    expect(describeAll(await run(forms))).toEqual(describeAll(await evaluate(forms)));
  });

  test('a record, each of them', async () => {
    const m = await run(forms);
    const k = new m['K']();
    const accessors = (o: object, key: string): unknown[] => {
      const { get, set } = Object.getOwnPropertyDescriptor(o, key)!;
      return [get, set];
    };
    const all = [
      ...[
        m['arrow'],
        m['expression'],
        m['named'],
        m['declared'],
        m['default'],
        m['K'],
        m['anonymous'],
        m['K'].s,
        k.m,
        k.p,
        k.p(),
        k.field,
      ],
      ...[
        m['object'].method,
        m['object'].arrow,
        m['object'].computed,
        m['object'].x,
        m['object']['a-b'],
        m['object'].__proto__,
      ],
      ...accessors(m['object'], 'g'),
      ...accessors(m['K'].prototype, 'g').slice(0, 1),
      ...m['inner']().slice(0, 8),
      ...Object.values(m['inner']()[8]),
    ];
    expect(all.map((f) => [f.name, recordOf(f) !== undefined])).toEqual(all.map((f) => [f.name, true]));
  });
});

test('the class that makes records is shared with @wengert/ir, whoever is first', async () => {
  const key = Symbol.for('wengert.stamp');
  const known = (globalThis as any)[key];
  delete (globalThis as any)[key];
  const { f } = await run(`export const f = (x) => x * c; const c = 1`);
  const created = (globalThis as any)[key];
  expect(created.read(f).site().ir).toBe('c:module');
  created.attach(f, () => 'another', undefined);
  expect(created.read(f).site().ir).toBe('c:module');
  expect(created.read(() => 1)).toBeUndefined();
  (globalThis as any)[key] = known;
});

test('a spread or a getter with side effects never leads to a record on a foreign function', async () => {
  const { o, foreign } = await run(`
    export const foreign = Object.getOwnPropertyDescriptor(globalThis.foreignHolder ??= { get g() { return 2 } }, 'g').get;
    export const o = make({ g: 1 });
    function make(x) { return { get g() { return 1 }, m() { return super.toString() }, ...x } }`);
  expect(o.g).toBe(1);
  expect(typeof foreign).toBe('function');
  expect(recordOf(o.m)).toBeUndefined();
});
