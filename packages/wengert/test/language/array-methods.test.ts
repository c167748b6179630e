/** Methods of arrays, with callbacks that capture active variables. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { check } from '../support/check.js';

const total = (xs: readonly number[]): number => {
  let sum = 0;
  for (const x of xs) sum += x;
  return sum;
};

describe('with callbacks', () => {
  test('map', () => {
    check((xs: number[], k: number) => total(xs.map((x, i) => x * x * k + i)), [[1, 2, 3], 2], [[4, 8, 12], 14]);
    check((xs: number[]) => total(xs.map((x, i, all) => x * all[all.length - 1 - i])), [[1, 2, 5]], [[10, 4, 2]]);
  });

  test('reduce, with and without a first value', () => {
    check((xs: number[]) => xs.reduce((a, x) => a * x + x, 1), [[2, 3, 0.5]]);
    check((xs: number[]) => xs.reduce((a, x) => a * x), [[2, 3, 4]], [[12, 8, 6]]);
    check((xs: number[], k: number) => xs.reduce((a, x, i) => a + k * x * i, k), [[2, 3, 4], 5]);
    check((xs: number[]) => xs.reduceRight((a, x) => a * 2 + x, 0), [[1, 2, 3]], [[1, 2, 4]]);
  });

  test('filter', () => {
    check((xs: number[]) => total(xs.filter((x) => x > 0).map((x) => x * x)), [[1, -2, 3]], [[2, 0, 6]]);
  });

  test('forEach', () => {
    check(
      (xs: number[], k: number) => {
        let sum = 0;
        xs.forEach((x, i) => {
          if (i === 1) return;
          sum += x * k * sum + x;
        });
        return sum;
      },
      [[1, 2, 3], 0.5],
    );
  });

  test('some, every, find, findIndex', () => {
    check(
      (xs: number[]) => {
        const first = xs.find((x) => x > 1.5)!;
        const at = xs.findIndex((x) => x > 2.5);
        const factor = xs.some((x) => x < 0) ? 100 : xs.every((x) => x > 0) ? 10 : 1;
        return first * xs[at] * factor;
      },
      [[1, 2, 3]],
      [[0, 30, 20]],
    );
  });

  test('chains', () => {
    check(
      (xs: number[], w: number[]) =>
        xs
          .map((x, i) => x * w[i])
          .filter((_, i) => i !== 1)
          .map(Math.exp)
          .reduce((a, b) => a + b, 0),
      [
        [0.1, 0.2, 0.3],
        [1, 2, 3],
      ],
    );
  });

  test('nested', () => {
    check(
      (m: number[][], v: number[]) => total(m.map((row) => row.reduce((s, x, j) => s + x * v[j], 0))),
      [
        [
          [1, 2],
          [3, 4],
        ],
        [5, 6],
      ],
      [
        [
          [5, 6],
          [5, 6],
        ],
        [4, 6],
      ],
    );
  });

  test('nested, where the outer array changes meanwhile', () => {
    type Foldable = { reduce(f: (s: number, a: number) => number, first: number): number };
    const folded = (m: Foldable[], x: number): number => total(m.map((row) => row.reduce((s, a) => s + a * x, 0)));
    const rows = (): number[][] => [[1, 2], [3, 4], [5]];
    check(
      (x: number) => {
        const m: Foldable[] = rows();
        return total(
          m.map((row, i) => {
            m[i + 1] = { reduce: (f, first) => f(first, x * x) };
            return row.reduce((s, a) => s + a * x, 0);
          }),
        );
      },
      [2],
      // 3 x, then x^3 for each row that took the place of another
      [3 + 2 * 3 * 4],
    );
    check(
      (m: number[][], x: number) => {
        let sum = 0;
        m.forEach((row, i) => {
          if (i === 0) m[1] = m[2];
          row.forEach((a) => {
            sum += a * x;
            m[2][0] = sum;
          });
        });
        return sum;
      },
      [rows(), 2],
    );
    check(
      (m: number[][], x: number) => folded(m, x) * folded([...m, { reduce: (f, first) => f(first, x) }], x),
      [rows(), 2],
    );
    check(
      (m: number[][][], x: number) =>
        total(m.map((rs) => rs.reduce((s, r) => s + r.reduce((t, a) => t * x + a, 0), x))),
      [[rows(), rows()], 2],
    );
  });

  test('on typed arrays', () => {
    check(
      (xs: Float64Array) => xs.reduce((a, x) => a + x * x, 0),
      [Float64Array.of(1, 2, 3)],
      [Float64Array.of(2, 4, 6)],
    );
    check(
      (xs: Float64Array) => {
        let product = 1;
        xs.forEach((x) => (product *= x));
        return product;
      },
      [Float64Array.of(2, 3, 4)],
      [Float64Array.of(12, 8, 6)],
    );
  });

  test('on literals and rest', () => {
    check((x: number, y: number) => [x, y, x * y].map((v) => v * v).reduce((a, b) => a + b), [2, 3]);
    const norm = (...xs: number[]): number => Math.sqrt(xs.map((x) => x * x).reduce((a, b) => a + b, 0));
    check((x: number, y: number) => norm(x, y, 12), [3, 4], [3 / 13, 4 / 13]);
    expectClose(gradient(norm, 3, 4), [0.6, 0.8]);
  });

  test('callbacks that change the array', () => {
    check(
      (xs: number[]) => {
        xs.forEach((x, i) => {
          xs[i] = x * x;
          if (i + 1 < xs.length) xs[i + 1] += xs[i];
        });
        return total(xs);
      },
      [[1, 2, 0.5]],
    );
  });

  test('callbacks with this', () => {
    const scale = function (this: { k: number }, x: number): number {
      return x * this.k;
    };
    check((xs: number[], k: number) => total(xs.map(scale, { k })), [[1, 2, 3], 4], [[4, 4, 4], 6]);
  });
});

describe('that change the array', () => {
  test('push and pop', () => {
    check(
      (x: number) => {
        const stack: number[] = [];
        stack.push(x);
        stack.push(x * x, 3 * x);
        const n = stack.push(1);
        const one = stack.pop()!;
        const top = stack.pop()!;
        stack.push(top * stack[0]);
        return stack.pop()! * stack.pop()! * one * n;
      },
      [2],
    );
  });

  test('pop of an empty array', () => {
    check((x: number) => ([] as number[]).pop() ?? x * 2, [3], [2]);
  });

  test('push onto an argument', () => {
    check(
      (xs: number[], x: number) => {
        xs.push(x * xs[0]);
        return xs[xs.length - 1] * xs[1];
      },
      [[2, 3], 5],
      [[15, 10], 6],
    );
  });

  test('fill and reverse', () => {
    check(
      (x: number, ys: number[]) => {
        const a = [1, 2, 3, 4].fill(x, 1, 3);
        ys.reverse();
        return a[0] + a[1] * ys[0] + a[2] * ys[2] + a[3];
      },
      [2, [3, 4, 5]],
      [8, [2, 0, 2]],
    );
  });

  test('fill of a typed array', () => {
    check(
      (xs: Float64Array, x: number) => {
        const kept = xs[1];
        xs.fill(x * x, 1);
        return xs[0] * xs[2] + kept;
      },
      [Float64Array.of(2, 3, 5), 4],
      [Float64Array.of(16, 1, 0), 16],
    );
  });
});

describe('that make arrays', () => {
  test('slice', () => {
    check(
      (xs: number[]) => {
        const part = xs.slice(1, 3);
        const end = xs.slice(-2);
        const all = xs.slice();
        part[0] *= 3;
        all[0] = 100;
        return part[0] * end[1] + all[1] + xs[0];
      },
      [[1, 2, 3, 4]],
      [[1, 13, 0, 6]],
    );
  });

  test('concat and spread', () => {
    check(
      (xs: number[], ys: number[]) => {
        const both = xs.concat(ys, [1], xs[0]);
        const again = [...both, ...xs];
        return both[0] * both[2] * both[4] + again[again.length - 1];
      },
      [
        [2, 3],
        [5, 7],
      ],
    );
  });

  test('Array.from and Array.of', () => {
    check(
      (xs: number[], k: number) => {
        const a = Array.from(xs);
        const b = Array.from(xs, (x) => x * k);
        const c = Array.from({ length: 3 }, (_, i) => i * k);
        const d = Array.of(k, xs[0]);
        a[0] *= 2;
        return a[0] * b[1] + c[2] * d[1] + d[0];
      },
      [[2, 3], 4],
    );
  });

  test('at, indexOf, includes, join', () => {
    check(
      (xs: number[]) => {
        const found = xs.includes(3) ? xs.indexOf(3) : 0;
        return xs.at(-1)! * xs.at(0)! * found + xs.join('').length;
      },
      [[2, 3, 5]],
      [[5, 0, 2]],
    );
  });

  test('as the value of a pullback', () => {
    const { value } = withGradient(
      (xs: number[]) =>
        xs
          .map((x) => x * 2)
          .slice(1)
          .concat(xs)[0],
      [1, 2],
    );
    expect(value).toBe(4);
  });
});
