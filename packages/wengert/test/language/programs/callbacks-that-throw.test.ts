/** Programs as other people write them. Exceptions that leave callbacks, loops and generators. */
/* eslint-disable no-unsafe-finally -- that is what is tested */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('exceptions on the way', () => {
  program(
    'out of map',
    (xs: number[]) => {
      let s = 0;
      try {
        xs.map((x) => {
          s += x * x;
          if (x > 1.5) throw new RangeError('r');
          return x;
        });
      } catch (e) {
        s *= (e as Error).message.length + xs[0];
      }
      return s;
    },
    [[1, 2, 3]],
  );
  program(
    'thrown again, with what it carries',
    (xs: number[]) => {
      let s = 0;
      for (const x of xs) {
        try {
          try {
            if (x > 2) throw { v: x * x };
            s += x;
          } catch (e) {
            const { v } = e as { v: number };
            if (v > 10) throw e;
            s += v * 2;
          }
        } catch (e) {
          s *= (e as { v: number }).v;
          break;
        }
      }
      return s;
    },
    [[1, 2.5, 4, 7]],
  );
  program(
    'by the reader of a generator',
    (x: number) => {
      function* g(): Generator<number> {
        try {
          yield x;
          yield x * x;
        } finally {
          log.push('closed');
        }
      }
      let s = 0;
      try {
        for (const v of g()) {
          s += v;
          if (s > 3) throw s;
        }
      } catch (e) {
        s *= e as number;
      }
      return s;
    },
    [2],
  );
  program(
    'in a finally of a loop with labels',
    (x: number) => {
      let y = x;
      outer: for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) {
          try {
            if (j === 1) continue outer;
            if (i === 2) break outer;
            y *= x;
          } finally {
            y += 0.1 * x;
            try {
              if (i === 1) throw y;
            } catch (e) {
              y += e as number;
            } finally {
              y -= 0.01;
            }
          }
        }
      }
      return y;
    },
    [1.3],
  );
});
