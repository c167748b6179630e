/** What loops, exits and merges look like. */
import { describe, expect, it } from 'vitest';
import { compile, float64Array, integer, interpret, number, type Func } from '../../src/index.js';
import { code, define } from './functions.js';

function agrees(f: Func, ...args: unknown[]): void {
  expect(compile(f)(undefined, undefined, ...structuredClone(args))).toEqual(interpret(f, { args }));
}

describe('loops', () => {
  it('nest, and reuse the names of indices', () => {
    const f = define({ a: float64Array, n: integer }, ({ b, args: [a, n] }) => {
      const s = b.variable('s');
      b.set(s, b.const(0));
      b.for(b.const(0), n, 1, (i) =>
        b.for(
          i,
          n,
          1,
          (j) =>
            b.set(s, b.prim('add', [b.get(s, number), b.prim('mul', [b.load(a, i, number), b.load(a, j, number)])])),
          'j',
        ),
      );
      b.for(b.prim('sub', [n, b.const(1)]), b.const(-1), -1, (i) => b.store(a, i, b.get(s, number)));
      b.return(b.get(s));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(a, n) {
        let s = 0;
        for (let i = 0; i < n; i++) {
          for (let j = i; j < n; j++) {
            s += a[i] * a[j];
          }
        }
        for (let i = n - 1; i >= 0; i--) {
          a[i] = s;
        }
        return s;
      }"
    `);
    agrees(f, Float64Array.of(1, 2, 3), 3);
  });

  it('that begin with leaving are `while` loops, with labels only where needed', () => {
    const f = define({ x: number }, ({ b, args: [x] }) => {
      const y = b.variable('y');
      const k = b.variable('k');
      b.set(y, x);
      b.set(k, b.const(0));
      b.loop((outer) => {
        b.if(
          b.prim('lt', [b.get(y, number), b.const(100)]),
          () => {},
          () => b.break(outer),
        );
        b.loop((inner) => {
          b.set(k, b.prim('add', [b.get(k, integer), b.const(1)]));
          b.if(b.prim('gt', [b.get(k, integer), b.const(50)]), () => b.break(outer));
          b.if(b.prim('eq', [b.prim('mod', [b.get(k, integer), b.const(7)]), b.const(0)]), () => b.continue(outer));
          b.if(b.prim('eq', [b.prim('mod', [b.get(k, integer), b.const(5)]), b.const(0)]), () => b.break(inner));
        });
        b.set(y, b.prim('mul', [b.get(y, number), b.const(2)]));
      });
      b.return(b.prim('add', [b.get(y, number), b.get(k, integer)]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(x) {
        let k = 0;
        let y = x;
        loop: while (y < 100) {
          for (;;) {
            k++;
            if (k > 50) break loop;
            if (k % 7 === 0) continue loop;
            if (k % 5 === 0) break;
          }
          y *= 2;
        }
        return y + k;
      }"
    `);
    agrees(f, 3);
  });

  it('need no block for a `continue` that the source has', () => {
    const f = define({ a: float64Array, n: integer }, ({ b, args: [a, n] }) => {
      const s = b.variable('s');
      b.set(s, b.const(0));
      b.for(b.const(0), n, 1, (i) =>
        b.block((skip) => {
          const x = b.load(a, i, number, 'x');
          b.if(b.prim('lt', [x, b.const(0)]), () => b.break(skip));
          b.set(s, b.prim('add', [b.get(s, number), x]));
        }),
      );
      b.return(b.get(s));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(a, n) {
        let s = 0;
        for (let i = 0; i < n; i++) {
          const x = a[i];
          if (x < 0) continue;
          s += x;
        }
        return s;
      }"
    `);
    agrees(f, Float64Array.of(1, -2, 3), 3);
  });

  it('keep a block that something follows', () => {
    const f = define({ x: number }, ({ b, args: [x] }) => {
      const y = b.variable('y');
      b.set(y, x);
      b.block((done) => {
        b.if(b.prim('gt', [x, b.const(1)]), () => b.break(done));
        b.set(y, b.prim('sin', [x]));
        b.if(b.prim('gt', [b.get(y, number), b.const(0)]), () => b.break(done));
        b.set(y, b.prim('cos', [x]));
      });
      b.return(b.prim('mul', [b.get(y, number), b.const(2)]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(x) {
        let y;
        block: {
          if (x > 1) {
            y = x;
            break block;
          }
          y = Math.sin(x);
          if (y > 0) break block;
          y = Math.cos(x);
        }
        return y * 2;
      }"
    `);
    for (const x of [2, 1, -1]) agrees(f, x);
  });

  it('swap and rotate variables', () => {
    const f = define({ n: integer }, ({ b, args: [n] }) => {
      const names = ['p', 'q', 'r', 's'].map((name) => b.variable(name));
      names.forEach((v, i) => b.set(v, b.const(i)));
      b.for(b.const(0), n, 1, () => {
        const [p, q, r, s] = names.map((v) => b.get(v, integer));
        b.set(names[0], q);
        b.set(names[1], p);
        b.set(names[2], b.prim('add', [s, b.const(1)]));
        b.set(names[3], b.prim('mul', [r, p]));
      });
      b.return(b.array(names.map((v) => b.get(v, integer))));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(n) {
        let p = 0;
        let q = 1;
        let r = 2;
        let s = 3;
        for (let i = 0; i < n; i++) {
          const p1 = p;
          p = q;
          q = p1;
          const r1 = r;
          r = s + 1;
          s = r1 * p1;
        }
        return [p, q, r, s];
      }"
    `);
    for (let n = 0; n < 6; n++) agrees(f, n);
  });

  it('write growing tapes', () => {
    const f = define({ n: integer }, ({ b, args: [n] }) => {
      const tape = b.buffer('float64', b.const(0), 'tape');
      b.for(b.const(0), n, 1, (i) => {
        b.ensure(tape, i);
        b.store(tape, i, b.prim('sin', [i]));
      });
      const s = b.variable('s');
      b.set(s, b.const(0));
      b.for(b.const(0), n, 1, (i) => b.set(s, b.prim('add', [b.get(s, number), b.load(tape, i, number)])));
      b.return(b.get(s));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(n) {
        let tape = $emptyFloats;
        for (let i = 0; i < n; i++) {
          if (i >= tape.length) tape = $grow(tape, i);
          tape[i] = Math.sin(i);
        }
        let s = 0;
        for (let i = 0; i < n; i++) {
          s += tape[i];
        }
        return s;
      }"
    `);
    agrees(f, 40);
  });
});

describe('branches', () => {
  it('chain, keep what does not change, and end early', () => {
    const f = define({ x: number }, ({ b, args: [x] }) => {
      const y = b.variable('y');
      b.set(y, b.prim('abs', [x]));
      b.if(
        b.prim('lt', [x, b.const(-1)]),
        () => b.return(b.const(0)),
        () => b.if(b.prim('lt', [x, b.const(0)]), () => b.set(y, b.prim('mul', [b.get(y, number), b.const(3)]))),
      );
      b.return(b.prim('add', [b.get(y), b.get(y)]));
    });
    expect(code(f)).toMatchInlineSnapshot(`
      "function f(x) {
        let y = Math.abs(x);
        if (x < -1) return 0;
        if (x < 0) {
          y *= 3;
        }
        return y + y;
      }"
    `);
    for (const x of [-2, -0.5, 1]) agrees(f, x);
  });
});
