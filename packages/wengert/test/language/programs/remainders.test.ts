/** Programs as other people write them. Remainders. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

describe('remainders', () => {
  program('%', (x: number, y: number) => x % y, [7.5, 2], [1, -3]);
  program('% of a negative', (x: number, y: number) => x % y, [-7.5, 2], [1, 3]);
  program('% with a negative divisor', (x: number, y: number) => x % y, [7.5, -2], [1, 3]);
  program('% at a step', (x: number) => x % 1, [3], [1]);
  program('modulo that is never negative', (x: number, n: number) => ((x % n) + n) % n, [-1.25, 3], [1, 1]);
  program('% by Infinity', (x: number) => x % Infinity, [-3], [1]);
  program('% by an infinite variable', (x: number, y: number) => x % y, [3, Infinity], [1, 0]);
  program(
    '%= on an element',
    (xs: number[]) => {
      xs[0] %= xs[1];
      return xs[0] * xs[1];
    },
    [[8, 3]],
    [[3, -4]],
  );
  program('% whose result is -0', (x: number) => (Object.is(x % 2, -0) ? 5 * x : x), [-4], [5]);
  program(
    'triangle wave',
    (x: number) => {
      const t = x % 2;
      return t < 1 ? t : 2 - t;
    },
    [3.25],
    [-1],
  );
});
