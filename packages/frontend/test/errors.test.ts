import { WengertError } from '@wengert/ir';
import { describe, expect, it } from 'vitest';
import { readFunction } from '../src/index.js';
import { fromText } from './text.js';

function refusalOf(fn: unknown): WengertError {
  try {
    readFunction(fn as () => void);
  } catch (error) {
    if (error instanceof WengertError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** The text that the error points at. */
function pointedAt({ location }: WengertError): string {
  return location === undefined ? '' : location.source.text.slice(location.start, location.end);
}

describe('what is no source', () => {
  it.each([
    ['a built-in', Math.sin],
    ['a bound function', ((x: number) => x).bind(null)],
    ['a built-in constructor', Map],
  ])('%s', (_, fn) => expect(refusalOf(fn).code).toBe('native-function'));

  it('no function', () => expect(refusalOf(3).code).toBe('not-a-function'));

  it.each([
    ['async (x) => x', 'async function'],
    ['async function* g() {}', 'async'],
    ['({ async m() {} }).m', 'async'],
  ])('%s', (text, kind) => {
    const error = refusalOf(fromText(text));
    expect(error.code).toBe('async-function');
    expect(error.message).toContain(kind);
  });
});

describe('syntax that is refused', () => {
  it.each([
    ['(x) => eval("x")', 'eval'],
    ['(x) => import("y")', 'import("y")'],
    ['function (x) { x = 2; return arguments[0] }', 'x'],
    ['function (x) { arguments[0] = 2; return x }', 'arguments[0]'],
    ['function (x) { return new.target }', 'new.target'],
    ['function (o) { with (o) { return o } }', 'with (o)'],
    ['(x) => { Math = x }', 'Math'],
    ['(x) => async () => x', 'async () => x'],
    ['(x) => { async function* g() { yield x } return g() }', 'async function* g()'],
    ['function (x) { if (x) function f() {} }', 'function f()'],
  ])('%s', (text, at) => {
    const error = refusalOf(fromText(text));
    const { code, summary, reason, remedy, frame } = error;
    expect(['unsupported-syntax', 'async-function']).toContain(code);
    expect(pointedAt(error)).toContain(at);
    for (const part of [summary, reason, remedy]) expect(part).not.toMatch(/\{\w+\}/);
    expect(frame).toMatch(/^<.*>:1:\d+\n> 1 \|/);
  });

  it('private names, which only their class can read', () => {
    class K {
      #x = 1;
      m(o: K) {
        return o.#x;
      }
    }
    const error = refusalOf(K.prototype.m);
    // compilers for old targets replace the syntax
    expect(error.code).toMatch(/unsupported-syntax|invisible-capture/);
  });

  it('says where, why and what instead', () => {
    const error = refusalOf(
      fromText(`function risky(x) {
  let y = 0;
  with (x) {
    y = x;
  }
  return y;
}`),
    );
    expect(error.message).toMatchInlineSnapshot(`
      "\`with\` cannot be differentiated yet

      <risky>:3:3
        1 | function risky(x) {
        2 |   let y = 0;
      > 3 |   with (x) {
          |   ^^^^^^^^^^
        4 |     y = x;
        5 |   }
        6 |   return y;

      Reason: Which variable a name means is only known at run time.

      Remedy: Name the object: object.key."
    `);
  });
});

const scale = 3;
let total = 0;

describe('captured variables', () => {
  it('cannot be seen', () => {
    const error = refusalOf(function area(r: number) {
      const inner = () => r * scale;
      return inner();
    });
    expect(error.code).toBe('invisible-capture');
    expect(error.summary).toBe('`area` uses the variable `scale`, which cannot be seen from its source text');
    expect(error.remedy).toContain('differentiable(f, () => ({ scale }))');
    expect(pointedAt(error)).toBe('scale');
  });

  it('are named by their import under a test runner', () => {
    const error = refusalOf(() => expect);
    expect(error.code).toBe('invisible-capture');
    expect(error.summary).toContain('`expect`');
  });

  it.each([
    ['(x) => this.k * x', 'this'],
    ['(x) => process.argv', 'process'],
    ['(x) => typeof window', 'window'],
    ['(x) => { y = x }', 'y'],
    ['(x) => ({ y })', 'y'],
    ['(x) => [1].map((z) => z + w)', 'w'],
  ])('%s', (text, name) => {
    const error = refusalOf(fromText(text));
    expect(error.code).toBe('invisible-capture');
    expect(pointedAt(error)).toBe(name);
  });

  it('are told from what an old target needs', () => {
    const error = refusalOf(fromText('(x) => __pow(x, 2)'));
    expect(error.code).toBe('unsupported-syntax');
    expect(error.remedy).toContain('target');
  });

  it('can be made visible', () => {
    const func = readFunction((x: number) => (total += x * scale), { visible: ['scale', 'total'] });
    expect(func.captures).toMatchObject([
      { name: 'total', scope: 'local', constant: false },
      { name: 'scale', scope: 'local', constant: false },
    ]);
  });

  it('are not the names of types, labels, properties and own variables', () => {
    const fn = fromText(
      '(x) => { out: { const { a: b = x, ...c } = { a: x, d() { return x } }; if (b) break out; return c.e } return function f() { return f } }',
    );
    expect(readFunction(fn).captures).toEqual([]);
  });
});
