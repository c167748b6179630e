/** Destructuring in declarations, assignments and parameters, with defaults and rests. */
import { describe, test } from 'vitest';
import { check } from '../support/check.js';

describe('declarations', () => {
  test('arrays', () => {
    check(
      (xs: number[]) => {
        const [a, , b, c = a * 2] = xs;
        return a * b * c;
      },
      [[2, 3, 5]],
      [[40, 0, 8]],
    );
  });

  test('objects', () => {
    check(
      (o: { a: number; b: { c: number }; d?: number }) => {
        const {
          a,
          b: { c: inner },
          d = a + inner,
        } = o;
        return a * inner * d;
      },
      [{ a: 2, b: { c: 3 } }],
      [{ a: 21, b: { c: 16 } }],
    );
  });

  test('defaults are for undefined only', () => {
    check(
      (o: { a?: number; b?: number | null }, x: number) => {
        const { a = x, b = x } = o;
        return a * (b ?? 5);
      },
      [{ a: 0.5, b: null }, 3],
      [{ a: 5 }, 0],
    );
  });

  test('a default that is not needed is not evaluated', () => {
    let calls = 0;
    const fallback = (): number => {
      calls += 1;
      return 100;
    };
    check(
      (o: { a?: number }, x: number) => {
        const { a = fallback() } = o;
        return a * x + calls * 0;
      },
      [{ a: 2 }, 3],
      [{ a: 3 }, 2],
    );
  });

  test('computed keys', () => {
    const key = 'value';
    check(
      (o: Record<string, number>) => {
        const { [key]: v, ['other']: w } = o;
        return v * w;
      },
      [{ value: 2, other: 3 }],
      [{ value: 3, other: 2 }],
    );
  });

  test('nested, of both kinds', () => {
    check(
      (o: { rows: [number, { x: number }][] }) => {
        const {
          rows: [[a, { x: b }], [c]],
        } = o;
        return a * b + c;
      },
      [
        {
          rows: [
            [2, { x: 3 }],
            [5, { x: 7 }],
          ],
        },
      ],
      [
        {
          rows: [
            [3, { x: 2 }],
            [1, { x: 0 }],
          ],
        },
      ],
    );
  });

  test('rests', () => {
    check(
      (xs: number[]) => {
        const [a, ...rest] = xs;
        rest[0] *= a;
        return rest[0] * rest[1] + xs[1];
      },
      [[2, 3, 5]],
      [[15, 11, 6]],
    );
    check(
      (o: { a: number; b: number; c: number }) => {
        const { a, ...rest } = o;
        rest.b *= a;
        return rest.b * rest.c + o.b;
      },
      [{ a: 2, b: 3, c: 5 }],
      [{ a: 15, b: 11, c: 6 }],
    );
  });

  test('typed arrays', () => {
    check(
      (xs: Float64Array) => {
        const [a, b] = xs;
        return a * b * b;
      },
      [Float64Array.of(2, 3)],
      [Float64Array.of(9, 12)],
    );
  });
});

describe('assignments', () => {
  test('to variables, elements and fields', () => {
    check(
      (xs: number[]) => {
        let a = 0;
        const o = { p: 0 };
        const ys = [0, 0];
        [a, o.p, ys[1]] = xs;
        ({ p: ys[0] } = o);
        return a * o.p * ys[1] + ys[0];
      },
      [[2, 3, 5]],
      [[15, 11, 6]],
    );
  });

  test('swaps of elements', () => {
    check(
      (xs: number[]) => {
        [xs[0], xs[2]] = [xs[2] * 2, xs[0]];
        [xs[0], xs[1]] = [xs[1], xs[0]];
        return xs[0] + 10 * xs[1] + 100 * xs[2];
      },
      [[1, 2, 3]],
      [[100, 1, 20]],
    );
  });

  test('Fibonacci by pairs', () => {
    check(
      (x: number) => {
        let [a, b] = [x, 1];
        for (let i = 0; i < 6; i++) [a, b] = [b, a + b * x];
        return b;
      },
      [0.5],
    );
  });
});

describe('parameters', () => {
  test('of the differentiated function', () => {
    check(
      ([a, b]: number[], { c, d = 2 }: { c: number; d?: number }) => a * b * c * d,
      [[2, 3], { c: 5 }],
      [[30, 20], { c: 12 }],
    );
  });

  test('with defaults that use earlier ones', () => {
    const f = (x: number, y = x * x, z = x + y): number => x * y * z;
    check((x: number) => f(x), [2], [5 * 16 + 4 * 8]);
    check((x: number) => f(x, 3), [2], [3 * (2 + 3) + 6]);
  });

  test('of callbacks', () => {
    check(
      (ps: { w: number; v: [number, number] }[]) => ps.reduce((s, { w, v: [a, b] }) => s + w * a * b, 0),
      [
        [
          { w: 2, v: [3, 4] },
          { w: 5, v: [6, 7] },
        ],
      ],
    );
  });
});
