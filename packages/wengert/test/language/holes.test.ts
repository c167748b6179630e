/** Holes of sparse arrays, and elements that a callback removes: passed over or read as `undefined`, as the engine does it. */
import { describe, expect, test } from 'vitest';
import { adjointSource, withGradient } from '../../src/index.js';
import { check, checkMade } from '../support/check.js';

/** `[x, 2 * x, hole, hole, hole, 3 * x]` */
function sparse(x: number): number[] {
  const a = [x, 2 * x];
  a[5] = 3 * x;
  return a;
}

/** A number that tells present elements, their places and their values apart. */
function weigh(xs: readonly (number | undefined)[]): number {
  let sum = xs.length;
  for (let i = 0; i < xs.length; i++) if (i in xs) sum += (i + 1) * (xs[i] ?? 0.25);
  return sum;
}

describe('callbacks are not called for holes', () => {
  test('forEach', () => {
    check(
      (x: number) => {
        let sum = 0;
        let calls = 0;
        sparse(x).forEach((v, i) => {
          sum += v * i;
          calls++;
        });
        return sum * calls;
      },
      [2],
      [51],
    );
  });

  test('map keeps them', () => {
    check((x: number) => weigh(sparse(x).map((v) => v * v)), [2]);
    check(
      (x: number) => {
        const a = sparse(x);
        a.length = 8;
        const b = a.map((v, i, all) => v * all.length + i);
        return weigh(b) + (6 in b ? 100 : 0) + (7 in b ? 1000 : 0);
      },
      [2],
    );
  });

  test('filter, some and every', () => {
    check((x: number) => weigh(sparse(x).filter((v) => v !== 2 * x)), [2]);
    check((x: number) => weigh(sparse(x).filter(() => true)), [2]);
    check(
      (x: number) => {
        const seen: number[] = [];
        const some = sparse(x).some((v) => v === undefined);
        const every = sparse(x).every((v, i) => {
          seen.push(v * i);
          return v > 0;
        });
        return weigh(seen) * (some ? 7 : 1) * (every ? 3 : 1);
      },
      [2],
    );
  });

  test('reduce and reduceRight, with and without a first value', () => {
    check((x: number) => sparse(x).reduce((s, v, i) => s * 2 + v * i, x), [2]);
    check((x: number) => sparse(x).reduce((s, v, i) => s * 2 + v * i), [2]);
    check((x: number) => sparse(x).reduceRight((s, v, i) => s * 2 + v * i, x), [2]);
    check((x: number) => sparse(x).reduceRight((s, v, i) => s * 2 + v * i), [2]);
    const late = (x: number): number[] => {
      const a: number[] = [];
      a[3] = x;
      a[5] = x * x;
      a.length = 9;
      return a;
    };
    check((x: number) => late(x).reduce((s, v, i) => s * x + v * i), [2]);
    check((x: number) => late(x).reduceRight((s, v, i) => s * x + v * i), [2]);
    expect(() =>
      withGradient(
        (x: number) =>
          x *
          [x, x]
            .fill(0)
            .slice(0, 0)
            .reduce((a, b) => a + b),
        1,
      ),
    ).toThrow(new TypeError('Reduce of empty array with no initial value'));
    expect(() =>
      withGradient((x: number) => {
        const a = [x];
        delete a[0];
        return a.reduce((s, v) => s + v);
      }, 1),
    ).toThrow(new TypeError('Reduce of empty array with no initial value'));
  });

  test('flat and flatMap', () => {
    check((x: number) => weigh(sparse(x).flatMap((v, i) => [v, v * i])), [2]);
    check((x: number) => weigh(sparse(x).flatMap((v) => sparse(v))), [2]);
    check((x: number) => weigh([sparse(x), sparse(x * x)].flat()), [2]);
  });

  test('of an argument', () => {
    const make = (): [(number | undefined)[], number] => {
      const a: number[] = [1, 2];
      a[4] = 3;
      return [a, 2];
    };
    checkMade(
      (xs: (number | undefined)[], k: number) => xs.reduce<number>((s, v, i) => s + v! * k * (i + 1), 0),
      make,
      [[2, 4, undefined, undefined, 10], 20],
    );
  });
});

describe('elements that are removed before their turn', () => {
  test('by deleting them', () => {
    check(
      (x: number, y: number) => {
        const a = [x, y, x * y, 5];
        let sum = 0;
        a.forEach((v, i) => {
          sum += v * (i + 1);
          if (i === 0) delete a[2];
        });
        return sum + weigh(a);
      },
      [2, 3],
    );
  });

  test('by making the array shorter', () => {
    check(
      (xs: number[]) => {
        let sum = 0;
        const doubled = xs.map((v, i) => {
          if (i === 1) xs.length = 2;
          sum += v;
          return v * 2;
        });
        return sum + weigh(doubled);
      },
      [[1, 2, 3, 4]],
    );
  });

  test('elements that are added behind the end are not visited', () => {
    check(
      (xs: number[]) => {
        let sum = 0;
        xs.forEach((v) => {
          xs.push(v * v);
          sum += v;
        });
        return sum + weigh(xs);
      },
      [[1, 2, 3]],
    );
  });
});

describe('what reads holes', () => {
  test('as undefined', () => {
    check(
      (x: number) => {
        const a = sparse(x);
        let sum = 0;
        for (const v of a) sum += v === undefined ? x : v;
        for (const v of [...a]) sum += v === undefined ? x * x : v;
        const b = Array.from(a, (v) => (v === undefined ? 3 * x : v));
        const missing = a.findIndex((v) => v === undefined);
        const found = a.find((v) => v === undefined);
        return sum + weigh(b) + missing + (found === undefined ? x : 0) + (a.at(-2) === undefined ? x : 0);
      },
      [2],
    );
  });
});

describe('what keeps, makes and fills holes', () => {
  test('slice and concat', () => {
    check(
      (x: number) => weigh(sparse(x).slice(1)) + 7 * weigh(sparse(x).slice(1, 4)) + weigh(sparse(x).slice(-2)),
      [2],
    );
    check((x: number) => weigh(sparse(x).concat(sparse(x * x), x, [x, x])), [2]);
    check((x: number) => weigh([x].concat(sparse(x).slice(0, 4))), [2]);
  });

  test('reverse and fill', () => {
    check((x: number) => weigh(sparse(x).reverse()), [2]);
    check((x: number) => weigh(sparse(x).fill(x * x, 1, 4)), [2]);
    check((x: number) => weigh(sparse(x).reverse().fill(x, -2)), [2]);
  });

  test('with, toReversed, toSpliced and toSorted have none', () => {
    check((x: number) => weigh(sparse(x).with(2, x * x)), [2]);
    check((x: number) => weigh(sparse(x).toReversed()), [2]);
    check((x: number) => weigh(sparse(x).toSpliced(1, 2, x, x * x)), [2]);
  });
});

describe('arrays that are known to have none are not asked', () => {
  const asks = (source: string): boolean => / in /.test(source);

  test('arguments and what is made of them', () => {
    expect(asks(adjointSource((xs: number[]) => xs.map((x) => x * x).reduce((a, b) => a + b, 0), [1, 2]))).toBe(false);
    expect(asks(adjointSource((xs: number[]) => xs.filter((x) => x > 0).reduceRight((a, b) => a * b, 1), [1, 2]))).toBe(
      false,
    );
    expect(asks(adjointSource((x: number, y: number) => [x, y].map((v) => v * v).reduce((a, b) => a * b), 1, 2))).toBe(
      false,
    );
    expect(
      asks(
        adjointSource(
          (xs: number[]) =>
            xs
              .reverse()
              .map((x) => x * x)
              .reduce((a, b) => a * b, 1),
          [1, 2],
        ),
      ),
    ).toBe(false);
    expect(asks(adjointSource((o: { w: number[] }) => o.w.reduce((a, b) => a * b, 1), { w: [1, 2] }))).toBe(false);
  });

  test('typed arrays', () => {
    expect(
      asks(adjointSource((xs: Float64Array) => xs.map((x) => x * x).reduce((a, b) => a * b), Float64Array.of(1, 2))),
    ).toBe(false);
  });

  test('but others are', () => {
    expect(
      asks(
        adjointSource(
          (xs: number[]) => {
            xs[7] = 1;
            return xs.reduce((a, b) => a * b, 1);
          },
          [1, 2],
        ),
      ),
    ).toBe(true);
    expect(
      asks(
        adjointSource(
          (xs: number[]) => {
            delete xs[0];
            return xs.reduce((a, b) => a * b, 1);
          },
          [1, 2],
        ),
      ),
    ).toBe(true);
    expect(
      asks(
        adjointSource(
          (xs: number[], n: number) => {
            const a: number[] = [];
            for (let i = 0; i < n; i++) if (xs[i] > 0) a[i] = xs[i];
            return a.reduce((s, v) => s * v, 1);
          },
          [1, 2],
          2,
        ),
      ),
    ).toBe(true);
  });
});
