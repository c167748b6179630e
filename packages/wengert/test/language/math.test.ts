/** Every function of Math: called by name, against derivatives by hand and against finite differences. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { check, checkByHand } from '../support/check.js';

type Row = readonly [name: string, f: (x: number) => number, df: (x: number) => number, points: readonly number[]];

const smooth: readonly Row[] = [
  ['exp', (x) => Math.exp(x), (x) => Math.exp(x), [-2, 0, 1.5]],
  ['expm1', (x) => Math.expm1(x), (x) => Math.exp(x), [-2, 1e-9, 1.5]],
  ['log', (x) => Math.log(x), (x) => 1 / x, [0.1, 1, 7]],
  ['log1p', (x) => Math.log1p(x), (x) => 1 / (1 + x), [-0.5, 1e-9, 3]],
  ['log2', (x) => Math.log2(x), (x) => 1 / (x * Math.LN2), [0.1, 1, 7]],
  ['log10', (x) => Math.log10(x), (x) => 1 / (x * Math.LN10), [0.1, 1, 7]],
  ['sqrt', (x) => Math.sqrt(x), (x) => 0.5 / Math.sqrt(x), [0.04, 1, 9]],
  ['cbrt', (x) => Math.cbrt(x), (x) => 1 / (3 * Math.cbrt(x) ** 2), [-8, 0.5, 27]],
  ['sin', (x) => Math.sin(x), (x) => Math.cos(x), [-4, 0, 1]],
  ['cos', (x) => Math.cos(x), (x) => -Math.sin(x), [-4, 0, 1]],
  ['tan', (x) => Math.tan(x), (x) => 1 / Math.cos(x) ** 2, [-1, 0, 1.2]],
  ['asin', (x) => Math.asin(x), (x) => 1 / Math.sqrt(1 - x * x), [-0.9, 0, 0.5]],
  ['acos', (x) => Math.acos(x), (x) => -1 / Math.sqrt(1 - x * x), [-0.9, 0, 0.5]],
  ['atan', (x) => Math.atan(x), (x) => 1 / (1 + x * x), [-3, 0, 2]],
  ['sinh', (x) => Math.sinh(x), (x) => Math.cosh(x), [-2, 0, 1]],
  ['cosh', (x) => Math.cosh(x), (x) => Math.sinh(x), [-2, 0, 1]],
  ['tanh', (x) => Math.tanh(x), (x) => 1 - Math.tanh(x) ** 2, [-2, 0, 1]],
  ['asinh', (x) => Math.asinh(x), (x) => 1 / Math.sqrt(x * x + 1), [-2, 0, 1]],
  ['acosh', (x) => Math.acosh(x), (x) => 1 / Math.sqrt(x * x - 1), [1.1, 2, 5]],
  ['atanh', (x) => Math.atanh(x), (x) => 1 / (1 - x * x), [-0.9, 0, 0.5]],
  ['abs', (x) => Math.abs(x), (x) => Math.sign(x), [-3, 2]],
];

describe('smooth functions', () => {
  for (const [name, f, df, points] of smooth) {
    test(`Math.${name}`, () => {
      for (const x of points) check(f, [x], [df(x)]);
      // Inside of a larger expression the cotangent is not 1.
      const x = points[points.length - 1];
      expect(gradient((t: number) => 3 * f(t) * f(t), x)[0]).toBeCloseTo(6 * f(x) * df(x), 9);
    });
  }
});

describe('functions of several numbers', () => {
  test('pow', () => {
    check((x: number, y: number) => Math.pow(x, y), [2.5, -1.5]);
    check((x: number) => Math.pow(x, 2), [-3], [-6]);
  });

  test('atan2 in all quadrants', () => {
    for (const [y, x] of [
      [1, 2],
      [1, -2],
      [-1, -2],
      [-1, 2],
    ]) {
      check((a: number, b: number) => Math.atan2(a, b), [y, x], [x / 5, -y / 5]);
    }
  });

  test('hypot of no, one, two and more numbers', () => {
    check((x: number) => x + Math.hypot(), [2], [1]);
    check((x: number) => Math.hypot(x), [-2], [-1]);
    check((x: number, y: number) => Math.hypot(x, y), [3, 4], [0.6, 0.8]);
    check((x: number, y: number, z: number) => Math.hypot(x, y, z), [2, -3, 6], [2 / 7, -3 / 7, 6 / 7]);
    check((x: number) => Math.hypot(x, x), [3], [Math.SQRT2]);
  });

  test('max and min of no, one, two and more numbers', () => {
    check((x: number) => (Math.max() === -Infinity && Math.min() === Infinity ? x : 0), [2], [1]);
    check((x: number) => Math.max(x) + Math.min(x), [2], [2]);
    check((x: number, y: number) => Math.max(x, y) + 10 * Math.min(x, y), [2, 3], [10, 1]);
    check((x: number, y: number, z: number) => Math.max(x, y, z) - 2 * Math.min(x, y, z), [4, 5, -1], [0, 1, -2]);
  });

  test('hypot of the elements of an array', () => {
    for (const xs of [
      [0.1, 0.2, 0.3],
      [1e-3, 7, 0.77, 3],
      [1, 1e9, 3],
    ])
      check((v: number[]) => Math.hypot(...v), [xs]);
  });

  test('max and min of the elements of an array', () => {
    check((xs: number[]) => Math.max(...xs) + 2 * Math.min(...xs), [[3, 1, 4, 1.5]], [[0, 2, 1, 0]]);
  });
});

describe('functions without derivative', () => {
  test('steps', () => {
    check((x: number) => x * Math.floor(x) + Math.ceil(x) + Math.round(x) + Math.trunc(x) + Math.sign(x), [2.3], [2]);
    check((x: number) => x * Math.clz32(x) + Math.imul(x, 3), [2.3], [30]);
  });

  test('the fractional part', () => {
    check((x: number) => x - Math.floor(x), [2.3], [1]);
  });

  test('fround counts as exact', () => {
    checkByHand(
      (x: number) => Math.fround(x) * 2,
      () => [0.1],
      [2],
    );
  });

  test('random numbers are constants, drawn once', () => {
    const { value, gradient: d } = withGradient((x: number) => x * Math.random(), 3);
    expect(value).toBe(3 * d[0]);
    expect(d[0]).toBeLessThan(1);
  });

  test('the constants', () => {
    check(
      (x: number) =>
        x * (Math.PI + Math.E + Math.LN2 + Math.LN10 + Math.LOG2E + Math.LOG10E + Math.SQRT2 + Math.SQRT1_2),
      [2],
      [Math.PI + Math.E + Math.LN2 + Math.LN10 + Math.LOG2E + Math.LOG10E + Math.SQRT2 + Math.SQRT1_2],
    );
  });
});

describe('functions of Math as values', () => {
  test('in variables and arrays', () => {
    check(
      (x: number) => {
        const f = Math.sin;
        return f(x) * f(x);
      },
      [0.7],
      [Math.sin(1.4)],
    );
    check((x: number) => [Math.sin, Math.cos, Math.exp].map((f) => f(x)).reduce((a, b) => a + b), [0.7]);
  });

  test('as callbacks', () => {
    check((xs: number[]) => xs.map(Math.exp).reduce((a, b) => a * b), [[0.1, 0.2, 0.3]]);
  });

  test('destructured from Math', () => {
    const { sin, cos } = Math;
    check((x: number) => sin(x) * cos(x), [0.4], [Math.cos(0.8)]);
  });
});
