/** Calls with many arguments, as `f(...xs)` makes them, and sorting many elements. */
import { describe, expect, test } from 'vitest';
import { derivative, gradient, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

const many = Array.from({ length: 40 }, (_, i) => Math.sin(i + 1));

describe('forty arguments', () => {
  test('of a function with a rest parameter', () => {
    const weighted = (scale: number, ...xs: number[]): number => xs.reduce((s, x, i) => s + x * x * i * scale, 0);
    check((k: number, xs: number[]) => weighted(k, ...xs) * k, [1.5, many]);
    check((k: number, xs: number[]) => weighted(k * 2, ...xs, k, ...xs), [1.5, many]);
  });

  test('that are changed inside', () => {
    const f = (...xs: number[]): number => {
      xs.push(xs[0] * xs[39]);
      xs[3] *= xs[4];
      return xs.reduce((s, x) => s + x * x, 0) + xs.length;
    };
    check((xs: number[]) => f(...xs), [many]);
  });

  test('that are arrays', () => {
    const f = (...rows: number[][]): number => rows.reduce((s, [a, b], i) => s + a * b * i, 0);
    check((rows: number[][]) => f(...rows), [many.map((x, i) => [x, i * x])]);
  });

  test('of a function that takes fewer', () => {
    const f = (a: number, b: number): number => a * b;
    check((xs: number[]) => (f as (...all: number[]) => number)(...xs), [many]);
  });

  test('of a function that uses `arguments`', () => {
    function f(_first: number): number {
      let s = 0;
      // eslint-disable-next-line prefer-rest-params
      for (let i = 0; i < arguments.length; i++) s += (arguments[i] as number) * i;
      return s * arguments.length;
    }
    check((xs: number[]) => (f as (...all: number[]) => number)(...xs), [many]);
  });

  test('of a constructor, a method and a bound function', () => {
    class Sum {
      readonly total: number;
      constructor(first: number, ...rest: number[]) {
        this.total = rest.reduce((s, x) => s + x * first, 0);
      }
      with(...xs: number[]): number {
        return Math.max(...xs) * this.total;
      }
    }
    check(
      (xs: number[]) => {
        const sum = new Sum(...(xs as [number, ...number[]]));
        const times = sum.with.bind(sum, 0.5);
        return times(...xs) + sum.with(...xs);
      },
      [many],
    );
  });

  test('of functions of the language', () => {
    check(
      (xs: number[]) => {
        const ys: number[] = [];
        ys.push(...xs);
        ys.unshift(...xs, 2 * xs[1]);
        ys.splice(2, 3, ...xs);
        return ys.reduce((s, y, i) => s + y * y * i, 0) + Math.max(...ys) + Math.min(...xs) * Math.hypot(...xs);
      },
      [many],
    );
  });

  test('in a `try`, where one throws', () => {
    const f = (...xs: number[]): number => {
      if (xs[0] > 0.5) throw xs[1] * xs[39];
      return xs[2];
    };
    check(
      (xs: number[]) => {
        try {
          return f(...xs);
        } catch (e) {
          return (e as number) * 2;
        }
      },
      [many],
    );
  });

  test('twice', () => {
    const cubes = (...xs: number[]): number => xs.reduce((s, x, i) => s + x ** 3 * i, 0);
    const f = (x: number): number => cubes(...many.map((m) => m * x));
    // d2/dx2 of c x^3 = 6 c x
    const c = many.reduce((s, m, i) => s + m ** 3 * i, 0);
    expect(derivative(derivative(f))(2)).toBeCloseTo(12 * c, 10);
  });
});

test('twenty thousand arguments and elements need no patience', () => {
  const xs = Array.from({ length: 20_000 }, (_, i) => Math.sin(i * 50));
  const top = xs.indexOf(Math.max(...xs));
  const [g] = gradient((a: number[]) => Math.max(...a), xs);
  expect(g.flatMap((d, i) => (d === 0 ? [] : [[i, d]]))).toEqual([[top, 1]]);
  const ranks = withGradient((a: number[]) => [...a].sort((p, q) => p - q).reduce((s, v, i) => s + v * i, 0), xs);
  const order = [...xs.keys()].sort((i, j) => xs[i] - xs[j]);
  expect(order.map((i) => ranks.gradient[0][i])).toEqual([...xs.keys()]);
});

describe('comparators', () => {
  test('that count, that read what is active, and that change it', () => {
    let calls = 0;
    check((xs: number[]) => [...xs].sort((a, b) => (calls++, a - b))[1] * 3, [[3, 1, 2]], [[0, 0, 3]]);
    expect(calls).toBeGreaterThan(2);
    check(
      (xs: number[], k: number) => [...xs].sort((a, b) => a * k - b * k).reduce((s, x, i) => s + x * i, 0) * k,
      [[3, 1, 2], 2],
      [[4, 0, 2], 8],
    );
    check(
      (xs: number[]) => {
        const seen = [0];
        const sorted = [...xs].sort((a, b) => {
          seen[0] += a * b;
          return a - b;
        });
        return sorted[0] * seen[0];
      },
      [[3, 1]],
      [[1, 6]],
    );
  });
});
