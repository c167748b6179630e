/** Methods and views of typed arrays. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';

function weigh(xs: ArrayLike<number>): number {
  let sum = xs.length;
  for (let i = 0; i < xs.length; i++) sum += xs[i] * xs[i] * (i + 1);
  return sum;
}

const indices: (number | undefined)[] = [0, 2, 7, -1, -9, 1.7, -0.5, NaN, Infinity, undefined];
const five = (): Float64Array => Float64Array.of(0.5, 1.5, -2, 3, 0.25);

describe('with places of all kinds', () => {
  test.each(indices)('from %s', (from) => {
    for (const to of indices) {
      check((xs: Float64Array) => weigh(xs.slice(from, to)), [five()]);
      // Without a first place V8 does not look at the last one.
      if (from !== undefined) check((xs: Float64Array, v: number) => weigh(xs.fill(v, from, to)), [five(), 0.75]);
      check((xs: Float64Array) => weigh(xs.copyWithin(from as number, to as number)), [five()]);
      check(
        (xs: Float64Array) => {
          const view = xs.subarray(from, to);
          for (let i = 0; i < view.length; i++) view[i] *= xs[0];
          return weigh(view) * 2 + weigh(xs);
        },
        [five()],
      );
    }
    check((xs: Float64Array) => (xs.at(from as number) ?? 17) ** 2, [five()]);
  });

  test('with', () => {
    check((xs: Float64Array, v: number) => weigh(xs.with(-2, v * v)) + xs[1], [five(), 0.75]);
    expect(() => gradient((xs: Float64Array) => xs.with(9, 1)[0], five())).toThrow(RangeError);
  });
});

describe('with callbacks', () => {
  test('that are called for each element', () => {
    check(
      (xs: Float64Array, k: number) => {
        const mapped = xs.map((x, i, all) => x * k * i + all[0]);
        const kept = xs.filter((x) => x > 0.4);
        let sum = 0;
        xs.forEach((x, i) => (sum += x * i * k));
        const some = xs.some((x) => x < 0) ? 2 : 3;
        const every = xs.every((x) => x < 0) ? 5 : 7;
        return weigh(mapped) + weigh(kept) + sum * some * every + kept.constructor.name.length;
      },
      [five(), 2],
    );
    check(
      (xs: Float64Array) => xs.reduce((a, x) => a * 0.5 + x * x) + xs.reduceRight((a, x, i) => a * x + i, 1),
      [five()],
    );
    check(
      (xs: Float64Array) =>
        xs.find((x) => x > 1)! * xs.findLast((x) => x > 1)! * xs.findIndex((x) => x < 0) +
        xs.findLastIndex((x) => x < 0),
      [five()],
    );
  });

  test('and a receiver', () => {
    check(
      (xs: Float64Array) =>
        weigh(
          xs.map(
            function (this: { k: number }, x) {
              return x * this.k;
            },
            { k: 3 },
          ),
        ),
      [five()],
    );
  });
});

describe('order', () => {
  test('sort, toSorted, reverse, toReversed', () => {
    check((xs: Float64Array) => weigh(xs.sort()), [five()]);
    check((xs: Float64Array) => weigh(xs.sort((a, b) => b - a)), [five()]);
    check((xs: Float64Array) => weigh(xs.toSorted()) + weigh(xs) * 2 + weigh(xs.toSorted((a, b) => b - a)), [five()]);
    check((xs: Float64Array) => weigh(xs.toReversed()) + weigh(xs.reverse()) * 2 + xs[0], [five()]);
  });

  test('of zeros and NaN is that of the engine', () => {
    const odd = (): Float64Array => Float64Array.of(NaN, 0, -0, -1, NaN, 5, -Infinity, 0);
    const place = (xs: Float64Array, x: number): number => {
      const sorted = xs.sort();
      return x * sorted.findIndex((v) => Object.is(v, -0)) + x * 10 * sorted.findIndex((v) => Number.isNaN(v));
    };
    expect(gradient(place, odd(), 1)[1]).toBe(place(odd(), 1));
  });
});

describe('set', () => {
  test('from arrays and typed arrays', () => {
    check(
      (xs: Float64Array, ys: number[]) => {
        xs.set(ys, 2);
        xs.set([ys[0] * ys[1]]);
        return weigh(xs) + ys[0];
      },
      [five(), [2, 3]],
    );
    check(
      (xs: Float64Array, ys: Float64Array) => {
        xs.set(ys);
        ys[0] *= xs[1];
        return weigh(xs) + weigh(ys);
      },
      [five(), Float64Array.of(2, 3)],
    );
  });

  test('from itself', () => {
    check(
      (xs: Float64Array) => {
        xs.set(xs.subarray(0, 3), 1);
        return weigh(xs);
      },
      [five()],
    );
    check(
      (xs: Float64Array) => {
        xs.set(xs.subarray(2), 1);
        return weigh(xs);
      },
      [five()],
    );
  });
});

describe('views', () => {
  test('of one buffer', () => {
    check(
      (x: number, y: number) => {
        const buffer = new ArrayBuffer(32);
        const all = new Float64Array(buffer);
        const part = new Float64Array(buffer, 8, 2);
        all.set([x, y, x * y, 1]);
        part[0] *= x;
        all[2] += part[0];
        return weigh(all) + part[1] * part.length;
      },
      [2, 3],
    );
  });

  test('of the buffer of an argument', () => {
    check(
      (xs: Float64Array) => {
        const part = new Float64Array(xs.buffer, xs.byteOffset + 8, 2);
        part[0] *= xs[0];
        const again = part.subarray(1);
        again[0] += part[0];
        return weigh(xs) + again.byteOffset;
      },
      [five()],
    );
  });
});

describe('making them', () => {
  test('from and of', () => {
    check(
      (xs: number[], k: number) => weigh(Float64Array.from(xs, (x, i) => x * k + i)) + weigh(Float64Array.of(k, xs[0])),
      [[2, 3], 5],
    );
    check((x: number) => weigh(Float64Array.from(new Set([x, 2 * x]))), [3]);
    check(
      (x: number) =>
        weigh(
          new Float64Array(
            new Map([
              ['a', x],
              ['b', x * x],
            ]).values(),
          ),
        ),
      [3],
    );
  });

  test('the callback of from sees what the source held at first', () => {
    check((xs: number[]) => weigh(Float64Array.from(xs, (x) => (xs[1] = x * 5))) + xs[1], [[2, 3, 4]]);
  });
});
