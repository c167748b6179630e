/** What is zero stays zero: factors and cotangents of zero beside something infinite never give NaN. */
import { describe, expect, test } from 'vitest';
import { adjointSource, derivative, gradient, pullback } from '../../src/index.js';
import { expectClose } from '../support/close.js';

describe('roots at the edge of their domains', () => {
  test.each([
    ['sqrt of a square', (x: number): number => Math.sqrt(x * x), 0],
    ['sqrt of a power', (x: number): number => Math.sqrt(x ** 2), 0],
    ['sqrt of a fourth power', (x: number): number => Math.sqrt(x ** 4), 0],
    ['a power of a half', (x: number): number => (x * x) ** 0.5, 0],
    ['acos at 1', (x: number): number => Math.acos(1 - x * x), 0],
    ['asin at 1', (x: number): number => Math.asin(Math.cos(x)), 0],
    ['acosh at 1', (x: number): number => Math.acosh(Math.cosh(x)), 0],
    ['through a variable and a sum', (x: number): number => 3 * Math.sqrt(x * x + x * x) + x, 1],
  ])('%s', (_, f, slope) => {
    expect(derivative(f)(0)).toBe(slope);
  });

  test('the length of a vector at the origin, by a loop', () => {
    const length = (v: number[]): number => {
      let sum = 0;
      for (let i = 0; i < v.length; i++) sum += v[i] * v[i];
      return Math.sqrt(sum);
    };
    expect(gradient(length, [0, 0, 0])).toEqual([[0, 0, 0]]);
    expectClose(gradient(length, [3, 4])[0], [0.6, 0.8]);
  });

  test('through an array', () => {
    const f = (x: number): number => {
      const squares = [0, 0];
      for (let i = 0; i < 2; i++) squares[i] = x * x;
      return Math.sqrt(squares[1]);
    };
    expect(gradient(f, 0)).toEqual([0]);
    expect(gradient(f, -2)).toEqual([-1]);
  });

  test('the distances of points, each to each and itself', () => {
    const f = (p: Float64Array): number => {
      let sum = 0;
      for (let i = 0; i < p.length; i++)
        for (let j = 0; j < p.length; j++) {
          const d = p[i] - p[j];
          sum += Math.sqrt(d * d);
        }
      return sum;
    };
    expect(Array.from(gradient(f, Float64Array.of(0, 1, 3))[0])).toEqual([-4, 0, 4]);
  });

  test('what is infinite stays so', () => {
    expect(derivative(Math.sqrt)(0)).toBe(Infinity);
    expect(derivative((x: number) => Math.sqrt(x))(0)).toBe(Infinity);
    expect(derivative((x: number) => Math.sqrt(2 * x))(0)).toBe(Infinity);
  });

  test('code without roots has no guards', () => {
    expect(adjointSource((x: number) => x * x * x)).not.toContain('?');
  });
});

describe('large and small numbers', () => {
  test.each([
    ['asinh', (x: number): number => Math.asinh(x * 1e200), 1],
    ['acosh', (x: number): number => Math.acosh(x * 1e200), 1],
    ['atan2', (x: number): number => Math.atan2(x * 1e200, 1e200), 0.5],
    ['atan2 of small numbers', (x: number): number => Math.atan2(1e-200, x * 1e-200), -0.5],
    ['acosh near 1', (x: number): number => Math.acosh(x + 1e-10), 1 / Math.sqrt(1e-10 * (2 + 1e-10))],
  ])('%s', (_, f, slope) => {
    expect(Math.abs(derivative(f)(1) / slope - 1)).toBeLessThan(1e-7);
  });

  test('angles far out and at the axes', () => {
    expect(gradient(Math.atan2, 1, Infinity).map((d) => d + 0)).toEqual([0, 0]);
    expect(gradient(Math.atan2, -Infinity, 2).map((d) => d + 0)).toEqual([0, 0]);
    expect(gradient(Math.atan2, 0, 1e-200).map((d) => d + 0)).toEqual([1e200, 0]);
    expect(gradient(Math.atan2, 2, 0).map((d) => d + 0)).toEqual([0, -0.5]);
  });
});

describe('zero beside infinity', () => {
  const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

  test('a sigmoid far out', () => {
    for (const x of [-800, -1e4, 800, -710]) expect(derivative(sigmoid)(x) + 0).toBe(0);
    expect(derivative((x: number) => Math.log1p(Math.exp(x)))(-800)).toBe(0);
  });

  test('branches that are not taken', () => {
    const safe = (x: number): number => (x > 0 ? Math.log(x) * Math.sqrt(x) : 0);
    expect(derivative(safe)(0)).toBe(0);
    const chosen = (x: number): number => {
      const root = Math.sqrt(x);
      const inverse = 1 / x;
      return x > 0 ? root + inverse : x * 3;
    };
    expect(derivative(chosen)(0)).toBe(3);
  });

  test('a factor that is zero', () => {
    expect(gradient((x: number, w: number) => w * Math.sqrt(x), 0, 0)).toEqual([0, 0]);
    expect(gradient((x: number, w: number) => w * Math.log(x + 1), 0, 0)).toEqual([0, 0]);
  });

  test('an infinite factor of what is not chosen', () => {
    expect(gradient((x: number, w: number) => Math.min(x * w, 5), 1, Infinity)).toEqual([0, 0]);
    expect(gradient((x: number, w: number) => Math.max(0, -x * w, x), 2, Infinity)).toEqual([1, 0]);
    const chosen = (x: number): number => {
      const far = x * Infinity;
      return far > 5 ? x : far;
    };
    expect(derivative(chosen)(1)).toBe(1);
  });

  test.each([
    ['exp', (x: number, w: number): number => Math.exp(-x * w)],
    ['expm1', (x: number, w: number): number => Math.expm1(-x * w)],
    ['tanh', (x: number, w: number): number => Math.tanh(x * w)],
    ['atan', (x: number, w: number): number => Math.atan(x * w)],
    ['atan2', (x: number, w: number): number => Math.atan2(1, x * w)],
    ['a denominator', (x: number, w: number): number => 3 / (1 + x * w)],
    ['a sigmoid', (x: number, w: number): number => 1 / (1 + Math.exp(-x * w))],
    ['a root in a denominator', (x: number, w: number): number => 1 / Math.sqrt(1 + x * w)],
    ['a negative power', (x: number, w: number): number => (x * w) ** -2],
    ['an exponent', (x: number, w: number): number => 0.5 ** (x * w)],
    ['a divisor of a remainder', (x: number, w: number): number => 7 % (x * w)],
  ])('an infinite factor of what vanishes at infinity: %s', (_, f) => {
    const zeros = gradient(f, 2, Infinity).map((d) => d + 0);
    expect(zeros).toEqual([0, 0]);
  });

  test.each([
    [
      'a loop',
      (x: number, w: number): number => {
        let t = x;
        for (let i = 0; i < 2; i++) t *= w;
        return Math.exp(-t);
      },
    ],
    [
      'a loop that ends by its values',
      (x: number, w: number): number => {
        let t = x;
        while (t < 5) t *= w;
        return 1 / t;
      },
    ],
    ['the elements of a list', (x: number, w: number): number => Math.exp(-[2, w, 3].reduce((a, b) => a * b, x))],
    [
      'functions in a list',
      (x: number, w: number): number => {
        const steps = [(v: number): number => v * w, (v: number): number => v * 2];
        return Math.exp(-steps.reduce((v, step) => step(v), x));
      },
    ],
    [
      'a recursion',
      (x: number, w: number): number => {
        const scaled = (v: number, n: number): number => (n === 0 ? v : scaled(v * w, n - 1));
        return Math.exp(-scaled(x, 3));
      },
    ],
    [
      'a recursion that multiplies what it gets',
      (x: number, w: number): number => {
        const scaled = (v: number, n: number): number => (n === 0 ? v : scaled(v, n - 1) * w);
        return Math.tanh(scaled(x, 2));
      },
    ],
  ])('an infinite factor in a running product: %s', (_, f) => {
    expect(gradient(f, 2, Infinity).map((d) => d + 0)).toEqual([0, 0]);
    const [, back] = pullback(f, 2, Infinity);
    expect(back(1).map((d) => d + 0)).toEqual([0, 0]);
  });

  test('a call whose result is not used', () => {
    const far = (x: number, n: number): number => (n === 0 ? x * x * Infinity : far(x, n - 1));
    const f = (x: number): number => {
      const t = far(x, 2);
      return x > 1 ? 3 * x : t;
    };
    expect(gradient(f, 2)).toEqual([3]);
  });

  test('running products that are not flat have no guards', () => {
    const power = (x: number, w: number): number => {
      let t = x;
      for (let i = 0; i < 3; i++) t *= w;
      return t;
    };
    expect(adjointSource(power)).not.toContain('?');
    expect(gradient(power, 2, 3)).toEqual([27, 54]);
  });

  test('what is not guarded, because it would be felt: sums in loops, and what goes through arrays', () => {
    const dot = (x: number[], w: number[]): number => {
      let sum = 0;
      for (let i = 0; i < x.length; i++) sum += x[i] * w[i];
      return Math.exp(-sum);
    };
    const [dx, dw] = gradient(dot, [1, 2], [3, Infinity]);
    expect(dx).toEqual([0, NaN]);
    expect(dw).toEqual([0, 0]);
  });

  test('what overflows before it meets a factor of zero is not zero', () => {
    expect(derivative((x: number) => x * 0 * 1e300)(1)).toBe(0);
    expect(derivative((x: number) => x * 0 * 1e300 * 1e300)(1)).toBeNaN();
    expect(derivative((x: number) => x * 1e300 * 1e300 * 0)(1)).toBe(0);
  });

  test('functions that are flat far out', () => {
    const gauss = (x: number): number => Math.exp(-x * x);
    const bump = (x: number): number => 1 / (1 + x * x);
    for (const x of [Infinity, -Infinity]) {
      expect(derivative(gauss)(x) + 0).toBe(0);
      expect(derivative(bump)(x) + 0).toBe(0);
    }
    expect(derivative((x: number) => Math.atan(x ** 3))(1e155)).toBe(0);
  });

  test('a factor of zero that is written out', () => {
    expect(derivative((x: number) => Math.sqrt(0 * x) + x)(1)).toBe(1);
  });
});

describe('powers and norms with infinite operands', () => {
  const power = (x: number, y: number): number => x ** y;

  test.each([
    [0, Infinity],
    [0.5, Infinity],
    [2, -Infinity],
    [1e300, -Infinity],
    [Infinity, -3],
  ])('%s ** %s is 0 all around', (x, y) => {
    expect(gradient(power, x, y).map((d) => d + 0)).toEqual([0, 0]);
    expect(derivative((b: number) => b ** y)(x) + 0).toBe(0);
    expect(derivative((e: number) => x ** e)(y) + 0).toBe(0);
  });

  test('what is infinite stays so', () => {
    expect(gradient(power, 2, Infinity)).toEqual([Infinity, Infinity]);
    expect(gradient(power, 0.5, -Infinity)).toEqual([-Infinity, -Infinity]);
  });

  test('by the exponent, powers of negative numbers have no derivative', () => {
    expect(gradient(power, -2, 3)).toEqual([12, NaN]);
    expect(gradient((x: number, n: number) => x ** Math.round(n), -2, 3)).toEqual([12, 0]);
    expect(gradient((x: number, n: number) => x ** n * 0 + n, -2, 3)).toEqual([0, 1]);
    expect(derivative((x: number) => x ** 3)(-2)).toBe(12);
    expect(derivative((n: number) => (-2) ** n)(3)).toBeNaN();
    expect(derivative(derivative((n: number) => (-2) ** n))(3)).toBeNaN();
  });

  test('an infinite operand of a norm outweighs the finite ones', () => {
    const norm = (...xs: [number, number, number]): number => Math.hypot(...xs);
    const three = (x: number, y: number, z: number): number => norm(x, y, z);
    expect(gradient(three, Infinity, 1, -2).map((d) => d + 0)).toEqual([1, 0, 0]);
    expect(gradient((x: number, y: number) => Math.hypot(x, y), 3, -Infinity)).toEqual([0, -1]);
    expect(gradient((x: number, y: number) => Math.hypot(x, y), Infinity, -Infinity)).toEqual([1, -1]);
    expect(gradient((x: number, y: number) => 1 / Math.hypot(x, y), Infinity, 1).map((d) => d + 0)).toEqual([0, 0]);
    expect(derivative((x: number) => Math.hypot(x))(-Infinity)).toBe(-1);
  });
});
