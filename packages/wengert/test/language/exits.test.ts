/** `break`, `continue`, labels, early `return`. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';

describe('break and continue', () => {
  test('break', () => {
    const f = (xs: number[]): number => {
      let product = 1;
      for (let i = 0; i < xs.length; i++) {
        if (xs[i] < 0) break;
        product *= xs[i];
      }
      return product;
    };
    check(f, [[2, 3, 4]], [[12, 8, 6]]);
    check(f, [[2, 3, -4, 5]], [[3, 2, 0, 0]]);
    check(f, [[-2, 3]], [[0, 0]]);
  });

  test('continue', () => {
    const f = (xs: number[]): number => {
      let sum = 0;
      for (let i = 0; i < xs.length; i++) {
        const square = xs[i] * xs[i];
        if (xs[i] < 0) continue;
        sum += square * sum + xs[i];
      }
      return sum;
    };
    check(f, [[1, -2, 3, -4, 0.5]]);
    check(f, [[-1, -2]], [[0, 0]]);
  });

  test('both, with work before and after each', () => {
    const f = (x: number, limit: number): number => {
      let y = x;
      let n = 0;
      while (true) {
        n++;
        y = y * 1.3 + x;
        if (n % 3 === 0) {
          y -= x * x;
          continue;
        }
        if (y > limit) {
          y = Math.sqrt(y);
          break;
        }
        y += n;
      }
      return y * y * n;
    };
    check(f, [0.4, 20]);
    check(f, [0.4, -1]);
    check(f, [2, 500]);
  });

  test('continue in do', () => {
    check(
      (x: number) => {
        let i = 0;
        let y = x;
        do {
          i++;
          if (i === 2) continue;
          y = y * x + i;
        } while (i < 5);
        return y;
      },
      [1.2],
    );
  });

  test('continue in for still takes the step', () => {
    check(
      (x: number) => {
        let y = x;
        for (let i = 0; i < 6; y += i * x, i++) {
          if (i % 2 === 1) continue;
          y *= x;
        }
        return y;
      },
      [1.1],
    );
  });

  test('break deep in branches', () => {
    const f = (xs: number[]): number => {
      let a = 1;
      let b = 0;
      for (const x of xs) {
        if (x > 0) {
          if (x > 5) {
            a *= 2 * x;
            if (x > 10) break;
            b += a;
          } else if (x > 3) {
            continue;
          }
          a += x;
        } else {
          b += x * x;
        }
        b *= 1.5;
      }
      return a * b + a;
    };
    check(f, [[1, -2, 4, 6, 2]]);
    check(f, [[1, 12, 3]]);
    check(f, [[4, 4, -1, 7, 11, 2]]);
  });

  test('the last trip with and without an exit give the same derivative', () => {
    const f = (x: number, n: number): number => {
      let y = 1;
      for (let i = 0; i < 4; i++) {
        y *= x;
        if (i === n) break;
      }
      return y;
    };
    for (const n of [0, 1, 2, 3, 4]) expect(gradient(f, 2, n)[0]).toBe((Math.min(n, 3) + 1) * 2 ** Math.min(n, 3));
  });
});

describe('labels', () => {
  test('break to an outer loop', () => {
    const f = (rows: number[][]): number => {
      let sum = 1;
      outer: for (let i = 0; i < rows.length; i++) {
        for (let j = 0; j < rows[i].length; j++) {
          if (rows[i][j] < 0) break outer;
          sum += rows[i][j] * sum;
        }
        sum *= 1 + i;
      }
      return sum;
    };
    check(f, [
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    check(f, [
      [
        [1, 2],
        [3, -4],
        [5, 6],
      ],
    ]);
    check(
      f,
      [
        [
          [-1, 2],
          [3, 4],
        ],
      ],
      [
        [
          [0, 0],
          [0, 0],
        ],
      ],
    );
  });

  test('continue of an outer loop', () => {
    const f = (rows: number[][]): number => {
      let total = 1;
      rows: for (const row of rows) {
        let product = 1;
        for (const v of row) {
          product *= v;
          if (v < 0) continue rows;
          if (v > 10) break rows;
        }
        total += product * total;
      }
      return total;
    };
    check(f, [
      [
        [1, 2],
        [3, -4],
        [0.5, 2],
      ],
    ]);
    check(f, [
      [
        [1, 2],
        [11, 4],
        [0.5, 2],
      ],
    ]);
  });

  test('break out of a block', () => {
    const f = (x: number): number => {
      let y = x;
      block: {
        y *= x;
        if (y > 4) break block;
        y += 3 * x;
        inner: {
          if (y > 4) break inner;
          y *= 2;
          break block;
        }
        y *= x;
      }
      return y * y;
    };
    check(f, [3]);
    check(f, [1.5]);
    check(f, [0.5]);
  });

  test('three loops', () => {
    check(
      (x: number) => {
        let y = x;
        a: for (let i = 0; i < 4; i++) {
          b: for (let j = 0; j < 4; j++) {
            for (let k = 0; k < 4; k++) {
              y = y * 1.1 + x * k;
              if (k === 2 && j === 1) continue a;
              if (k > j) continue b;
              if (i === 3) break a;
            }
            y += x;
          }
        }
        return y;
      },
      [0.9],
    );
  });
});

describe('early return', () => {
  test('from branches', () => {
    const f = (x: number, y: number): number => {
      if (x < 0) return y;
      const z = x * y;
      if (z > 10) return z * z;
      if (y < 0) {
        if (x > 1) return x;
        return -x * y;
      }
      return z + 1;
    };
    check(f, [-1, 2], [0, 1]);
    check(f, [4, 5], [200, 160]);
    check(f, [2, -1], [1, 0]);
    check(f, [0.5, -1], [1, -0.5]);
    check(f, [2, 3], [3, 2]);
  });

  test('from loops', () => {
    const f = (xs: number[], limit: number): number => {
      let sum = 0;
      for (let i = 0; i < xs.length; i++) {
        sum += xs[i] ** 2;
        if (sum > limit) return sum * xs[0];
        for (let j = 0; j < i; j++) {
          sum += xs[j] * xs[i];
          if (sum > 2 * limit) return sum * xs[j];
        }
      }
      return sum;
    };
    check(f, [[1, 2, 3], 1000], [[7, 8, 9], 0]);
    check(f, [[1, 2, 3], 4]);
    check(f, [[1, 2, 3], 10]);
    check(f, [[3, 2, 3], 4]);
    check(f, [[1, 2, 3], 3.2]);
  });

  test('from while, do, for...of and switch', () => {
    const f = (xs: number[], how: number): number => {
      switch (how) {
        case 0:
          for (const x of xs) if (x > 1.5) return x * x;
          break;
        case 1: {
          let i = 0;
          while (true) if (xs[i++] > 2.5) return xs[i - 1] ** 3;
        }
        case 2: {
          let y = xs[0];
          do {
            y *= 2;
            if (y > 5) return y * xs[1];
          } while (true);
        }
      }
      return xs[0];
    };
    check(f, [[1, 2, 3], 0], [[0, 4, 0], 0]);
    check(f, [[1, 2, 3], 1], [[0, 0, 27], 0]);
    check(f, [[1, 2, 3], 2], [[16, 8, 0], 0]);
    check(f, [[1, 2, 3], 3], [[1, 0, 0], 0]);
  });

  test('with nothing after it', () => {
    check(
      (x: number) => {
        if (x > 0) {
          return x * x;
        } else {
          return x;
        }
      },
      [3],
      [6],
    );
  });

  test('code that is never reached', () => {
    check(
      (x: number) => {
        for (;;) {
          return 2 * x;
          x = 100;
        }
      },
      [3],
      [2],
    );
  });
});

describe('throw', () => {
  test('what the function throws comes out', () => {
    const f = (x: number): number => {
      if (x < 0) throw new RangeError(`negative: ${x}`);
      return Math.sqrt(x);
    };
    check(f, [4], [0.25]);
    expect(() => gradient(f, -1)).toThrow(new RangeError('negative: -1'));
  });

  test('from a loop, after some trips', () => {
    const seen: number[] = [];
    const f = (xs: number[]): number => {
      let sum = 0;
      for (const x of xs) {
        seen.push(x);
        if (x > 2) throw new Error('too large');
        sum += x * x;
      }
      return sum;
    };
    expect(() => gradient(f, [1, 2, 3, 4])).toThrow('too large');
    expect(seen).toEqual([1, 2, 3]);
    expect(gradient(f, [1, 2])).toEqual([[2, 4]]);
  });
});
