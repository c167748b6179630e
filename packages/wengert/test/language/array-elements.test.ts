/** Methods that move, copy and look up elements of arrays, with the arguments that one rarely writes. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { check, checkByHand } from '../support/check.js';

/** A number to which each element contributes by its place, and each place by its square. */
function weigh(xs: readonly unknown[]): number {
  let sum = xs.length;
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i];
    sum += typeof x === 'number' ? x * x * (i + 1) : 100 * i;
  }
  return sum;
}

/** Indices of all kinds: inside and outside, negative, fractional, missing and odd. */
const indices: (number | undefined)[] = [
  0,
  1,
  2,
  4,
  7,
  -1,
  -2,
  -9,
  1.7,
  -0.5,
  -1.5,
  NaN,
  Infinity,
  -Infinity,
  undefined,
];

const five = (): number[] => [0.5, 1.5, -2, 3, 0.25];

describe('with places of all kinds', () => {
  test.each(indices)('at %s', (k) => {
    check((xs: number[]) => weigh(xs) + (xs.at(k as number) ?? 17) ** 2, [five()]);
  });

  test.each(indices)('slice, fill and copyWithin from %s', (from) => {
    for (const to of indices) {
      check((xs: number[]) => weigh(xs.slice(from, to)), [five()]);
      check((xs: number[], v: number) => weigh(xs.fill(v, from, to)), [five(), 0.75]);
      check((xs: number[]) => weigh(xs.copyWithin(from as number, to as number)), [five()]);
      check((xs: number[]) => weigh(xs.copyWithin(1, from as number, to)), [five()]);
    }
  });

  test('splice whose result is changed', () => {
    check(
      (a: number, b: number) => {
        const xs = [a, b, a * b, a * a];
        const removed = xs.splice(1);
        removed.pop();
        removed.push(removed.shift()! * a);
        return removed[0] * removed[1] ** 2 + xs[0];
      },
      [1.5, 2],
      [1 + 3 * 1.5 ** 2 * 8, 3 * 1.5 ** 3 * 4],
    );
  });

  test.each(indices)('splice and toSpliced from %s', (from) => {
    for (const count of indices) {
      check(
        (xs: number[], v: number) => {
          const removed = xs.splice(from as number, count as number, v, v * v);
          return weigh(removed) * 3 + weigh(xs);
        },
        [five(), 0.75],
      );
      check(
        (xs: number[], v: number) => weigh(xs.toSpliced(from as number, count as number, v, v * v)) + xs[1],
        [five(), 0.75],
      );
    }
    check((xs: number[]) => weigh(xs.splice(from as number)) * 3 + weigh(xs), [five()]);
    check((xs: number[]) => weigh(xs.toSpliced(from as number)), [five()]);
  });

  test.each([0, 2, -1, 1.7, -0.5, NaN, undefined])('with %s', (k) => {
    check((xs: number[], v: number) => weigh(xs.with(k as number, v * v)) + xs[1], [five(), 0.75]);
  });

  test('with, outside', () => {
    for (const k of [5, -6, Infinity]) {
      const f = (xs: number[]): number => xs.with(k, 1)[0];
      let thrown: unknown;
      try {
        f(five());
      } catch (error) {
        thrown = error;
      }
      expect(() => gradient(f, five())).toThrow(thrown as Error);
    }
  });
});

describe('queues', () => {
  test('shift and unshift', () => {
    check(
      (xs: number[]) => {
        let sum = 1;
        for (let n = 0; n < 9; n++) {
          const v = xs.shift() ?? 0.125;
          sum = sum * v + v;
          if (v > 2) xs.push(v * 0.45, sum * 0.1);
          if (v < 0) sum += xs.unshift(v * v, 0.5);
        }
        return sum + xs.length;
      },
      [five()],
    );
    check((x: number) => (([] as number[]).shift() ?? x * 2) + [].unshift(), [3], [2]);
  });

  test('of objects', () => {
    check(
      (x: number, y: number) => {
        const queue = [{ v: x }, { v: y }];
        queue.push({ v: x * y });
        const first = queue.shift()!;
        first.v *= queue[0].v;
        queue.unshift(first, { v: first.v * x });
        return queue.reduce((s, o, i) => s + o.v * (i + 1), 0);
      },
      [2, 3],
    );
  });

  test('under two names, in a loop', () => {
    check(
      (xs: number[]) => {
        const other = xs;
        for (let i = 0; i < 4; i++) {
          const v = other.shift()!;
          xs.push(v * v + xs[0]);
          xs.splice(1, 1, v * xs[1], v);
        }
        return weigh(other);
      },
      [[0.5, 0.25, 0.75]],
    );
  });
});

describe('sort', () => {
  test('without comparator', () => {
    check((xs: number[]) => weigh(xs.sort()), [[10.5, 9.5, 2.5, -1.5, 33.5]]);
    check((xs: (number | undefined)[]) => weigh(xs.sort()), [[3.5, undefined, 1.5, 2.5]]);
  });

  test('with one, stable', () => {
    check((xs: number[]) => weigh(xs.sort((a, b) => b - a)), [[3, 1, 2, 5, 4]]);
    check((xs: number[]) => weigh(xs.sort((a, b) => Math.floor(a) - Math.floor(b))), [[1.9, 0.5, 1.1, 0.1, 1.5]]);
    check(
      (ps: { x: number; w: number }[]) =>
        ps
          .sort((p, q) => p.x - q.x)
          .map((p, i) => p.w * p.x * (i + 1))
          .reduce((a, b) => a + b, 0),
      [
        [
          { x: 3, w: 1 },
          { x: 1, w: 2 },
          { x: 2, w: 5 },
        ],
      ],
    );
  });

  test('of many elements, with a comparator that changes something', () => {
    check(
      (xs: number[], k: number) => {
        const counts = [0];
        xs.sort((a, b) => {
          counts[0] += a * k;
          return a - b;
        });
        return counts[0] + weigh(xs);
      },
      [Array.from({ length: 40 }, (_, i) => ((i * 17) % 41) / 10), 0.5],
    );
  });

  test('with a comparator that makes no order', () => {
    checkByHand(
      (xs: number[]) => weigh(xs.sort((a, b) => a - b)),
      () => [[3, NaN, 1, 2, NaN, 0]],
      [
        gradient(
          (xs: number[]) => weigh(xs),
          [3, NaN, 1, 2, NaN, 0].sort((a, b) => a - b),
        )[0].map((_, i, d) => {
          const sorted = [0, 1, 2, 3, 4, 5].sort((a, b) => [3, NaN, 1, 2, NaN, 0][a] - [3, NaN, 1, 2, NaN, 0][b]);
          return d[sorted.indexOf(i)];
        }),
      ],
    );
  });

  test('toSorted and toReversed leave the array as it is', () => {
    check((xs: number[]) => weigh(xs.toSorted((a, b) => a - b)) * 3 + weigh(xs.toReversed()) * 5 + weigh(xs), [five()]);
    check((xs: number[]) => weigh(xs.toSorted()), [five()]);
  });

  test('with something else than a function', () => {
    expect(() => gradient((x: number) => [x, 1].sort(3 as never)[0], 1)).toThrow(TypeError);
    expect(() => gradient((x: number) => [x, 1].toSorted(null as never)[0], 1)).toThrow(TypeError);
  });
});

describe('flat and flatMap', () => {
  test('to all depths', () => {
    for (const depth of [undefined, 0, 1, 2, 1.9, Infinity, -1, NaN]) {
      check((x: number, y: number) => weigh([x, [y, [x * y, [x * x]]], [], [[y * y]]].flat(depth)), [2, 3]);
    }
  });

  test('with what callbacks return', () => {
    check((xs: number[], k: number) => weigh(xs.flatMap((x, i) => (i % 2 === 0 ? [x * k, [x]] : x * x))), [five(), 2]);
  });
});

describe('what finds elements', () => {
  test('from the end', () => {
    check(
      (xs: number[]) => xs.findLast((x) => x > 1)! * xs.findLastIndex((x) => x < 1) + (xs.findLast((x) => x > 99) ?? 1),
      [five()],
    );
  });

  test('gives constants', () => {
    checkByHand(
      (xs: number[]) =>
        xs[xs.indexOf(3)] * 2 + xs[xs.lastIndexOf(3)] * 5 + (xs.includes(1.5) ? xs[0] : 0) + xs.indexOf(99) * xs[1],
      () => [[0.5, 3, 1.5, 3]],
      [[1, 1, 0, 5]],
    );
  });
});

describe('callbacks get', () => {
  test('the receiver, the index and the array', () => {
    const of = { k: 3 };
    const f = function (this: { k: number } | undefined, v: number, i: number, all: number[]): number {
      return v * (this?.k ?? 7) * (i + 1) * all.length;
    };
    check((xs: number[]) => weigh(xs.flatMap(f, of)) + xs.findLastIndex(f as never, of) + weigh(xs.map(f)), [five()]);
    const g = function (this: { k: number }, v: number, i: number): number {
      return v * this.k + i;
    };
    check((xs: number[]) => weigh(Array.from(xs, g, of)), [five()]);
  });
});

describe('lengths', () => {
  test('that are assigned', () => {
    check(
      (xs: number[]) => {
        const kept = xs[3];
        xs.length = 2;
        xs.length = 4;
        xs[3] = xs[1] * kept;
        xs.push(xs[0]);
        return weigh(xs);
      },
      [five()],
    );
  });
});

describe('Array.from', () => {
  test('of strings, maps, sets and iterators', () => {
    check((x: number) => weigh(Array.from('a😀b', (c) => c.length * x)), [3]);
    check(
      (x: number) => {
        const m = new Map([
          ['a', x],
          ['b', x * x],
        ]);
        return weigh(Array.from(m.values())) + weigh(Array.from(m, ([k, v]) => (k === 'a' ? v : 3 * v)));
      },
      [3],
    );
    check((x: number) => weigh(Array.from(new Set([x, x * x, x]), (v, i) => v * (i + 2))), [3]);
    check(
      (xs: number[]) => weigh(Array.from(xs.entries(), ([i, v]) => i * v)) + weigh(Array.from(xs.keys())),
      [five()],
    );
  });

  test('of objects that have a length, and of others', () => {
    check((x: number) => weigh(Array.from({ length: 2.7, 0: x, 1: x * x, 2: 5 } as ArrayLike<number>)), [3]);
    check((x: number) => Array.from({} as ArrayLike<number>).length + x, [3], [1]);
  });
});

test('array literals with holes', () => {
  // eslint-disable-next-line no-sparse-arrays -- that is what is tested
  check((x: number) => weigh([x, , x * x, , ...[x, 2 * x], ,].map((v) => v! * 3)), [2]);
  // eslint-disable-next-line no-sparse-arrays -- that is what is tested
  expect(withGradient((x: number) => [, x].indexOf(undefined) + (0 in [, x] ? 10 : 0) + x, 2).value).toBe(1);
});
