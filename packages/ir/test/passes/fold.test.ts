import { describe, expect, it } from 'vitest';
import { fold, number, unknown, type Builder } from '../../src/index.js';
import { define } from '../emit/functions.js';
import { after } from './support.js';

type Write = (b: Builder, x: number, y: number) => number;

function folded(write: Write, adjoint = false, type = number): string {
  const f = define({ x: type, y: type }, ({ b, args: [x, y] }) => {
    b.adjoint = adjoint;
    b.return(write(b, x, y));
  });
  return /return (.*);/.exec(after(f, fold))![1];
}

describe('identities that hold for all numbers', () => {
  it.each<[string, Write]>([
    ['x', (b, x) => b.prim('mul', [x, b.const(1)])],
    ['x', (b, x) => b.prim('div', [x, b.const(1)])],
    ['x', (b, x) => b.prim('sub', [x, b.const(0)])],
    ['x', (b, x) => b.prim('add', [b.const(-0), x])],
    ['x', (b, x) => b.prim('plus', [x])],
    ['x', (b, x) => b.prim('neg', [b.prim('neg', [x])])],
    ['-x', (b, x) => b.prim('mul', [b.const(-1), x])],
    ['x - y', (b, x, y) => b.prim('add', [x, b.prim('neg', [y])])],
    ['y - x', (b, x, y) => b.prim('add', [b.prim('neg', [x]), y])],
    ['x + y', (b, x, y) => b.prim('sub', [x, b.prim('neg', [y])])],
    ['1', (b, x) => b.prim('pow', [x, b.const(0)])],
    ['x', (b, x) => b.prim('pow', [x, b.const(1)])],
    ['y', (b, x, y) => b.prim('select', [b.const(false), x, y])],
    ['5', (b) => b.prim('add', [b.const(2), b.const(3)])],
    ['Infinity', (b) => b.prim('div', [b.const(1), b.const(0)])],
    ['"number"', (b, x) => b.prim('typeof', [x])],
  ])('%s', (text, write) => expect(folded(write)).toBe(text));
});

describe('what does not hold for all numbers stays', () => {
  it.each<[string, Write]>([
    ['x + 0', (b, x) => b.prim('add', [x, b.const(0)])],
    ['0 * x', (b, x) => b.prim('mul', [b.const(0), x])],
    ['0 - x', (b, x) => b.prim('sub', [b.const(0), x])],
    ['x - -0', (b, x) => b.prim('sub', [x, b.const(-0)])],
    ['x ** 2', (b, x) => b.prim('pow', [x, b.const(2)])],
    ['x - x', (b, x) => b.prim('sub', [x, x])],
  ])('%s', (text, write) => expect(folded(write)).toBe(text));

  it.each<[string, Write]>([
    ['x * 1', (b, x) => b.prim('mul', [x, b.const(1)])],
    ['+x', (b, x) => b.prim('plus', [x])],
    ['x + -y', (b, x, y) => b.prim('add', [x, b.prim('neg', [y])])],
    ['!!x', (b, x) => b.prim('truthy', [x])],
  ])('%s, of values that may be no numbers', (text, write) => expect(folded(write, false, unknown)).toBe(text));
});

describe('derivative code folds more', () => {
  it.each<[string, Write]>([
    ['x', (b, x) => b.prim('add', [x, b.const(0)])],
    ['0', (b, x) => b.prim('mul', [b.const(0), x])],
    ['-x', (b, x) => b.prim('sub', [b.const(0), x])],
    ['0', (b) => b.prim('neg', [b.const(0)])],
    ['x * x', (b, x) => b.prim('pow', [x, b.const(2)])],
    ['x', (b, x) => b.prim('mul', [x, b.const(1)])],
  ])('%s', (text, write) => expect(folded(write, true)).toBe(text));
});

describe('decisions', () => {
  it('takes the arm of a constant condition, and drops what follows an exit', () => {
    const f = define({ x: number }, ({ b, args: [x] }) => {
      b.if(
        b.prim('lt', [b.const(1), b.const(2)]),
        () => b.return(x),
        () => b.throw(x),
      );
      b.return(b.prim('sin', [x]));
    });
    expect(after(f, fold)).toMatchInlineSnapshot(`
      "function f(x) {
        return x;
      }"
    `);
  });

  it('drops loops that never run and merges of one value', () => {
    const f = define({ x: number, c: unknown }, ({ b, args: [x, c] }) => {
      const y = b.variable('y');
      b.set(y, b.const(2));
      b.for(b.const(3), b.const(3), 1, () => b.set(y, x));
      b.if(c, () => b.set(y, b.const(2)));
      b.return(b.get(y));
    });
    expect(after(f, fold)).toMatchInlineSnapshot(`
      "function f(x, c) {
        c;
        return 2;
      }"
    `);
  });
});
