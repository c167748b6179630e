/** Programs as other people write them. Powers at edges. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

describe('powers', () => {
  program('x ** 0', (x: number) => x ** 0 + x, [3], [1]);
  program('0 ** 0', (x: number) => x ** 0, [0], [0]);
  program('x ** y at 0, 0', (x: number, y: number) => x ** y, [0, 0], [0, 0]);
  program('0 ** y', (y: number) => 0 ** y, [2], [0]);
  program('0 ** 1', (x: number) => x ** 1, [0], [1]);
  program('0 ** 2', (x: number) => x ** 2, [0], [0]);
  program('0 ** 3', (x: number) => x ** 3, [0], [0]);
  program('x ** y, base 0, exponent 1', (x: number, y: number) => x ** y, [0, 1], [1, 0]);
  program('x ** y, base 0, exponent 2', (x: number, y: number) => x ** y, [0, 2], [0, 0]);
  program('a negative base and an integer', (x: number) => x ** 3, [-2], [12]);
  program('a negative base and a negative integer', (x: number) => x ** -2, [-2], [0.25]);
  program('a negative base, exponent 0', (x: number) => x ** 0, [-2], [0]);
  program('a negative base, exponent 1', (x: number) => x ** 1, [-2], [1]);
  program(
    'a negative base and a counted exponent',
    (x: number) => {
      let s = 0;
      for (let k = 0; k < 5; k++) s += x ** k;
      return s;
    },
    [-1.5],
  );
  program('a constant base', (x: number) => 2 ** x, [3], [8 * Math.LN2]);
  program('x ** x', (x: number) => x ** x, [1.7]);
  program('a tower to the right', (x: number) => x ** (x ** 2), [1.3]);
  program('** of a unary minus', (x: number) => (-x) ** 2 - -(x ** 2), [1.5], [6]);
  program(
    '**=',
    (x: number) => {
      let y = x;
      y **= 2;
      y **= x;
      return y;
    },
    [1.5],
  );
  program('Math.pow with 0.5', (x: number) => Math.pow(x, 0.5), [4], [0.25]);
  program('pow at 0 with 0.5', (x: number) => x ** 0.5, [0], [Infinity]);
  program('pow at 0 with 1.5', (x: number) => x ** 1.5, [0], [0]);
  program('pow at 0 with -1', (x: number) => 1 / x ** -1, [0], [0]);
  program('1 ** y', (x: number, y: number) => x ** y, [1, 5], [5, 0]);
  program(
    'sum of powers by a loop',
    (x: number, n: number) => {
      let p = 1;
      let s = 0;
      while (n-- > 0) {
        s += p;
        p *= x;
      }
      return s;
    },
    [1.2, 5],
    [1 + 2 * 1.2 + 3 * 1.2 ** 2 + 4 * 1.2 ** 3, 0],
  );
  program(
    'square by repeated squaring',
    (x: number) => {
      let r = 1;
      let b = x;
      for (let n = 13; n > 0; n >>= 1) {
        if (n & 1) r *= b;
        b *= b;
      }
      return r;
    },
    [1.1],
    [13 * 1.1 ** 12],
  );
});
