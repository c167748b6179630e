import { describe, expect, it } from 'vitest';
import { boolean, compile, number, unknown, type Builder } from '../../src/index.js';
import { code, define } from './functions.js';

/** The code of what a function of `x`, `y` and `z` returns. */
function returned(write: (b: Builder, x: number, y: number, z: number) => number, type = number): string {
  const f = define({ x: type, y: type, z: type }, ({ b, args: [x, y, z] }) => b.return(write(b, x, y, z)));
  compile(f);
  return /return ([^]*);\n}$/.exec(code(f, { stamp: false }))![1];
}

describe('parentheses', () => {
  it.each<[string, (b: Builder, x: number, y: number, z: number) => number]>([
    ['x - (y - z)', (b, x, y, z) => b.prim('sub', [x, b.prim('sub', [y, z])])],
    ['x - y - z', (b, x, y, z) => b.prim('sub', [b.prim('sub', [x, y]), z])],
    ['x * (y + z)', (b, x, y, z) => b.prim('mul', [x, b.prim('add', [y, z])])],
    ['x + y * z', (b, x, y, z) => b.prim('add', [x, b.prim('mul', [y, z])])],
    ['(-x) ** 2', (b, x) => b.prim('pow', [b.prim('neg', [x]), b.const(2)])],
    ['-(x ** 2)', (b, x) => b.prim('neg', [b.prim('pow', [x, b.const(2)])])],
    ['(-2) ** x', (b, x) => b.prim('pow', [b.const(-2), x])],
    ['2 ** -x', (b, x) => b.prim('pow', [b.const(2), b.prim('neg', [x])])],
    ['x ** y ** z', (b, x, y, z) => b.prim('pow', [x, b.prim('pow', [y, z])])],
    ['(x ** y) ** z', (b, x, y, z) => b.prim('pow', [b.prim('pow', [x, y]), z])],
    ['-(-x)', (b, x) => b.prim('neg', [b.prim('neg', [x])])],
    ['-(-1)', (b) => b.prim('neg', [b.const(-1)])],
    ['+(+x)', (b, x) => b.prim('plus', [b.prim('plus', [x])])],
    ['x - -1', (b, x) => b.prim('sub', [x, b.const(-1)])],
    ['x + -0', (b, x) => b.prim('add', [x, b.const(-0)])],
    ['(x & y) === z', (b, x, y, z) => b.prim('eq', [b.prim('bitand', [x, y]), z])],
    ['!(x < y)', (b, x, y) => b.prim('not', [b.prim('lt', [x, y])])],
    ['x < y ? x : y', (b, x, y) => b.prim('select', [b.prim('lt', [x, y]), x, y])],
    ['(x ? y : z) + 1', (b, x, y, z) => b.prim('add', [b.prim('select', [x, y, z]), b.const(1)])],
    ['Math.max(x, y, z) * 2', (b, x, y, z) => b.prim('mul', [b.prim('max', [x, y, z]), b.const(2)])],
    ['typeof (x + y)', (b, x, y) => b.prim('typeof', [b.prim('add', [x, y])])],
    ['(x + y).k', (b, x, y) => b.load(b.prim('add', [x, y]), b.const('k'))],
    ['(5).k', (b) => b.load(b.const(5), b.const('k'))],
    ['x[y + 1]["a b"]', (b, x, y) => b.load(b.load(x, b.prim('add', [y, b.const(1)])), b.const('a b'))],
    ['`a${x + y}\\`\\${b}`', (b, x, y) => b.prim('template', [b.const('a'), b.prim('add', [x, y]), b.const('`${b}')])],
    ['{ a: x, "b c": y, ["__proto__"]: z }', (b, x, y, z) => b.object(['a', 'b c', '__proto__'], [x, y, z])],
    [
      '{ x, y: [z, NaN, -Infinity, 1n, "\\n"] }',
      (b, x, y, z) =>
        b.object(['x', 'y'], [x, b.array([z, b.const(NaN), b.const(-Infinity), b.const(1n), b.const('\n')])]),
    ],
    ['new x.y(z)', (b, x, _, z) => b.new(b.load(x, b.const('y')), [z])],
    ['new (x())(z)', (b, x, _, z) => b.new(b.call(x, b.const(undefined), []), [z])],
    ['delete x.y', (b, x) => b.delete(x, b.const('y'))],
    ['new Float64Array(x * 2)', (b, x) => b.buffer('float64', b.prim('mul', [x, b.const(2)]))],
  ])('%s', (text, write) => expect(returned(write, unknown)).toBe(text));
});

describe('choices', () => {
  const choice = (b: Builder, condition: number, then: () => number, otherwise: () => number): number => {
    const variable = b.variable('');
    b.if(
      condition,
      () => b.set(variable, then()),
      () => b.set(variable, otherwise()),
    );
    return b.get(variable);
  };
  it.each<[string, (b: Builder, x: number, y: number, z: number) => number]>([
    [
      'x ? y : z',
      (b, x, y, z) =>
        choice(
          b,
          x,
          () => y,
          () => z,
        ),
    ],
    [
      'x && y',
      (b, x, y) =>
        choice(
          b,
          x,
          () => y,
          () => x,
        ),
    ],
    [
      'x || y',
      (b, x, y) =>
        choice(
          b,
          x,
          () => x,
          () => y,
        ),
    ],
    [
      'x ?? y',
      (b, x, y) =>
        choice(
          b,
          b.prim('nullish', [x]),
          () => y,
          () => x,
        ),
    ],
    [
      'x < y && y < z',
      (b, x, y, z) =>
        choice(
          b,
          b.prim('lt', [x, y]),
          () => b.prim('lt', [y, z]),
          () => b.const(false),
        ),
    ],
    [
      'x < y || y < z',
      (b, x, y, z) =>
        choice(
          b,
          b.prim('lt', [x, y]),
          () => b.const(true),
          () => b.prim('lt', [y, z]),
        ),
    ],
    [
      'x ?? (y && z)',
      (b, x, y, z) =>
        choice(
          b,
          b.prim('nullish', [x]),
          () =>
            choice(
              b,
              y,
              () => z,
              () => y,
            ),
          () => x,
        ),
    ],
  ])('%s', (text, write) => expect(returned(write, boolean)).toBe(text));
});

describe('statements', () => {
  it('assign with an operator, throw, return nothing at the end', () => {
    const f = define({ o: unknown, x: number }, ({ b, args: [o, x] }) => {
      b.addto(o, b.const('sum'), x);
      b.store(o, b.const('last'), x);
      b.if(b.prim('lt', [x, b.const(0)]), () => b.throw(b.new(b.global('RangeError'), [b.const('negative')])));
      b.store(b.object(['k'], [x]), b.const('k'), x);
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(o, x) {
        o.sum += x;
        o.last = x;
        if (x < 0) throw new RangeError("negative");
        ({ k: x }.k = x);
      }"
    `);
  });

  it('name everything once and nothing after a reserved word or a global', () => {
    const f = define({ default: number, Math: number, x: number }, ({ b, args: [d, m, x] }) => {
      const name = b.variable('x');
      b.set(name, b.prim('sin', [d]));
      const again = b.variable('x');
      b.set(again, b.prim('mul', [b.get(name), b.get(name)]));
      b.return(b.prim('add', [b.prim('mul', [b.get(again), b.get(again)]), b.prim('add', [m, x])]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(default1, Math1, x) {
        const x1 = Math.sin(default1);
        const x2 = x1 * x1;
        return x2 * x2 + (Math1 + x);
      }"
    `);
  });
});
