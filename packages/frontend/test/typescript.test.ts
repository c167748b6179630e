/** Functions lowered from TypeScript files, as the plugin does, run like the JavaScript that they compile to. */
import { verify } from '@wengert/ir';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lower } from '../src/index.js';
import { agree, type Cases } from './support.js';
import { analyse, find, lowerNamed } from './typescript.js';

const here = new URL('./fixtures/', import.meta.url);

describe('fixtures, from their TypeScript', () => {
  it.each(readdirSync(here))('%s', async (file) => {
    const { cases } = (await import(/* @vite-ignore */ `./fixtures/${file}`)) as { cases: Cases };
    const analysed = analyse(readFileSync(new URL(file, here), 'utf8'));
    for (const [name, [program, ...runs]] of Object.entries(cases)) {
      const info = analysed.analysis.functions.find((f) => f.parent === undefined && nameOf(f) === name);
      if (info === undefined) throw new Error(`${name} is not found`);
      const func = lower(info.node, analysed.analysis, { file, text: analysed.text });
      agree(program, func, runs.length === 0 ? [[]] : runs);
    }

    /** The key that a program stands under: the string or name before it. */
    function nameOf({ node }: { node: { start: number } }): string {
      const before = analysed.text.slice(0, node.start);
      const key = /(?:'([^'\n]*)'|(\w+)): \[\s*$/.exec(before);
      return key?.[1] ?? key?.[2] ?? '';
    }
  });
});

const program = `
import { readFileSync, type Stats } from 'node:fs';
enum Mode { Fast, Slow }
const k: number = 2;
interface Point { x: number; y: number }
type Pair<T> = [T, T];

export function typed<T extends Point>(this: void, p: T, mode: Mode = Mode.Fast, ...rest: number[]): number {
  interface Local { z: number }
  type Alias = Pair<Local>;
  const q = p as Point;
  const r = <number>q.x + (q!.y satisfies number) + (rest[0]! as unknown as number);
  const f = <U>(u: U): U => u;
  let declared!: number;
  declared = f<number>(r)!;
  return ((declared) as number) * k + (mode === Mode.Slow ? 1 : 0);
}

function over(x: string): string;
function over(x: number): number;
function over(x: any): any {
  function inner(y: string): string;
  function inner(y: any): any { return y }
  return inner(x);
}

class Layer {
  static count = 0;
  constructor(public w: number, private b: number) {}
  forward(x: number): number { return this.w * x + this.b + Layer.count }
  get size(): number { return this.w }
  act = (x: number): number => this.forward(x);
}
`;

describe('TypeScript syntax', () => {
  const analysed = analyse(program);

  it('means what is left when types are gone', () => {
    const func = lowerNamed(analysed, 'typed');
    expect(func.captures.map((c) => c.name)).toEqual(['Mode', 'k']);
    expect(func.parameters.map((p) => [p.role, p.name])).toEqual([
      ['self', undefined],
      ['this', undefined],
      ['argument', 'p'],
      ['argument', 'mode'],
      ['rest', 'rest'],
    ]);
    verify(func, 'variables');
  });

  it('overloads are no functions', () => {
    expect(analysed.analysis.functions.filter((f) => f.name === 'over')).toHaveLength(1);
    verify(lowerNamed(analysed, 'over'), 'variables');
  });

  it('methods, accessors and fields of classes', () => {
    expect(lowerNamed(analysed, 'forward')).toMatchObject({ form: 'method', captures: [{ name: 'Layer' }] });
    expect(lowerNamed(analysed, 'size')).toMatchObject({ form: 'method', captures: [] });
    expect(lowerNamed(analysed, 'act')).toMatchObject({ form: 'arrow', captures: [{ name: 'this', scope: 'local' }] });
  });

  it.each([
    ['decorated classes', 'const d = (x) => x; @d class K {}', 'A decorated class'],
    ['decorated members', 'const d = (x) => x; class K { @d x = 1 }', 'A decorated class'],
    ['accessor fields', 'class K { accessor x = 1 }', '`accessor` fields'],
  ])('%s are refused', (_, text, words) => expect(() => lowerNamed(analyse(text), 'K')).toThrow(words));

  it('declared fields, index signatures and abstract members are none', () => {
    const text =
      'abstract class K { declare x: number; [k: string]: any; abstract m(): void; y = 1; constructor(); constructor(z?: number) {} }';
    const stores = JSON.stringify(lowerNamed(analyse(text), 'K').body).match(/"op":"store"/g);
    expect(stores).toHaveLength(1);
  });

  it('a class is its constructor', () => {
    const func = lowerNamed(analysed, 'Layer');
    expect(func).toMatchObject({ form: 'constructor', captures: [] });
    expect(func.parameters.map((p) => p.name)).toEqual([undefined, undefined, 'w', 'b']);
    verify(func, 'variables');
  });

  it('captures have one numbering for the analysis and the lowered function', () => {
    for (const { name, captures } of analysed.analysis.functions) {
      const info = find(analysed, name);
      expect(lowerNamed(analysed, name).captures.map((c) => [c.name, c.scope, c.constant])).toEqual(
        info.captures.map((c) => [c.name, c.scope, c.constant]),
      );
      expect(captures).toBe(info.captures);
    }
  });
});
