import { analyze, type Scope } from '@typescript-eslint/scope-manager';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, captures, find } from './typescript.js';
import { constructorOf, isClassNode } from '../src/syntax/classes.js';
import { wellKnownGlobals } from '../src/index.js';

describe('captures', () => {
  it.each<[string, string, Record<string, string>]>([
    [
      'module and local',
      'const k = 1; let m = 2; m = 3; function f(x) { const g = () => x + k + m; x++ }',
      { f: 'k^ m?^', g: 'x? k^ m?^' },
    ],
    [
      'assigned',
      'let m = 0; function f() { const g = () => { m += 1; [m] = [2]; ({ a: m } = {}); for (m of []); } }',
      { f: 'm!?^', g: 'm!?^' },
    ],
    ['unresolved', 'function f() { return process.env + Math.PI + undefined }', { f: 'process?^' }],
    [
      'imports',
      'import a, { b as c } from "x"; import * as ns from "y"; const f = () => a + c + ns.d',
      { f: 'a^ c^ ns^' },
    ],
    [
      'of types only',
      'import { type T, v } from "x"; import type U from "y"; const f = (x: T): U => { type L = typeof v; return x as L as unknown as U }',
      { f: '' },
    ],
    ['of type arguments', 'import { g, type T } from "x"; const f = () => g<T>(1 satisfies T)!', { f: 'g^' }],
    ['this of arrows', 'function f() { return () => this }  const g = () => this', { f: '', '': 'this', g: 'this' }],
    [
      'arguments of arrows',
      'function f() { const g = () => arguments; return new.target; }',
      { f: '', g: 'arguments' },
    ],
    ['methods', 'const k = 1; const o = { m() { return this.p + k }, get q() { return k } }', { m: 'k^', q: 'k^' }],
    [
      'shadowing',
      'const x = 1; function f() { { const x = 2; g(); function g() { return x } } return x }',
      { f: 'x^', g: 'x' },
    ],
    ['hoisting', 'function f() { g(); var v = 1; function g() { return v } }', { f: '', g: 'v' }],
    ['names of parameters', 'const a = 1; const f = (x = a, a = x) => a', { f: '' }],
    ['default values', 'const d = 1; const f = ({ a = d, [k]: b }) => a + b; const k = 2', { f: 'd^ k^' }],
    [
      'its own name',
      'const f = () => f(); let g = () => g(); g = f; function h() { h() } function i() { i() } i = h',
      { f: '', g: 'g?^', h: '', i: 'i?^' },
    ],
    ['own names of expressions', 'const f = function own() { return () => own }', { own: '', '': 'own' }],
    ['catch', 'function f() { try { } catch (e) { const g = () => e } }', { f: '', g: 'e' }],
    [
      'enums and namespaces',
      'enum E { A, B = A } namespace N { export const v = 1; export const g = () => v } const f = () => E.A + N.v',
      { f: 'E^ N^', g: 'v' },
    ],
    [
      'ambient declarations',
      'declare const z: number; declare function w(): void; const f = () => z + w()',
      { f: 'z?^ w?^' },
    ],
    [
      'overloads',
      'function f(x: string): void; function f(x: number): void; function f(x: any) { return g(x) } function g(x) {}',
      { f: 'g^', g: '' },
    ],
    [
      'classes',
      'const k = 1; class K { f = () => this.x + k; static { const g = () => k } m() { return K } }',
      { K: 'k^', f: 'this k^', g: 'k^', m: 'K' },
    ],
    ['blocks of the file', 'const a = 1; { const b = 2; function f() { return a + b } }', { f: 'a^ b' }],
    [
      'for',
      'function f() { for (let i = 0; i < 3; i++) { const g = () => i } for (const j of [1]) { const h = () => j } }',
      { f: '', g: 'i?', h: 'j' },
    ],
    [
      'exports',
      'export let m = 1; export default function f() { return m } export const g = () => f()',
      { f: 'm^', g: 'f^' },
    ],
    ['decorators and parameter properties', 'class K { constructor(private a: number, b = a) {} }', { K: '' }],
    ['labels and keys', 'function f(o) { a: for (;;) { break a } return { a: o.a, b() {} } }', { f: '', b: '' }],
  ])('%s', (_, text, expected) => expect(captures(text)).toEqual(expected));

  it('are listed by first use, with the place', () => {
    const analysed = analyse('const a = 1, b = 2; const f = () => { b; a; b }');
    const found = find(analysed, 'f').captures;
    expect(found.map((c) => [c.name, c.node.start])).toEqual([
      ['b', 38],
      ['a', 41],
    ]);
  });

  it('tell the kind of each function and the function around it', () => {
    const { functions } = analyse(
      'function a() { const b = async () => {}; return { c() {}, get d() { return 1 }, e: function* () {} } } class K { constructor() {} }',
    ).analysis;
    expect(functions.map((f) => [f.name, f.kind, f.async, f.generator, f.parent?.name])).toEqual([
      ['a', 'declaration', false, false, undefined],
      ['b', 'arrow', true, false, 'a'],
      ['c', 'method', false, false, 'a'],
      ['d', 'getter', false, false, 'a'],
      ['e', 'expression', false, true, 'a'],
      ['K', 'constructor', false, false, undefined],
    ]);
  });
});

describe('cells', () => {
  /** The cells of the function `f`. */
  const cells = (body: string): Record<string, unknown> => {
    const { analysis } = analyse(`function f(p) { ${body} }`);
    const found = analysis.functions.flatMap((f) => f.captures).filter((c) => c.scope === 'local');
    return Object.fromEntries(found.map((c) => [c.name, c.binding.cell]));
  };

  it.each<[string, string, Record<string, unknown>]>([
    ['constants need none', 'const k = 1; return () => k + p', { k: undefined, p: undefined }],
    ['let that is never assigned', 'let k = 1; return () => k', { k: undefined }],
    ['assigned variables', 'let k = 1; k++; p = 2; return () => k + p', { k: 'late', p: 'late' }],
    ['used before they are there', 'const g = () => k; const k = 1', { k: 'early' }],
    [
      'hoisted functions are made when they are needed',
      'const k = 1; return g(); function g() { return k }',
      { k: undefined },
    ],
    ['hoisted functions that are needed early', 'g; const k = 1; function g() { return k }', { k: 'early' }],
    [
      'needed early by another function',
      'h; const k = 1; function g() { return k } function h() { return g }',
      { k: 'early', g: undefined },
    ],
    ['mutual recursion', 'a(); function a() { b() } function b() { a() }', { a: undefined, b: 'early' }],
    ['recursion', 'const g = () => g(); let h = function () { return h() }', {}],
    ['recursion inside', 'const g = () => () => g()', { g: undefined }],
    [
      'var',
      'var a = 1; for (;;) { var b = 2 } var c; return () => a + b + c',
      { a: undefined, b: 'early', c: undefined },
    ],
    ['var after its use', 'const g = () => a; var a = 1', { a: 'early' }],
  ])('%s', (_, body, expected) => expect(cells(body)).toEqual(expected));
});

/** Captures of all functions by the analyser of typescript-eslint, names only. */
function oracle(program: object): Map<number, Set<string>> {
  const manager = analyze(program as never, { sourceType: 'module', lib: [], emitDecoratorMetadata: false });
  const found = new Map<number, Set<string>>();
  const visit = (scope: Scope): void => {
    if (scope.type === 'function') {
      const inside = (s: Scope | null): boolean => s !== null && (s === scope || inside(s.upper));
      const names = new Set<string>();
      const collect = (s: Scope): void => {
        for (const { identifier, resolved, isValueReference, isTypeReference } of s.references) {
          if (!isValueReference || (isTypeReference && !isValueReference)) continue;
          const name = (identifier as { name: string }).name;
          const own = resolved !== null && inside(resolved.scope);
          if (!own && !(resolved === null && wellKnownGlobals.has(name))) names.add(name);
        }
        s.childScopes.forEach(collect);
      };
      collect(scope);
      found.set((scope.block as { range: [number, number] }).range[0], names);
    }
    scope.childScopes.forEach(visit);
  };
  visit(manager.globalScope!);
  return found;
}

describe('agrees with the analyser of typescript-eslint', () => {
  const folders = [
    'packages/ir/src',
    'packages/frontend/src/lower',
    'packages/frontend/src/scope',
    'packages/frontend/test/fixtures',
    'packages/gradcheck/src',
  ];
  const root = new URL('../../../', import.meta.url);
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root))
      .filter((f) => f.endsWith('.ts'))
      .map((f) => `${folder}/${f}`),
  );

  it.each(files)('%s', (file) => {
    const analysed = analyse(readFileSync(new URL(file, root), 'utf8'));
    const expected = oracle(analysed.program);
    const special = new Set(['this', 'arguments', 'new.target', 'super']);
    const isVariable = (name: string): boolean => !special.has(name) && !name.startsWith('#');
    for (const f of analysed.analysis.functions) {
      const names = new Set(f.captures.map((c) => c.name).filter(isVariable));
      if (isClassNode(f.node)) {
        // they have a function for the constructor that is written; here the fields belong to it
        const written = constructorOf(f.node);
        const theirs = [...(written === undefined ? [] : expected.get(written.start)!)].filter((n) => n !== f.name);
        expect([...names]).toEqual(expect.arrayContaining(theirs));
        if (written !== undefined) expected.delete(written.start);
        continue;
      }
      // they list a function's own name, which is `self` here
      const theirs = new Set([...expected.get(f.node.start)!].filter((n) => n !== f.name && n !== 'arguments'));
      names.delete(f.name);
      expect([f.name, [...names].sort()]).toEqual([f.name, [...theirs].sort()]);
    }
    expect(analysed.analysis.functions.filter((f) => !isClassNode(f.node)).length).toBe(expected.size);
  });
});

describe('variables that functions assign', () => {
  /** What is known of the variable `v`, by the functions that capture it. */
  const of = (text: string): Record<string, [rebound: boolean, exported: boolean]> => {
    const { functions } = analyse(text).analysis;
    const found = functions.flatMap((f) => f.captures.filter((c) => c.name === 'v').map((c) => [f.name, c] as const));
    return Object.fromEntries(found.map(([name, { rebound, binding }]) => [name, [rebound, binding.exported]]));
  };

  it.each<[string, string, Record<string, [boolean, boolean]>]>([
    ['assigned where it is declared alone', 'let v = 1; v = 2; const f = () => v', { f: [false, false] }],
    ['assigned by one', 'let v = 1; const f = () => v++, g = () => v', { f: [false, false], g: [true, false] }],
    ['assigned by two', 'let v = 1; const f = () => v++, g = () => (v = 2)', { f: [true, false], g: [true, false] }],
    [
      'assigned further inside',
      'let v = 1; function f() { const g = () => v++; return g }',
      { f: [true, false], g: [false, false] },
    ],
    ['exported where it is declared', 'export let v = 1; const f = () => v++', { f: [false, true] }],
    ['exported by a list', 'export { v }; let v = 1; const f = () => v', { f: [false, true] }],
    ['exported from elsewhere', "export { v } from './v.js'; let v = 1; const f = () => v", { f: [false, false] }],
  ])('%s', (_, text, expected) => {
    expect(of(text)).toEqual(expected);
  });
});
