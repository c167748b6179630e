/** `for`, `while`, `do`, `for...of`, `for...in`: trip counts that are known, that depend on the data, and that are zero. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';

describe('for', () => {
  test('a counted loop', () => {
    check(
      (x: number) => {
        let y = x;
        for (let i = 0; i < 5; i++) y = Math.sin(y) * x + i;
        return y;
      },
      [0.8],
    );
  });

  test('upwards and downwards, with steps', () => {
    check(
      (xs: number[]) => {
        let sum = 0;
        for (let i = xs.length - 1; i >= 0; i--) sum = sum * 2 + xs[i];
        for (let i = 0; i < xs.length; i += 2) sum += xs[i] ** 2;
        for (let i = xs.length - 1; i > 0; i -= 2) sum *= xs[i];
        return sum;
      },
      [[1, 2, 3, 1.5, 0.5]],
    );
  });

  test('zero trips', () => {
    const f = (x: number, n: number): number => {
      let y = x * x;
      for (let i = 0; i < n; i++) y *= x;
      return y;
    };
    expect(gradient(f, 3, 0)).toEqual([6, 0]);
    expect(gradient(f, 3, -2)).toEqual([6, 0]);
    expect(gradient(f, 3, 1)).toEqual([27, 0]);
    expect(gradient(f, 3, NaN)).toEqual([6, 0]);
  });

  test('a bound that is no integer', () => {
    const f = (x: number, n: number): number => {
      let y = 1;
      for (let i = 0; i < n; i++) y *= x;
      return y;
    };
    expect(gradient(f, 3, 2.5)).toEqual([27, 0]);
  });

  test('a bound that the loop changes', () => {
    check(
      (x: number) => {
        let n = 6;
        let y = x;
        for (let i = 0; i < n; i++) {
          y = y * x + i;
          if (i % 2 === 0) n--;
        }
        return y;
      },
      [0.9],
    );
  });

  test('an index that the body changes', () => {
    check(
      (xs: number[]) => {
        let sum = 0;
        for (let i = 0; i < xs.length; i++) {
          sum += xs[i] * xs[i];
          if (xs[i] > 2) i++;
        }
        return sum;
      },
      [[1, 3, 5, 7, 2]],
      [[2, 6, 0, 14, 0]],
    );
  });

  test('a step that is no integer', () => {
    check(
      (x: number) => {
        let y = 0;
        for (let t = 0; t < 1; t += 0.1) y += Math.sin(t * x);
        return y;
      },
      [1.3],
    );
  });

  test('an active bound and an active index', () => {
    check(
      (x: number) => {
        let y = 0;
        for (let t = x; t < 3.1 * x; t += x / 4) y += t * t;
        return y;
      },
      [1.1],
    );
  });

  test('several variables, and a head with parts left out', () => {
    check(
      (xs: number[]) => {
        let sum = 0;
        for (let i = 0, j = xs.length - 1; i < j; i++, j--) sum += xs[i] * xs[j];
        let k = 0;
        for (; k < 2;) {
          sum *= xs[k];
          k++;
        }
        for (let m = 0; ; m++) {
          if (m > 2) break;
          sum += xs[m];
        }
        return sum;
      },
      [[2, 3, 4, 5]],
    );
  });

  test('nested, with the inner bound depending on the outer index', () => {
    check(
      (xs: number[]) => {
        let sum = 0;
        for (let i = 0; i < xs.length; i++) {
          for (let j = 0; j <= i; j++) {
            sum += xs[i] * Math.sin(xs[j]) * (i + 1);
          }
        }
        return sum;
      },
      [[0.3, 0.7, 1.1, 1.3]],
    );
  });

  test('three deep', () => {
    check(
      (a: number[][], b: number[][]) => {
        let trace = 0;
        for (let i = 0; i < 2; i++) {
          for (let j = 0; j < 2; j++) {
            let sum = 0;
            for (let k = 0; k < 3; k++) sum += a[i][k] * b[k][j];
            trace += sum * sum;
          }
        }
        return trace;
      },
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, -1],
          [0.5, 2],
          [-2, 1],
        ],
      ],
    );
  });

  test('one after the other, with values carried from one to the next', () => {
    check(
      (x: number) => {
        let a = x;
        let b = 1;
        for (let i = 0; i < 3; i++) {
          const t = a;
          a = a * b + x;
          b = t;
        }
        for (let i = 0; i < 2; i++) [a, b] = [b * x, a + b];
        return a * b;
      },
      [0.7],
    );
  });

  test('values that are only used in the last trip', () => {
    check(
      (x: number) => {
        let y = 0;
        let last = 0;
        for (let i = 1; i < 6; i++) {
          last = Math.exp(-x * i);
          if (i === 5) y = last * last;
        }
        return y + last;
      },
      [0.3],
    );
  });

  test('an empty body', () => {
    check(
      (x: number) => {
        let i;
        for (i = 0; i < 4; i++);
        return x * i;
      },
      [2],
      [4],
    );
  });

  test('a large trip count', () => {
    check(
      (x: number) => {
        let y = x;
        for (let i = 0; i < 10000; i++) y = y * 0.9999 + 1e-4 * x;
        return y;
      },
      [2],
    );
  });
});

describe('while and do', () => {
  test('a trip count that depends on the data', () => {
    const f = (x: number): number => {
      let y = x;
      while (y < 100) y = y * y + 1;
      return y;
    };
    check(f, [1.1]);
    check(f, [3]);
    check(f, [200], [1]);
  });

  test("Newton's method", () => {
    check(
      (a: number) => {
        let x = a;
        while (Math.abs(x * x - a) > 1e-14) x = (x + a / x) / 2;
        return x;
      },
      [2],
      [0.5 / Math.SQRT2],
    );
  });

  test('do runs at least once', () => {
    const f = (x: number): number => {
      let y = 1;
      do {
        y *= x;
      } while (y < 20 && x > 1);
      return y;
    };
    check(f, [0.5], [1]);
    check(f, [3], [27]);
  });

  test('side effects in the condition', () => {
    check(
      (xs: number[]) => {
        let i = 0;
        let sum = 0;
        while (i++ < xs.length - 1) sum += xs[i] * i;
        do sum *= xs[--i];
        while (i > 2);
        return sum;
      },
      [[1, 2, 3, 4]],
    );
  });

  test('nested', () => {
    check(
      (x: number) => {
        let y = x;
        let n = 0;
        while (y < 50) {
          let z = y;
          do {
            z = z / 2 + x;
            n++;
          } while (z > 3 * x);
          y = y * 1.5 + z;
        }
        return y * n;
      },
      [1.3],
    );
  });
});

describe('for...of and for...in', () => {
  test('the elements of an array', () => {
    check(
      (xs: number[]) => {
        let product = 1;
        for (const x of xs) product *= x + 1;
        return product;
      },
      [[1, 2, 3]],
      [[12, 8, 6]],
    );
  });

  test('of a typed array', () => {
    check(
      (xs: Float64Array) => {
        let sum = 0;
        for (const x of xs) sum += Math.exp(x);
        return sum;
      },
      [Float64Array.of(0, 1, 2)],
      [Float64Array.of(1, Math.E, Math.E ** 2)],
    );
  });

  test('an empty array', () => {
    check(
      (xs: number[], y: number) => {
        for (const x of xs) y *= x;
        return y;
      },
      [[], 3],
      [[], 1],
    );
  });

  test('rows, taken apart', () => {
    check(
      (rows: [number, number][]) => {
        let sum = 0;
        for (const [a, b] of rows) sum += a * b;
        for (const row of rows) for (const v of row) sum *= v;
        return sum;
      },
      [
        [
          [1, 2],
          [3, 0.5],
        ],
      ],
    );
  });

  test('a literal, and an outer variable', () => {
    check(
      (x: number) => {
        let k;
        let sum = 0;
        for (k of [x, x * x, 2]) sum += k * x;
        return sum * k!;
      },
      [3],
    );
  });

  test('an array that grows while it is walked', () => {
    check(
      (x: number) => {
        const queue = [x];
        let sum = 0;
        for (const v of queue) {
          sum += v * v;
          if (queue.length < 5) queue.push(v * 0.5, v + 1);
        }
        return sum;
      },
      [1.5],
    );
  });

  test('the keys of an object', () => {
    check(
      (o: { a: number; b: number; c: number }) => {
        let product = 1;
        for (const key in o) product *= o[key as 'a'];
        return product;
      },
      [{ a: 2, b: 3, c: 4 }],
      [{ a: 12, b: 8, c: 6 }],
    );
  });
});
