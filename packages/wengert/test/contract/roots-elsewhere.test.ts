/** A root of zero in one function, and what is under it in another: the derivative is zero, as in one function, and not NaN. */
import { expect, test } from 'vitest';
import { gradient } from '../../src/index.js';

const roots: readonly [string, (x: number) => number][] = [
  ['in a list of functions', (x) => [(v: number) => v * v, Math.sqrt].reduce((v, f) => f(v), x)],
  [
    'of what a generator yields',
    (x) => {
      function* squares(): Generator<number> {
        yield x * x;
      }
      let s = 0;
      for (const v of squares()) s += Math.sqrt(v);
      return s;
    },
  ],
  ['of what a map holds', (x) => Math.sqrt(new Map([['a', x * x]]).get('a')!)],
  [
    'of what a function that calls itself gives',
    (x) => {
      const power = (n: number): number => (n === 0 ? 1 : x * power(n - 1));
      return Math.sqrt(power(4));
    },
  ],
  [
    'in a function that calls itself',
    (x) => {
      const root = (v: number, n: number): number => (n === 0 ? Math.sqrt(v) : root(v, n - 1));
      return root(x * x, 3);
    },
  ],
  [
    'of a field that a method has set',
    (x) => {
      const table: Record<string, { v: number; square(): void }> = {
        a: {
          v: x,
          square() {
            this.v *= this.v;
          },
        },
      };
      for (const key of Object.keys(table)) table[key].square();
      return Math.sqrt(table['a'].v);
    },
  ],
];

test.each(roots)('%s', (_, f) => {
  expect(f(0)).toBe(0);
  expect(gradient(f, 0)).toEqual([0]);
  expect(gradient(f, 3)[0]).toBeCloseTo((f(3.00001) - f(2.99999)) / 0.00002, 6);
});
