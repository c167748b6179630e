/** Programs as other people write them, to second order. */
import { describe } from 'vitest';
import { twice } from '../support/twice.js';

describe('objects and classes', () => {
  twice(
    'numbers with a derivative of their own',
    (x: number) => {
      class Dual {
        constructor(
          readonly v: number,
          readonly d: number,
        ) {}
        mul(o: Dual): Dual {
          return new Dual(this.v * o.v, this.v * o.d + this.d * o.v);
        }
        sin(): Dual {
          return new Dual(Math.sin(this.v), Math.cos(this.v) * this.d);
        }
      }
      const d = new Dual(x, 1);
      return d.mul(d).sin().mul(d).d;
    },
    [0.8],
  );
  twice(
    'a stack that is emptied until it throws',
    (x: number) => {
      class Stack {
        private readonly items: number[] = [];
        push(v: number): this {
          this.items.push(v);
          return this;
        }
        pop(): number {
          const v = this.items.pop();
          if (v === undefined) throw new RangeError('empty');
          return v;
        }
      }
      const stack = new Stack().push(x).push(x * x);
      let sum = 0;
      try {
        while (true) sum = sum * x + stack.pop() ** 2;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        sum *= x;
      }
      return sum;
    },
    [1.4],
  );
  twice(
    'a cache behind a getter',
    (x: number) => {
      const o = {
        cached: undefined as number | undefined,
        asked: 0,
        get v(): number {
          this.asked++;
          return (this.cached ??= x * x);
        },
      };
      return o.v * o.v * o.asked;
    },
    [1.2],
  );
  twice(
    'two objects that call each other',
    (x: number) => {
      const o = {
        even(n: number, a: number): number {
          return n === 0 ? a : this.odd(n - 1, a * x);
        },
        odd(n: number, a: number): number {
          return n === 0 ? -a : this.even(n - 1, a + x);
        },
      };
      return o.even(5, x);
    },
    [1.1],
  );
});

describe('recursion and iteration', () => {
  twice(
    'a tree',
    (tree: object) => {
      interface Tree {
        v: number;
        l: Tree | null;
        r: Tree | null;
      }
      const f = (t: Tree | null): number => (t === null ? 1 : t.v * f(t.l) + f(t.r) ** 2);
      return f(tree as Tree);
    },
    [{ v: 2, l: { v: 0.5, l: null, r: null }, r: { v: 1.5, l: null, r: null } }],
  );
  twice(
    'values that are remembered',
    (x: number) => {
      const known: number[] = [];
      const f = (n: number): number => (n < 2 ? x : (known[n] ??= f(n - 1) * x + f(n - 2)));
      return f(6);
    },
    [0.9],
  );
  twice(
    'a generator that is asked and told',
    (x: number) => {
      function* g(): Generator<number, number, number> {
        let t = x;
        for (let i = 0; i < 2; i++) t += (yield t * t) * x;
        return t;
      }
      const it = g();
      let r = it.next();
      while (r.done !== true) r = it.next(r.value / 2);
      return r.value;
    },
    [0.6],
  );
  twice(
    'a generator whose finally runs early',
    (x: number) => {
      let k = 1;
      function* g(): Generator<number> {
        try {
          yield x;
          yield x * x;
        } finally {
          k *= x;
        }
      }
      let sum = 0;
      for (const v of g()) {
        sum += v;
        if (v > 1) break;
      }
      return sum * k;
    },
    [1.3],
  );
});

describe('memory', () => {
  twice(
    'a factorisation in place',
    (a: number[][]) => {
      const n = a.length;
      const l = a.map((row) => row.map(() => 0));
      for (let i = 0; i < n; i++)
        for (let j = 0; j <= i; j++) {
          let s = a[i][j];
          for (let k = 0; k < j; k++) s -= l[i][k] * l[j][k];
          l[i][j] = i === j ? Math.sqrt(s) : s / l[j][j];
        }
      return l.flat().reduce((sum, v, i) => sum + v * (i + 1), 0);
    },
    [
      [
        [4, 1],
        [1, 3],
      ],
    ],
  );
  twice(
    'rows that become shares of a whole',
    (m: number[][]) => {
      for (const row of m) {
        const top = Math.max(...row);
        let sum = 0;
        for (let i = 0; i < row.length; i++) sum += row[i] = Math.exp(row[i] - top);
        for (let i = 0; i < row.length; i++) row[i] /= sum;
      }
      return m[0][0] * m[1][1] + m[0][1];
    },
    [
      [
        [1, 2],
        [0.3, -0.5],
      ],
    ],
  );
  twice(
    'a ring of floats',
    (xs: Float64Array) => {
      const ring = new Float64Array(3);
      for (let i = 0; i < xs.length; i++) ring[i % 3] = ring[(i + 2) % 3] * 0.5 + xs[i] ** 2;
      return ring[0] * ring[1] + ring[2];
    },
    [Float64Array.of(1, 2, 3, 4)],
  );
  twice(
    'a heat equation with two buffers',
    (start: number[]) => {
      let u = start.slice();
      let v = new Array<number>(u.length).fill(0);
      for (let t = 0; t < 3; t++) {
        for (let i = 0; i < u.length; i++) v[i] = u[i] + 0.1 * ((u[i - 1] ?? 0) - 2 * u[i] * u[i] + (u[i + 1] ?? 0));
        [u, v] = [v, u];
      }
      return u.reduce((sum, x) => sum + x * x, 0);
    },
    [[1, 2, 3]],
  );
});
