/** Two names for one container. */
import { describe, expect, test } from 'vitest';
import { gradient, pullback } from '../../src/index.js';
import { check, checkMade } from '../support/check.js';

describe('two names', () => {
  test('for an argument', () => {
    check(
      (xs: number[]) => {
        const ys = xs;
        ys[0] = xs[1] * 2;
        return xs[0] * ys[1];
      },
      [[1, 3]],
      [[0, 12]],
    );
  });

  test('for an array made in the function', () => {
    check(
      (x: number) => {
        const a = [x, 1];
        const b = a;
        b[1] = a[0] * 3;
        a[0] = b[1] * x;
        return b[0] + a[1];
      },
      [2],
      [15],
    );
  });

  test('for a row', () => {
    check(
      (m: number[][]) => {
        const r = m[0];
        const s = m[1];
        m[1] = r;
        m[1][0] = s[0] * r[1];
        return m[0][0] * 2 + s[1];
      },
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [
        [
          [0, 6],
          [4, 1],
        ],
      ],
    );
  });

  test('chosen by a branch', () => {
    const f = (a: number[], b: number[], first: boolean): number => {
      const target = first ? a : b;
      target[0] = a[1] * b[1];
      return a[0] * 10 + b[0];
    };
    check(f, [[1, 2], [3, 4], true], [[0, 40], [1, 20], undefined]);
    check(f, [[1, 2], [3, 4], false], [[10, 4], [0, 2], undefined]);
  });

  test('exchanged in a loop', () => {
    check(
      (xs: number[]) => {
        let from = xs;
        let to = [0, 0, 0];
        for (let step = 0; step < 5; step++) {
          for (let i = 0; i < 3; i++) to[i] = from[i] * 0.5 + from[(i + 1) % 3] * Math.sin(from[i]);
          [from, to] = [to, from];
        }
        return from[0] + 2 * from[1];
      },
      [[0.4, 0.9, 1.4]],
    );
  });

  test('rows that move', () => {
    check(
      (m: number[][]) => {
        for (let i = 0; i < 2; i++) {
          const t = m[i];
          m[i] = m[i + 1];
          m[i + 1] = t;
          m[i][0] *= t[1];
        }
        return m[0][0] + 2 * m[1][0] + 3 * m[2][0];
      },
      [
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ],
      [
        [
          [3, 13],
          [2, 0],
          [4, 0],
        ],
      ],
    );
    check(
      (m: number[][]) => {
        const last = m.pop()!;
        last[0] *= 2;
        m[0] = last;
        return m[0][0] * last[1];
      },
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [
        [
          [0, 0],
          [8, 6],
        ],
      ],
    );
  });

  test('one array in several places of another', () => {
    check(
      (x: number) => {
        const row = [x, 2 * x];
        const m = [row, row, [x, x]];
        m[0][0] *= 3;
        return m[1][0] * m[2][1];
      },
      [2],
      [12],
    );
  });
});

describe('two arguments that are one object', () => {
  test('get the same total', () => {
    const f = (a: number[], b: number[]): number => a[0] * 2 + b[0] * 3;
    const xs = [5];
    expect(gradient(f, xs, xs)).toEqual([[5], [5]]);
    expect(gradient(f, [5], [5])).toEqual([[2], [3]]);
  });

  test('with writes through one name', () => {
    const f = (a: number[], b: number[]): number => {
      a[0] = b[0] * b[1];
      b[1] += a[0];
      return a[0] * b[1];
    };
    checkMade(f, () => {
      const xs = [2, 3];
      return [xs, xs];
    });
    check(f, [
      [2, 3],
      [2, 3],
    ]);
  });

  test('typed arrays', () => {
    const f = (a: Float64Array, b: Float64Array): number => {
      for (let i = 0; i < a.length; i++) a[i] = b[i] * b[a.length - 1 - i];
      return a[0] + b[1];
    };
    checkMade(f, () => {
      const xs = Float64Array.of(2, 3, 5);
      return [xs, xs];
    });
  });

  test('an argument that is an element of another', () => {
    const f = (m: number[][], row: number[]): number => {
      row[0] = m[1][0] * 2;
      return m[0][0] * row[1];
    };
    checkMade(f, () => {
      const row = [1, 2];
      return [[row, [3, 4]], row];
    });
  });

  test('and its pullback', () => {
    const xs = [3];
    const [, back] = pullback((a: number[], b: number[]) => [a[0] * b[0]], xs, xs);
    expect(back([1])).toEqual([[6], [6]]);
    expect(back([1])).toEqual([[6], [6]]);
  });

  test('objects', () => {
    const f = (a: { v: number }, b: { v: number }): number => {
      a.v = b.v * b.v;
      return a.v + b.v;
    };
    checkMade(f, () => {
      const o = { v: 3 };
      return [o, o];
    });
    check(f, [{ v: 3 }, { v: 4 }], [{ v: 0 }, { v: 9 }]);
  });
});

describe('views of one buffer', () => {
  test('each element multiplied by its neighbour', () => {
    const f = (a: Float64Array, shifted: Float64Array): number => {
      for (let i = 0; i < shifted.length; i++) shifted[i] *= a[i];
      return a[0] + a[1] + a[2];
    };
    checkMade(f, () => {
      const a = Float64Array.of(1, 2, 3);
      return [a, a.subarray(1)];
    });
  });

  test('made outside', () => {
    const f = (all: Float64Array, tail: Float64Array): number => {
      tail[0] = all[0] * all[2];
      return all[1] * tail[1];
    };
    checkMade(f, () => {
      const all = Float64Array.of(2, 3, 5);
      return [all, all.subarray(1)];
    });
  });
});

describe('an argument that is captured too', () => {
  test('is one object', () => {
    const xs = [2, 3];
    const f = (a: number[]): number => a[0] * xs[0] + xs[1];
    expect(gradient(f, xs)).toEqual([[4, 1]]);
    expect(gradient(f, [7, 0])).toEqual([[2, 0]]);
  });
});
