/** Names that generated code uses itself, as names of the user's variables. */
import { expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';

test('parameters', () => {
  check(
    (d: number, context: number, dx: number, self: number, host: number) => {
      const shadow = d * context;
      const tape = shadow * dx;
      return tape + self * host * d;
    },
    [1, 2, 3, 4, 5],
    [26, 3, 2, 5, 4],
  );
});

test('variables in loops and closures', () => {
  check(
    (xs: number[]) => {
      const $closure = 2;
      const location = 3;
      let count = 0;
      let exit = 1;
      const ys = xs.map((v, i) => v * $closure * location * i);
      for (let k = 0; k < ys.length; k++) {
        const cursor = ys[k];
        if (cursor > 100) break;
        exit *= cursor + 1;
        count++;
      }
      return exit * count;
    },
    [[1, 2, 0.5]],
  );
});

test('globals that the user shadows', () => {
  const f = (x: number): number => {
    const Math = { sin: (y: number): number => y * 2 };
    const Float64Array = 3;
    const undefined_ = Float64Array;
    return Math.sin(x) * undefined_;
  };
  expect(gradient(f, 1)).toEqual([6]);
});

test('names of the language in other alphabets', () => {
  check((α: number, Δx: number, été: number) => α * Δx ** 2 + été, [2, 3, 4], [9, 12, 1]);
});

test('fields that look like those of containers', () => {
  check(
    (o: { length: number; constructor: number; buffer: number; valueOf: number }) =>
      o.length * o.buffer * 2 + o.constructor * o.valueOf,
    [{ length: 2, constructor: 3, buffer: 4, valueOf: 5 }],
    [{ length: 8, constructor: 5, buffer: 4, valueOf: 3 }],
  );
});
