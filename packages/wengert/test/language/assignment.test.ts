/** Declarations and all forms of assignment. */
import { describe, expect, test } from 'vitest';
import { withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

describe('variables', () => {
  test('const, let, var', () => {
    check(
      (x: number) => {
        const a = x * x;
        let b = a + 1;
        var c = b * a;
        b = c - x;
        return b;
      },
      [2],
      [4 * 8 + 2 * 2 - 1],
    );
  });

  test('var is seen in the whole function', () => {
    check(
      (x: number) => {
        if (x > 0) {
          var y = x * 3;
        }
        return y! * y!;
      },
      [2],
      [36],
    );
  });

  test('blocks have variables of their own', () => {
    check(
      (x: number) => {
        const y = x;
        {
          const y = x * x;
          x = y;
        }
        return x * y;
      },
      [3],
      [27],
    );
  });

  test('several in one declaration', () => {
    check(
      (x: number) => {
        let a = x,
          b = a * a,
          c = b * a;
        return a + b + c;
      },
      [2],
      [17],
    );
  });

  test('a parameter may be assigned', () => {
    check(
      (x: number, y: number) => {
        x = x * y;
        y = x + y;
        x = y * x;
        return x;
      },
      [2, 3],
    );
  });

  test('values that are overwritten after use', () => {
    check(
      (x: number) => {
        let y = Math.sin(x);
        const kept = y * y;
        y = Math.cos(x);
        y = y * kept;
        return y;
      },
      [0.6],
    );
  });

  test('values that are overwritten before use', () => {
    check(
      (x: number) => {
        let y = x ** 7;
        y = 2;
        return x * y;
      },
      [3],
      [2],
    );
  });

  test('swap through a third variable and by destructuring', () => {
    check(
      (x: number, y: number) => {
        const t = x;
        x = y;
        y = t;
        [x, y] = [y * 2, x * 3];
        return x * x + y;
      },
      [2, 5],
      [16, 3],
    );
  });

  test('an uninitialised variable is undefined', () => {
    check(
      (x: number) => {
        let y: number | undefined;
        return (y ?? 2) * x;
      },
      [3],
      [2],
    );
  });
});

describe('compound assignment', () => {
  test('to variables', () => {
    check(
      (x: number) => {
        let y = x;
        y += x * x;
        y -= 3 * x;
        y *= x;
        y /= 1 + x;
        y **= 2;
        y %= 50;
        return y;
      },
      [1.7],
    );
  });

  test('with operators on bits', () => {
    check(
      (x: number) => {
        let n = 7;
        n &= 6;
        n |= 1;
        n ^= 2;
        n <<= 2;
        n >>= 1;
        n >>>= 1;
        return n * x;
      },
      [2.5],
      [5],
    );
  });

  test('to elements and properties', () => {
    check(
      (x: number) => {
        const a = [x, x];
        const o = { p: x, q: { r: x } };
        a[0] *= x;
        a[1] += a[0];
        o.p -= a[1];
        o.q.r /= 2;
        o['p'] **= 2;
        return a[0] + a[1] + o.p + o.q.r;
      },
      [3],
    );
  });

  test('the value of an assignment', () => {
    check(
      (x: number) => {
        let a: number, b: number;
        const c = (a = b = x * x) + (a += 1);
        return a * b * c;
      },
      [1.5],
    );
  });

  test('logical assignment', () => {
    check(
      (x: number) => {
        let a: number | undefined;
        let b = 0;
        let c = 4;
        a ??= x * 2;
        b ||= x * 3;
        c &&= x * 5;
        return a * b * c;
      },
      [2],
      [90 * 4],
    );
  });

  test('logical assignment evaluates its right side only if it assigns', () => {
    let calls = 0;
    const noted = (x: number): number => {
      calls++;
      return x;
    };
    const f = (x: number): number => {
      let a: number | undefined = x;
      a ??= noted(x) * 100;
      a ||= noted(x) * 100;
      let zero = 0;
      zero &&= noted(x) * 100;
      return a + zero;
    };
    expect([...withGradient(f, 3)]).toEqual([3, [1]]);
    expect(calls).toBe(0);
  });
});

describe('increments', () => {
  test('before and after', () => {
    check(
      (x: number) => {
        let y = x;
        const a = y++;
        const b = ++y;
        const c = y--;
        const d = --y;
        return a * b + c * d + y;
      },
      [2.5],
    );
  });

  test('of elements and properties', () => {
    check(
      (x: number) => {
        const a = [x];
        const o = { n: x };
        const first = a[0]++ * 2;
        const second = --o.n * 3;
        return first + second + a[0] * o.n;
      },
      [4],
    );
  });

  test('an index that is counted in an element access', () => {
    check(
      (xs: number[]) => {
        let i = 0;
        return xs[i++] * 2 + xs[i++] * 3 + xs[i++] * xs[0];
      },
      [[1, 2, 5]],
      [[7, 3, 1]],
    );
  });
});
