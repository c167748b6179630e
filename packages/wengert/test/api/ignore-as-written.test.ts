/** Functions of `ignore` that run as they are written, because there is asynchronous code in them, or such as belongs to the surroundings. */
import { beforeEach, describe, expect, test } from 'vitest';
import { gradient, ignore, pullback, withGradient } from '../../src/index.js';
import { checkByHand } from '../support/check.js';

const seen: unknown[] = [];
const logger = {
  log(value: unknown): Promise<void> {
    seen.push(value);
    return Promise.resolve();
  },
};
let count = 0;

beforeEach(() => {
  seen.length = 0;
  count = 0;
});

test('run once, in order, and see what variables hold then', async () => {
  const f = (x: number): number => {
    let y = x * x;
    ignore(async () => {
      await logger.log(y);
      seen.push('later');
    });
    y *= x;
    ignore(async () => {
      count++;
      await logger.log({ y, x, count });
    });
    return y;
  };
  const [value, back] = pullback(f, 2);
  expect([value, back(1), back(2)]).toEqual([8, [12], [24]]);
  expect(seen).toEqual([4, { y: 8, x: 2, count: 1 }]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(seen).toEqual([4, { y: 8, x: 2, count: 1 }, 'later']);
});

describe('what they assign is a constant', () => {
  const later = (): Promise<void> => Promise.resolve();

  test('variables, also in patterns and by operators', () => {
    const f = (x: number): number => {
      let [a, b, c, d] = [x, x, x, x];
      ignore(async () => {
        ({ a, b = 7 } = { a: 5 } as { a: number; b?: number });
        [c] = [11];
        for (d of [1, 2]) c++;
        d **= 3;
        await later();
      });
      // 5x + 7x² + 13x³ + 8x⁴, with a, b, c and d as constants
      return a * x + b * x * x + c * x * x * x + d * x * x * x * x;
    };
    checkByHand(f, () => [2] as const, [5 + 28 + 13 * 12 + 8 * 32]);
  });

  test('elements, and variables around the function', () => {
    let outer = 0;
    const f = (x: number): number => {
      const xs = [x, x];
      outer = x * x;
      const result = ignore(() => {
        const wait = async (): Promise<void> => later();
        void wait();
        xs[0] = 7;
        outer = 3;
        return xs[1];
      });
      return xs[0] * xs[1] + outer * x + result * x;
    };
    checkByHand(f, () => [2] as const, [7 + 3 + 2]);
  });

  test('to all levels', () => {
    const f = (x: number): number => {
      let y = x * x;
      ignore(async () => {
        y = Math.round(y) + 1;
        await later();
      });
      return y * x * x;
    };
    checkByHand(
      (x: number) => gradient(f, x)[0],
      () => [3] as const,
      [20],
    );
  });
});

test('call functions that variables hold, and have `this`', () => {
  class Model {
    constructor(readonly w: number) {}
    run(x: number): number {
      let note = (v: number): number => v;
      if (x > 0) note = (v) => 2 * v;
      ignore(async () => {
        seen.push(note(this.w));
        await logger.log(`${note(x)}`);
      });
      return note(x) * this.w;
    }
  }
  const f = (m: Model, x: number): number => m.run(x);
  expect(withGradient(f, new Model(3), 5)).toEqual([30, [{ w: 10 }, 6]]);
  expect(seen).toEqual([6, '10']);
});

test('in loops, in inner functions and in branches', () => {
  const f = (x: number): number => {
    const step = (s: number, i: number): number => {
      if (i > 0)
        ignore(async () => {
          seen.push([s, i, x]);
          await later(i);
        });
      return s * x;
    };
    const later = (i: number): Promise<unknown> => logger.log(i);
    let s = 1;
    for (let i = 0; i < 3; i++) s = step(s, i);
    return s;
  };
  expect(gradient(f, 2)).toEqual([12]);
  expect(seen).toEqual([[2, 1, 2], 1, [4, 2, 2], 2]);
});

test('load modules and ask for `import.meta`', async () => {
  let loaded: Promise<unknown> | undefined;
  const f = (x: number): number => {
    loaded = ignore(() => import('../support/close.js'));
    seen.push(ignore(() => typeof import.meta.url));
    return x * x;
  };
  expect(gradient(f, 3)).toEqual([6]);
  expect(seen).toEqual(['string']);
  expect(await loaded).toHaveProperty('expectClose');
});

test('what is thrown comes out', () => {
  const f = (x: number): number => {
    try {
      ignore(() => {
        void (async () => {});
        throw new RangeError('no');
      });
    } catch (error) {
      return error instanceof RangeError ? x * x : 0;
    }
    return x;
  };
  expect(gradient(f, 3)).toEqual([6]);
});
