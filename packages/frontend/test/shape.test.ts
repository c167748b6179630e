/** The shapes that passes rely on. */
import { eachOp, print, type Func, type Op } from '@wengert/ir';
import { describe, expect, it } from 'vitest';
import { readFunction } from '../src/index.js';
import { fromText } from './text.js';

const read = (text: string): Func => readFunction(fromText(text));

/** The operations of a function, one word each, with the regions of constructs in brackets. */
function outline(func: Func): string {
  const write = (ops: readonly Op[]): string =>
    ops
      .filter((op) => op.op !== 'const')
      .map((op) => (op.op === 'prim' ? op.prim : op.op) + op.regions.map((r) => `[${write(r.ops)}]`).join(''))
      .join(' ');
  return write(func.body.ops);
}

describe('loops', () => {
  it.each([
    [
      'for',
      '(n) => { let s = 0; for (let i = 0; i < n; i++) s += i; return s }',
      'set set loop[get lt if[yield][break] get get add set get plus add set continue] get return',
    ],
    [
      'for with continue',
      '(n) => { for (let i = 0; i < n; i++) { if (i > 2) continue; f: for (;;) { break f } } }',
      'set loop[get lt if[yield][break] block[get gt if[break][yield] loop[break] yield] get plus add set continue] return',
    ],
    ['while', '(n) => { while (n > 0) n--; }', 'set loop[get gt if[yield][break] get plus sub set continue] return'],
    ['do', '(n) => { do n--; while (n > 0) }', 'set loop[get plus sub set get gt if[yield][break] continue] return'],
    [
      'for of',
      '(...xs) => { let s = 0; for (const x of xs) s += x; return s }',
      'set set loop[get load lt if[yield][break] load get add set get add set continue] get return',
    ],
    ['endless', '() => { for (;;) { } }', 'loop[continue] return'],
  ])('%s', (_, text, shape) => expect(outline(read(text))).toBe(shape));
});

describe('switch', () => {
  it.each([
    [
      'a chain without fall-through',
      '(x) => { let y; switch (x) { case 1: y = 2; break; case 2: case 3: y = 4; break; default: y = 5 } return y }',
      'set eq if[set yield][eq if[yield][eq yield] if[set yield][set yield] yield] get return',
    ],
    [
      'blocks with fall-through',
      '(x) => { let y; switch (x) { case 1: y = 2; case 2: y = 4; } return y }',
      'set block[block[block[eq if[break][yield] eq if[break][yield] break] set yield] set yield] get return',
    ],
  ])('%s', (_, text, shape) => expect(outline(read(text))).toBe(shape));
});

describe('variables', () => {
  it.each([
    ['constants and parameters are values', '(x) => { const y = x * x; let z = y + 1; return z }', 'mul add return'],
    ['assigned ones are variables', '(x) => { let y = x; y = y + 1; return y }', 'set get add set get return'],
    [
      'swapping makes no array',
      '(x, y) => { [x, y] = [y, x]; return x - y }',
      'set set get get set set get get sub return',
    ],
    ['nothing is written behind a return', '(x) => { return x; x = 1 }', 'set get return'],
    ['primitives of Math', '(x) => Math.sin(x) + Math.PI', 'sin add return'],
  ])('%s', (_, text, shape) => expect(outline(read(text))).toBe(shape));

  it('keep the names of the source', () => {
    const names: string[] = [];
    const func = read('(x, { a }) => { const y = x * a; let z = y; z += 1; return z }');
    eachOp(func.body, (op) => names.push(...op.results.map((r) => r.name ?? '_')));
    expect(names.filter((n) => n !== '_')).toEqual(['a', 'y', 'z', 'z']);
    expect(func.variables.map((v) => v.name)).toEqual(['z']);
  });

  it('inner functions read what is around through the outermost function', () => {
    const func = readFunction(fromText('(x) => () => () => { k = k + x }'), { visible: ['k'] });
    expect(print(func)).toMatchInlineSnapshot(`
      "arrow anonymous(self %0: function, this %1: unknown, x%2: unknown) next 4
        captures k: local rebound exported {
        anonymous%3 = closure %0, x%2 arrow anonymous(self %0: function, this %1: unknown) next 5
          captures "<self>": local constant, x: local constant {
          "<self>"%2: unknown = capture 0 "<self>" %0
          x%3: unknown = capture 1 x %0
          anonymous%4 = closure "<self>"%2, x%3 arrow anonymous(self %0: function, this %1: unknown) next 8
            captures "<self>": local constant, x: local constant {
            "<self>"%2: unknown = capture 0 "<self>" %0
            k%3: unknown = capture 0 k "<self>"%2
            x%4: unknown = capture 1 x %0
            %5: unknown = add k%3, x%4
            "<self>"%6: unknown = capture 0 "<self>" %0
            setcapture 0 k "<self>"%6, %5
            %7: opaque = const undefined
            return %7
          }
          return anonymous%4
        }
        return anonymous%3
      }
      "
    `);
  });
});
