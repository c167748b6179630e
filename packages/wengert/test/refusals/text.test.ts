/** Numbers that are written into text and read back: their derivative would be lost. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { fromText } from '../support/code.js';
import { expectRefusal, lineHere, refusalOf } from '../support/refused.js';

const file = 'test/refusals/text.test.ts';

describe('numbers that are read from text that depends on what is differentiated', () => {
  test('a copy through JSON', () => {
    const line = lineHere(2);
    const f = (o: { x: number }): number => {
      const copy = JSON.parse(JSON.stringify(o)) as { x: number };
      return copy.x * 2;
    };
    const called = 'JSON.parse(JSON.stringify(o))';
    const error = expectRefusal(() => gradient(f, { x: 3 }), 'unsupported-syntax', file, line, called);
    expect(error.summary).toContain('JSON.parse');
  });

  test.each([
    ['parseFloat of a template', (x: number): number => parseFloat(`${x}`)],
    ['parseFloat of a number', (x: number): number => parseFloat(x as never)],
    ['Number.parseFloat of a method', (x: number): number => Number.parseFloat(x.toString())],
    ['Number of String', (x: number): number => Number(String(x))],
    ['a sign before a template', (x: number): number => +`${x}`],
    ['a product with a sum that is text', (x: number): number => (('0' + x) as never as number) * 1],
    ['text that was cut', (x: number): number => Number(`x=${x}`.slice(2))],
    ['text that was joined and split', (x: number): number => Number([1, x].join(',').split(',')[1])],
  ])('%s', (_, f) => {
    expect(f(3)).toBe(3);
    expect(refusalOf(() => gradient(f, 3)).code).toBe('unsupported-syntax');
  });
});

test('numbers that are rounded by text are constant between the steps', () => {
  expect(gradient((x: number) => x * parseInt(`${x}`, 10), 3.5)).toEqual([3]);
  expect(gradient((x: number) => x * Number(x.toFixed(1)), 3.54)).toEqual([3.5]);
});

test('text of others, and text that is only shown, pass through', () => {
  const f = (x: number, scale: string, row: string[], options: { unit: { factor: string } }): number => {
    const label = `${x} of ${scale}` + String(x) + [x, x].join() + JSON.stringify({ x });
    const read = parseFloat(scale) * Number(row[1]) * +options.unit.factor * (JSON.parse('[2]') as number[])[0];
    return label.length > 0 ? x * read : x;
  };
  const [value, [dx]] = withGradient(f, 3, '2.5', ['a', '4'], { unit: { factor: '10' } });
  expect(value).toBe(600);
  expect(dx).toBe(200);
});

describe('wherever the text goes', () => {
  /** Functions as text, which have no types to quarrel with. `call` makes what is called known at run time only. */
  const call = 'const call = (f, v) => [f][x > -99 ? 0 : 1](v);';
  test.each([
    ['joined by a method', "return Number(''.concat(String(x)));"],
    ['lists', 'return [x, 2].map(String).map(Number)[0];'],
    ['one text for a list', "return [x, 2].join(',').split(',').map(Number)[0];"],
    ['functions that are known', 'const show = (v) => `${v}`, parse = (t) => Number(t); return parse(show(x));'],
    ['functions that are not', 'return call((t) => Number(t), call((v) => `${v}`, x));'],
    ['functions of the engine', 'return call(Number, call(String, x));'],
    ['a function that writes', 'return call((v) => `${v}`, x) - 0;'],
    ['a function that reads', 'return call((t) => t * 1, `${x}`);'],
    ['an object of a function', 'return parseFloat(call((v) => ({ t: String(v) }), x).t);'],
    ['a copy in a function', 'return call((o) => JSON.parse(JSON.stringify(o)), { x }).x;'],
    ['a variable', "let t = ''; [x].forEach((v) => { t = String(v); }); return Number(t);"],
    ['a map', "const m = new Map(); m.set('a', `${x}`); return Number(m.get('a'));"],
    [
      'a field',
      'class A { constructor(v) { this.t = `${v}`; } get n() { return Number(this.t); } } return new A(x).n;',
    ],
    ['an error', 'try { throw new Error(String(x)); } catch (e) { return Number(e.message); }'],
    ['a key', 'const o = {}; o[x] = 1; for (const k in o) return Number(k);'],
    ['keys', 'const o = { [String(x)]: 1 }; return Number(Object.keys(o)[0]);'],
    ['a match', 'return Number(/(.*)/.exec(String(x))[1]);'],
    ['a generator', 'function* g() { yield String(x); } for (const t of g()) return Number(t);'],
    ['a typed array', 'const a = new Float64Array(1); a[0] = String(x); return a[0];'],
    ['a typed array of a list', 'return new Float64Array([String(x)])[0];'],
    ['a try', 'try { return Number(`${x}`); } catch { return 0; }'],
    ['spread arguments', 'return Math.max(...[String(x)]);'],
  ])('%s', (_, body) => {
    const f = fromText<(x: number) => number>(`(x) => { ${call} ${body} }`);
    expect(f(3)).toBe(3);
    const error = refusalOf(() => gradient(f, 3));
    expect(error.summary).toMatch(/reads numbers from text|reads numbers from/);
    expect(error.code).toBe('unsupported-syntax');
  });

  test.each([
    [
      'text that is shown',
      "const l = []; l.push(`${x}`); call((t) => t.length, l.join()); return Number('3,4'.split(',')[1]) * x;",
      4,
    ],
    ['text that others parse', "return call((t) => Number(t.split(',')[1]), '3,4') * x;", 4],
    ['numbers beside text', 'const all = []; all.push({ n: x, t: `${x}` }); return all.map((o) => o.n * 2)[0];', 2],
    ['numbers beside text, of a function', 'return call((v) => ({ n: v, t: `${v}` }), x).n * 2;', 2],
    ['messages of errors', "if (x < 0) throw new Error(`bad ${x}`); return x * Number({ t: '4' }.t);", 4],
    ['keys of a table', 'const key = JSON.stringify({ x }); return { [key]: x * x }[key];', 6],
  ])('not %s', (_, body, slope) => {
    const f = fromText<(x: number) => number>(`(x) => { ${call} ${body} }`);
    expect(withGradient(f, 3)).toEqual([f(3), [slope]]);
  });

  test('not text that the function is given, and of one run nothing stays for the next', () => {
    const show = (x: number): string => `${x}`;
    const f = (x: number, rows: string[], parts: { scale: string }, makers: ((x: number) => string)[]): number =>
      makers[0](x).length * 0 + Number(rows[1].split(',')[1]) * Number(parts.scale) * x;
    expect(gradient(f, 3, ['a', '2,5'], { scale: '4' }, [show])[0]).toBe(20);
    expect(gradient((x: number, t: string[]) => x * +t[0], 3, ['7'])[0]).toBe(7);
  });
});
