/** Classes together with the rest of the language: arrays, closures, exceptions, generators. */
import { describe, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';
import { Vector } from '../support/vector.js';

describe('with the rest of the language', () => {
  class Positive {
    static made = 0;
    root: number;
    constructor(readonly x: number) {
      log.total += x * x;
      if (x <= 0) throw new RangeError('not positive');
      this.root = Math.sqrt(x);
    }
    get cube(): number {
      if (this.x > 5) throw new RangeError('too large');
      return this.x ** 3;
    }
  }
  const log = { total: 0 };

  test('constructors that throw, caught', () => {
    check(
      (x: number) => {
        log.total = 0;
        let s = 0;
        for (const v of [x, -x, 2 * x]) {
          try {
            s += new Positive(v).root;
          } catch (error) {
            s += (error as Error).name === 'RangeError' ? v * x : 0;
          }
        }
        return s + log.total;
      },
      [4],
      [0.5 / 2 - 8 + 1 / Math.sqrt(8) + 2 * 4 * 6],
    );
  });

  test('constructors of derived classes that throw, caught', () => {
    class More extends Positive {
      constructor(...xs: number[]) {
        super(...(xs as [number]));
        log.total += this.root;
      }
    }
    check(
      (x: number) => {
        log.total = 0;
        try {
          return new More(x).root + new More(-x).root;
        } catch {
          return log.total;
        }
      },
      [4],
      [4 * 4 + 0.25],
    );
  });

  test('what a getter throws in a try is caught', () => {
    const f = (x: number): number => {
      try {
        return new Positive(x).cube;
      } catch {
        return x;
      }
    };
    check(f, [2], [12]);
    check(f, [7], [1]);
  });

  test('second derivatives', () => {
    const second = (f: (x: number) => number) => (x: number) => gradient(f, x)[0];
    check(
      second((x) => new Positive(x).root * x),
      [4],
      [0.75 * 4 ** -0.5],
    );
    check(
      second((x) => new Positive(x).cube),
      [2],
      [12],
    );
    check(
      second((x) => new Vector(x, x * x).plus(new Vector(...([x ** 3, 1] as const))).dot(new Vector(x, x))),
      [2],
    );
    check(
      second((x) => {
        const o = {
          v: x,
          set cubed(y: number) {
            this.v = y ** 3 * this.v;
          },
        };
        o.cubed = x;
        return o.v;
      }),
      [2],
      [12 * 4],
    );
  });
});
