/** Arrays and typed arrays: loads, stores, in-place operators, nesting, lengths. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check, checkByHand } from '../support/check.js';

describe('reading', () => {
  test('constant and computed indices', () => {
    const f = (xs: number[], i: number): number => xs[0] * xs[i] + xs[xs.length - 1] ** 2;
    checkByHand(f, () => [[2, 3, 4], 1], [[3, 2, 8], 0]);
    check((xs: number[]) => f(xs, xs.length - 2), [[2, 3, 4]], [[3, 2, 8]]);
  });

  test('the same element many times', () => {
    check((xs: number[]) => xs[1] * xs[1] * xs[1], [[5, 2]], [[0, 12]]);
  });

  test('typed arrays of both sizes', () => {
    check((xs: Float64Array) => xs[0] * xs[1], [Float64Array.of(3, 4)], [Float64Array.of(4, 3)]);
    const [d] = gradient((xs: Float32Array) => xs[0] * xs[1] + xs.length, Float32Array.of(3, 4));
    expect(d).toEqual(Float32Array.of(4, 3));
  });

  test('integer arrays index and have no gradient', () => {
    check(
      (xs: number[], order: Int32Array, mask: Uint8Array) => {
        let sum = 0;
        for (let k = 0; k < order.length; k++) if (mask[k]) sum = sum * 2 + xs[order[k]] ** 2;
        return sum;
      },
      [[1, 2, 3], Int32Array.of(2, 0, 1), Uint8Array.of(1, 0, 1)],
      [[0, 4, 12], undefined, undefined],
    );
  });

  test('nested arrays and rows with names', () => {
    check(
      (m: number[][]) => {
        const row = m[1];
        const [first] = m;
        return row[0] * m[0][1] + row[1] * first[0] + m[1][1] ** 2;
      },
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [
        [
          [4, 3],
          [2, 9],
        ],
      ],
    );
  });

  test('past the end, with a default', () => {
    check((xs: number[]) => (xs[5] ?? 10) * xs[0] + (xs[-1] ?? 1), [[3]], [[10]]);
  });

  test('lengths', () => {
    check((xs: number[], ys: Float64Array) => (xs[0] * xs.length * ys[0]) / ys.length, [[3, 1], Float64Array.of(5, 6)]);
  });

  test('an array that is read in a loop by computed indices', () => {
    check(
      (xs: number[]) => {
        let sum = 0;
        for (let i = 0; i < 10; i++) sum += xs[(i * 3) % xs.length] * Math.sin(i + xs[i % 2]);
        return sum;
      },
      [[0.1, 0.5, 0.9]],
    );
  });
});

describe('writing', () => {
  test('elements of an argument', () => {
    check(
      (xs: number[]) => {
        xs[0] = xs[1] * xs[1];
        xs[1] = xs[0] + 3 * xs[2];
        return xs[0] * xs[1];
      },
      [[1, 2, 3]],
    );
  });

  test('a value that is overwritten before it is read', () => {
    check(
      (xs: number[]) => {
        xs[0] = 7;
        return xs[0] * xs[1];
      },
      [[1, 2]],
      [[0, 7]],
    );
  });

  test('in-place operators', () => {
    check(
      (xs: number[], x: number) => {
        xs[0] += x;
        xs[1] -= xs[0];
        xs[0] *= xs[1];
        xs[1] /= x;
        xs[0]++;
        return xs[0] * xs[1];
      },
      [[2, 3], 1.5],
    );
  });

  test('the same slot in every trip of a loop', () => {
    check(
      (x: number) => {
        const a = [x];
        for (let i = 0; i < 5; i++) a[0] = Math.sin(a[0]) * x + a[0];
        return a[0];
      },
      [0.6],
    );
  });

  test('scratch arrays made in the function and in loops', () => {
    check(
      (xs: number[]) => {
        const scratch = [0, 0, 0];
        let sum = 0;
        for (let round = 0; round < 3; round++) {
          const fresh: number[] = [];
          for (let i = 0; i < xs.length; i++) {
            scratch[i] = xs[i] * xs[i] + scratch[(i + 1) % 3];
            fresh[i] = scratch[i] * sum;
          }
          sum += scratch[0] * scratch[1] + (fresh[2] ?? 0);
        }
        return sum;
      },
      [[0.5, 1.5, -1]],
    );
  });

  test('typed arrays made in the function', () => {
    check(
      (xs: Float64Array) => {
        const y = new Float64Array(xs.length);
        for (let i = 0; i < xs.length; i++) y[i] = xs[i] ** 2;
        for (let i = 1; i < y.length; i++) y[i] += y[i - 1];
        return y[y.length - 1] * y[0];
      },
      [Float64Array.of(1, 2, 3)],
    );
  });

  test('typed arrays made of active numbers', () => {
    check(
      (xs: number[], x: number) => {
        const copy = new Float64Array(xs);
        const single = new Float32Array([1, 2]);
        const squares = copy.map((v) => v * v);
        const part = squares.slice(1);
        const of = Float64Array.of(x, part[0]);
        const from = Float64Array.from(xs, (v) => v * x);
        copy[0] = 100;
        return squares[0] * of[1] * of[0] + from[1] * single[1] + part.length;
      },
      [[2, 3], 5],
    );
  });

  test('new Array of several elements', () => {
    check(
      (x: number, y: number) => {
        const a = new Array<number>(x, y);
        const b = Array<number>(y, x, 2);
        return a[0] * b[0] * b[2] + new Array<number>(3).length;
      },
      [3, 4],
      [8, 6],
    );
  });

  test('views of memory that the function makes', () => {
    check(
      (x: number) => {
        const buffer = new ArrayBuffer(16);
        const whole = new Float64Array(buffer);
        const second = new Float64Array(buffer, 8, 1);
        second[0] = x * x;
        whole[0] = whole[1] * 2;
        return whole[0] * second[0];
      },
      [3],
      [2 * 4 * 27],
    );
  });

  test('Array(n), Array.from and fill make arrays', () => {
    check(
      (xs: number[]) => {
        const a = new Array<number>(xs.length).fill(0);
        const b = Array.from({ length: xs.length }, () => 1);
        for (let i = 0; i < xs.length; i++) {
          a[i] += xs[i] * 2;
          b[i] *= xs[i] * a[i];
        }
        return a[0] + b[1] * b[0];
      },
      [[2, 3]],
    );
  });

  test('rows of a matrix', () => {
    check(
      (m: number[][]) => {
        m[0] = [m[1][0] * 2, m[0][0]];
        const row = m[1];
        row[1] = m[0][0] * m[0][1];
        m[1][0] *= row[1];
        return m[1][0] + m[0][1];
      },
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    );
  });

  test('elements beyond the end', () => {
    check(
      (x: number) => {
        const a: number[] = [];
        a[0] = x;
        a[a.length] = x * x;
        a[3] = 2;
        return a[0] * a[1] * a[3] * a.length;
      },
      [3],
      [3 * 9 * 8],
    );
  });

  test('length shortens', () => {
    check(
      (x: number) => {
        const a = [x, x * x, x ** 3];
        a.length = 2;
        a.push(5 * x);
        return a[2] * a[1];
      },
      [2],
      [60],
    );
  });

  test('stores whose value is used', () => {
    check((xs: number[]) => (xs[0] = xs[1] * 2) + (xs[1] += xs[0]), [[1, 3]], [[0, 5]]);
  });
});

describe('literals', () => {
  test('nested, with spread', () => {
    check(
      (x: number, ys: number[]) => {
        const a = [x, ...ys, x * 2];
        const b = [[x, 1], [...ys]];
        return a[0] * a[1] + a[3] * b[0][0] + b[1][1] * a.length;
      },
      [3, [4, 5]],
    );
  });

  test('as the value of the function, by parts', () => {
    check((x: number) => [x, x * x][1] + [[x]][0][0], [3], [7]);
  });

  test('of functions', () => {
    check(
      (x: number) => {
        const fs = [(t: number) => t * x, (t: number) => t + x];
        return fs[0](fs[1](2));
      },
      [3],
      [8],
    );
  });
});

describe('the shape of gradients', () => {
  test('of what is not reached: zeros', () => {
    expect(gradient((m: number[][]) => m[0][0], [[1, 2], [3], []])).toEqual([[[1, 0], [0], []]]);
    expect(gradient((xs: Float64Array, x: number) => x, Float64Array.of(1, 2), 3)).toEqual([Float64Array.of(0, 0), 1]);
  });

  test('mixed arrays', () => {
    const [d] = gradient((xs: (number | string | null)[]) => (xs[0] as number) * (xs[3] as number), [2, 'a', null, 5]);
    expect(d).toEqual([5, undefined, undefined, 2]);
  });

  test('the gradient refers to the argument as it was passed', () => {
    const [d] = gradient(
      (xs: number[]) => {
        const y = xs[0] * xs[1];
        xs[0] = 100;
        xs.push(y);
        return y;
      },
      [2, 3],
    );
    expect(d).toEqual([3, 2]);
  });

  test('rows that change places', () => {
    const f = (m: number[][]): number => {
      [m[0], m[1]] = [m[1], m[0]];
      m[1] = [m[0][1] * 2, 1];
      m.pop();
      return m[0][0] * 5 + m[0][1] * m.length;
    };
    check(
      f,
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [
        [
          [0, 0],
          [5, 1],
        ],
      ],
    );
  });

  test('fields that come and go', () => {
    const f = (o: { a?: number; b: number; c?: number }): number => {
      o.c = o.a! * o.b;
      delete o.a;
      return o.c * o.c;
    };
    expect(gradient(f, { a: 2, b: 3 })).toEqual([{ a: 36, b: 24 }]);
  });

  test('a gradient is not the shadow itself: changing it has no effect', () => {
    const f = (xs: number[]): number => xs[0] * xs[1];
    const xs = [2, 3];
    const [d] = gradient(f, xs);
    d[0] = 99;
    expect(gradient(f, xs)).toEqual([[3, 2]]);
  });
});
