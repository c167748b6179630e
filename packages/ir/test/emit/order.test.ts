/** Expressions are written where they are used, but never across what changes their value. */
import { describe, expect, it } from 'vitest';
import { functionType, number, unknown } from '../../src/index.js';
import { code, define } from './functions.js';

describe('the order of reads and writes', () => {
  it('keeps a read in front of a store', () => {
    const f = define({ a: unknown, x: number }, ({ b, args: [a, x] }) => {
      const old = b.load(a, b.const(0), number);
      b.store(a, b.const(0), x);
      b.return(b.prim('mul', [old, b.const(2)]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(a, x) {
        const t = a[0];
        a[0] = x;
        return t * 2;
      }"
    `);
  });

  it('moves a read behind other reads', () => {
    const f = define({ a: unknown }, ({ b, args: [a] }) => {
      const first = b.load(a, b.const(0), number);
      const second = b.load(a, b.const(1), number);
      b.return(b.prim('sub', [second, first]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(a) {
        return a[1] - a[0];
      }"
    `);
  });

  it('keeps calls in their order, whatever the order of operands', () => {
    const f = define({ g: functionType }, ({ b, args: [g] }) => {
      const none = b.const(undefined);
      const first = b.call(g, none, [b.const(1)]);
      const second = b.call(g, none, [b.const(2)]);
      b.return(b.prim('sub', [second, first]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(g) {
        const t = g(1);
        const t1 = g(2);
        return t1 - t;
      }"
    `);
  });

  it('writes calls in place where the order is that of the operands', () => {
    const f = define({ g: functionType, a: unknown }, ({ b, args: [g, a] }) => {
      const none = b.const(undefined);
      const before = b.load(a, b.const(0), number);
      const first = b.call(g, none, [before]);
      const second = b.call(g, none, [b.load(a, b.const(1), number)]);
      b.return(b.prim('sub', [first, second]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(g, a) {
        return g(a[0]) - g(a[1]);
      }"
    `);
  });

  it('keeps a read in front of a call that may write', () => {
    const f = define({ g: functionType, a: unknown }, ({ b, args: [g, a] }) => {
      const before = b.load(a, b.const(0), number);
      const result = b.call(g, b.const(undefined), []);
      b.return(b.prim('sub', [result, before]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(g, a) {
        const t = a[0];
        const t1 = g();
        return t1 - t;
      }"
    `);
  });

  it('does not let the right side of += change what is added to', () => {
    const f = define({ g: functionType, a: unknown }, ({ b, args: [g, a] }) => {
      b.addto(a, b.const(0), b.call(g, b.const(undefined), []));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(g, a) {
        const t = g();
        a[0] += t;
      }"
    `);
  });

  it('evaluates arms of a choice only when they are chosen', () => {
    const f = define({ c: unknown, g: functionType, a: unknown }, ({ b, args: [c, g, a] }) => {
      const x = b.variable('');
      const before = b.load(a, b.const(0), number);
      b.if(
        c,
        () => b.set(x, b.call(g, b.const(undefined), [])),
        () => b.set(x, b.const(1)),
      );
      b.return(b.prim('add', [before, b.get(x)]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(c, g, a) {
        return a[0] + (c ? g() : 1);
      }"
    `);
  });

  it('does not move a read into a loop', () => {
    const f = define({ a: unknown, n: number }, ({ b, args: [a, n] }) => {
      const first = b.load(a, b.const(0), number);
      b.for(b.const(0), n, 1, (i) => b.store(a, i, first));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(a, n) {
        const t = a[0];
        for (let i = 0; i < n; i++) {
          a[i] = t;
        }
      }"
    `);
  });

  it('calls methods on what they were read from, and plain functions without receiver', () => {
    const f = define({ o: unknown, p: unknown }, ({ b, args: [o, p] }) => {
      const none = b.const(undefined);
      b.call(b.load(o, b.const('m')), o, [b.const(1)]);
      b.call(b.load(o, b.const('m')), none, []);
      b.call(b.load(o, b.const('m')), p, [b.const(2)], {});
      b.return(b.call(b.load(o, b.const('m')), o, [p, o], { spread: [2] }));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(o, p) {
        o.m(1);
        (0, o.m)();
        o.m.call(p, 2);
        return o.m(...p, o);
      }"
    `);
  });
});
