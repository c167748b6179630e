/** What `dce` removes, what `cse` shares and what `licm` moves, and what they must leave. */
import { describe, expect, it } from 'vitest';
import { cse, dce, float64Array, functionType, integer, licm, number, unknown, type Type } from '../../src/index.js';
import { define } from '../emit/functions.js';
import { after } from './support.js';

describe('dce', () => {
  it('removes tapes that are only written, their cursors and their loops', () => {
    const f = define({ n: integer, x: number }, ({ b, args: [n, x] }) => {
      const tape = b.buffer('float64', b.const(0), 'tape');
      const cursor = b.variable('cursor');
      b.set(cursor, b.const(0));
      b.for(b.const(0), n, 1, () => {
        b.ensure(tape, b.get(cursor, integer));
        b.store(tape, b.get(cursor, integer), x);
        b.set(cursor, b.prim('add', [b.get(cursor, integer), b.const(1)]));
      });
      b.return(x);
    });
    expect(after(f, dce)).toMatchInlineSnapshot(`
      "function f(n, x) {
        return x;
      }"
    `);
  });

  it('keeps stores that are read through another reference', () => {
    const f = define({ c: unknown, x: number }, ({ b, args: [c, x] }) => {
      const p = b.object(['k'], [b.const(0)], 'p');
      const q = b.object(['k'], [b.const(1)], 'q');
      const holder = b.array([b.prim('select', [c, p, q])]);
      b.store(p, b.const('k'), x);
      b.return(b.load(b.load(holder, b.const(0)), b.const('k')));
    });
    expect(after(f, dce)).toContain('p.k = x;');
  });

  it('keeps stores to what escapes, calls and endless loops', () => {
    const f = define({ a: unknown, g: functionType }, ({ b, args: [a, g] }) => {
      const p = b.object(['k'], [b.const(0)], 'p');
      b.store(p, b.const('k'), b.const(2));
      b.store(a, b.const(0), p);
      b.loop((label) => b.if(b.call(g, b.const(undefined), []), () => b.break(label)));
    });
    expect(after(f, dce)).toMatchInlineSnapshot(`
      "function f(a, g) {
        const p = { k: 0 };
        p.k = 2;
        a[0] = p;
        while (!g()) {}
      }"
    `);
  });

  it('drops what a loop carries for nobody', () => {
    const f = define({ n: integer }, ({ b, args: [n] }) => {
      const [s, t] = [b.variable('s'), b.variable('t')];
      b.set(s, b.const(0));
      b.set(t, b.const(1));
      b.for(b.const(0), n, 1, (i) => {
        b.set(t, b.prim('mul', [b.get(t, number), i]));
        b.set(s, b.prim('add', [b.get(s, number), i]));
      });
      b.return(b.get(s));
    });
    expect(after(f, dce)).toMatchInlineSnapshot(`
      "function f(n) {
        let s = 0;
        for (let i = 0; i < n; i++) {
          s += i;
        }
        return s;
      }"
    `);
  });
});

describe('cse', () => {
  it('shares reads until something may have written', () => {
    const f = define({ a: float64Array, o: unknown, x: number }, ({ b, args: [a, o, x] }) => {
      const zero = b.const(0);
      const local = b.object(['k'], [x], 'local');
      const sum = (...values: number[]): number => values.reduce((p, q) => b.prim('add', [p, q]));
      const first = sum(b.load(a, zero, number), b.load(a, zero, number), b.load(local, b.const('k'), number));
      b.store(o, zero, first);
      b.return(sum(first, b.load(a, zero, number), b.load(local, b.const('k'), number)));
    });
    expect(after(f, cse)).toMatchInlineSnapshot(`
      "function f(a, o, x) {
        const local = { k: x };
        const t = a[0];
        const t1 = local.k;
        const t2 = t + t + t1;
        o[0] = t2;
        return t2 + a[0] + t1;
      }"
    `);
  });

  it('shares nothing between arms, and forgets in loops what they write', () => {
    const f = define({ a: float64Array, c: unknown, n: integer }, ({ b, args: [a, c, n] }) => {
      const s = b.variable('s');
      b.set(s, b.load(a, b.const(0), number));
      b.for(b.const(0), n, 1, (i) => {
        b.set(s, b.prim('add', [b.get(s, number), b.load(a, b.const(0), number)]));
        b.store(a, i, b.get(s, number));
      });
      b.if(
        c,
        () => b.set(s, b.prim('sin', [n])),
        () => b.set(s, b.prim('cos', [b.prim('sin', [n])])),
      );
      b.return(b.get(s));
    });
    const code = after(f, cse);
    expect(code.match(/a\[0\]/g)).toHaveLength(2);
    expect(code.match(/Math\.sin/g)).toHaveLength(2);
  });

  it('keeps the result of which more is known', () => {
    const read = (...types: Type[]): string => {
      const f = define({ o: unknown }, ({ b, args: [o] }) => {
        const values = types.map((type) => b.load(o, b.const(0), type));
        b.return(values.reduce((p, q) => b.prim('add', [p, q])));
      });
      return after(f, cse);
    };
    expect(read(integer, number).match(/o\[0\]/g)).toHaveLength(1);
    expect(read(number, integer, integer).match(/o\[0\]/g)).toHaveLength(2);
  });
});

describe('licm', () => {
  it('moves what every iteration computes alike out of all loops', () => {
    const f = define({ a: float64Array, t: float64Array, n: integer, x: number }, ({ b, args: [a, t, n, x] }) => {
      b.for(b.const(0), n, 1, (i) =>
        b.for(
          b.const(0),
          n,
          1,
          (j) => {
            b.store(t, j, b.prim('mul', [b.prim('exp', [x]), b.prim('sin', [i])]));
            b.if(b.prim('lt', [j, i]), () => b.store(t, i, b.prim('cos', [x])));
          },
          'j',
        ),
      );
      b.for(b.const(0), n, 1, () => b.load(a, b.const(0), number));
    });
    expect(after(f, licm)).toMatchInlineSnapshot(`
      "function f(a, t, n, x) {
        const t1 = Math.exp(x);
        for (let i = 0; i < n; i++) {
          const t2 = t1 * Math.sin(i);
          for (let j = 0; j < n; j++) {
            t[j] = t2;
            if (j < i) {
              t[i] = Math.cos(x);
            }
          }
        }
        a[0];
        for (let i = 0; i < n; i++) {}
      }"
    `);
  });
});
