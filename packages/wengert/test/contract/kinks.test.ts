/** The derivative at kinks and edges: finite and fixed. */
import { describe, expect, test } from 'vitest';
import { gradient, pullback } from '../../src/index.js';
import { checkByHand } from '../support/check.js';

describe('kinks', () => {
  test('abs is flat at 0', () => {
    checkByHand(
      (x: number) => Math.abs(x),
      () => [0],
      [0],
    );
    checkByHand(
      (x: number) => Math.abs(x),
      () => [-0],
      [0],
    );
  });

  test('ties of max and min go to one argument', () => {
    for (const f of [(x: number, y: number) => Math.max(x, y), (x: number, y: number) => Math.min(x, y)]) {
      const [dx, dy] = gradient(f, 2, 2);
      expect([dx, dy].sort()).toEqual([0, 1]);
    }
    checkByHand(
      (x: number, y: number, z: number) => Math.max(x, y, z),
      () => [2, 2, 2],
      [1, 0, 0],
    );
  });

  test('max of one variable with itself and with 0', () => {
    checkByHand(
      (x: number) => Math.max(x, x),
      () => [3],
      [1],
    );
    checkByHand(
      (x: number) => Math.max(0, x),
      () => [0],
      [0],
    );
    checkByHand(
      (x: number) => Math.max(0, x),
      () => [-1],
      [0],
    );
    checkByHand(
      (x: number) => Math.max(0, x),
      () => [1],
      [1],
    );
  });

  test('atan2 is flat at the origin', () => {
    expect(gradient((y: number, x: number) => Math.atan2(y, x), 0, 0)).toEqual([0, 0]);
    expect(gradient((y: number, x: number) => Math.atan2(y, x) + y, -0, -0)).toEqual([1, 0]);
  });

  test('hypot is flat at the origin', () => {
    checkByHand(
      (x: number, y: number) => Math.hypot(x, y),
      () => [0, 0],
      [0, 0],
    );
  });

  test('steps have derivative 0 at their jumps', () => {
    checkByHand(
      (x: number) => Math.floor(x) + Math.round(x) + Math.sign(x),
      () => [0],
      [0],
    );
  });

  test('powers at 0', () => {
    checkByHand(
      (x: number) => x ** 2,
      () => [0],
      [0],
    );
    checkByHand(
      (x: number) => x ** 0,
      () => [0],
      [0],
    );
    checkByHand(
      (x: number) => 0 ** x,
      () => [3],
      [0],
    );
    checkByHand(
      (x: number, n: number) => x ** n,
      () => [0, 2],
      [0, 0],
    );
  });
});

describe('a zero cotangent makes no NaN', () => {
  test('of a factor that is zero', () => {
    checkByHand(
      (x: number) => 0 * Math.sqrt(x),
      () => [0],
      [0],
    );
    checkByHand(
      (x: number) => Math.log(x) * 0 + x,
      () => [1e-310],
      [1],
    );
  });

  test('of a branch that was not taken', () => {
    checkByHand(
      (x: number) => (x > 0 ? Math.sqrt(x) : 2 * x),
      () => [0],
      [2],
    );
    checkByHand(
      (x: number) => {
        const root = Math.sqrt(x);
        return x > 0 ? root : 3 * x;
      },
      () => [0],
      [3],
    );
    checkByHand(
      (x: number) => {
        let y = 1 / x;
        if (x === 0) y = x;
        return y;
      },
      () => [0],
      [1],
    );
  });

  test('of a value that is overwritten', () => {
    checkByHand(
      (x: number) => {
        const a = [0];
        a[0] = Math.cos(x / 0);
        a[0] = x * 2;
        return a[0];
      },
      () => [1],
      [2],
    );
  });

  test('a sigmoid far out', () => {
    checkByHand(
      (x: number) => 1 / (1 + Math.exp(-x)),
      () => [800],
      [0],
    );
    const [d] = gradient((x: number) => 1 / (1 + Math.exp(-x)), -800);
    expect(Math.abs(d)).toBe(0);
  });

  test('of a seed that is zero', () => {
    const [, back] = pullback((x: number) => Math.sqrt(x) / x, 0);
    expect(back(0)).toEqual([0]);
  });

  test('of elements that the result does not depend on', () => {
    const f = (xs: number[]): number => {
      const roots = xs.map((x) => Math.sqrt(x));
      return roots[1];
    };
    expect(gradient(f, [0, 4])).toEqual([[0, 0.25]]);
  });

  test('infinite derivatives that are asked for stay infinite', () => {
    expect(gradient((x: number) => Math.sqrt(x), 0)).toEqual([Infinity]);
    expect(gradient((x: number) => Math.log(x), 0)).toEqual([Infinity]);
    expect(gradient((x: number) => Math.cbrt(x), 0)).toEqual([Infinity]);
  });

  test('what was computed and not used contributes nothing, even if a factor is infinite', () => {
    const chosen = (x: number, a: number) => {
      const t = x * (1 / a);
      return a === 0 ? x : t;
    };
    expect(gradient(chosen, 3, 0)).toEqual([1, 0]);
    const neverRun = (x: number, a: number) => {
      let s = 0;
      for (let i = 0; i < a; i++) s += x * (1 / a);
      return s + x;
    };
    expect(gradient(neverRun, 3, 0)).toEqual([1, 0]);
    const chain = (x: number, a: number) => {
      const t = x * x * x * x;
      return a > 500 ? a : t;
    };
    expect(gradient(chain, 1e200, 1000)).toEqual([0, 1]);
    const movedOut = (x: number, y: number, k: number) => {
      let a = x;
      for (let i = 0; i < k; i++) {
        if (x > i) return a + y;
        a = y ** 3;
      }
      return x + y;
    };
    expect(gradient(movedOut, 0, 1e300, 0)).toEqual([1, 1, 0]);
    expect(pullback(movedOut, 0, 1e300, 0)[1](1)).toEqual([1, 1, 0]);
  });
});
