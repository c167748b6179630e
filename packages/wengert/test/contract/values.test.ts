/** Under differentiation a function has the value that it has without, bit for bit. */
import { expect, test } from 'vitest';
import { derivative, gradient, pullback, withGradient } from '../../src/index.js';

const programs: readonly [string, (x: number, xs: number[]) => number][] = [
  ['a polynomial', (x) => 1 - x + x * x * 0.1 - x ** 3 / 7],
  ['sums that cancel', (x) => x + 1e16 - x - 1e16 + (x - 1e-16)],
  ['transcendental functions', (x) => Math.sin(x) ** 2 + Math.exp(-x) * Math.tanh(x) - Math.log1p(x * x)],
  ['x + 0, 0 + x, x * 1, x / 1', (x) => (x + 0) * 1 + 0 / (1 + x * x) + x / 1],
  ['a product with 0', (x) => 0 * x],
  ['a difference with 0', (x) => 0 - x],
  [
    'a loop',
    (x, xs) => {
      let y = 0;
      for (let i = 0; i < xs.length; i++) y = y * 1.1 + xs[i] * x;
      return y;
    },
  ],
  ['reduce', (x, xs) => xs.map((v) => v * x).reduce((a, b) => a + b, 0)],
  [
    'arrays of single precision',
    (x) => {
      const a = new Float32Array(2);
      a[0] = x * 0.1;
      a[1] = a[0] + x;
      return a[0] * a[1];
    },
  ],
  ['comparisons', (x) => (x > 0 ? x : x < 0 ? -x : 42)],
  ['bits', (x) => (x | 0) + (x >>> 3) + ~x],
];

const points = [0, -0, 1, -1, 0.1, -3.7, 1e-300, -1e300, Number.MAX_VALUE, Number.MIN_VALUE, Infinity, -Infinity, NaN];

for (const [name, f] of programs) {
  test(name, () => {
    for (const x of points) {
      const xs = [0.1, -0.2, 0.3];
      const plain = f(x, xs);
      expect(Object.is(withGradient(f, x, xs).value, plain), `at ${x}`).toBe(true);
      expect(Object.is(pullback(f, x, xs).value, plain), `at ${x}`).toBe(true);
    }
  });
}

test('parameters that are not given have their defaults, also those that are captured', () => {
  const settings = { k: 5, weights: [1, 2] };
  const f = (x: number, k = settings.k, w = settings.weights, ...more: number[]): number =>
    (k === 5 ? x * k : 0) + w[1] * x * x + more.length;
  expect(derivative(f)(2)).toBe(13);
  expect(derivative(derivative(f))(2)).toBe(4);
  expect(gradient((x: number) => derivative(f)(x) * x, 2)).toEqual([21]);
  expect(gradient(f, 2)).toEqual([13]);
  expect(pullback(f, 2)[1](1)).toEqual([13]);
});
