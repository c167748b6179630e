/** Programs as other people write them. Generators. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

describe('generators', () => {
  program(
    'yield inside of expressions',
    (x: number) => {
      function* g(): Generator<number, number, number> {
        return (yield x) * (yield x * x) + Math.sin(yield 3);
      }
      const it = g();
      it.next();
      it.next(x);
      it.next(5 * x);
      return it.next(x).value;
    },
    [1.5],
    [10 * 1.5 + Math.cos(1.5)],
  );
  program(
    'a generator that writes to what it was given',
    (xs: number[]) => {
      function* scale(a: number[]): Generator<number> {
        for (let i = 0; i < a.length; i++) {
          a[i] *= a[0];
          yield a[i];
        }
      }
      let s = 0;
      for (const v of scale(xs)) s += v * xs[xs.length - 1];
      return s;
    },
    [[2, 3, 4]],
  );
});
