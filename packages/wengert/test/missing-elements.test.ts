/** Reading beyond the end of an array gives `undefined`, under differentiation too, although its elements are numbers. */
import { expect, test } from 'vitest';
import { WengertError, withGradient } from '../src/index.js';

test('beyond the end', () => {
  const f = (xs: number[], i: number): number => (xs[i] ?? 5) * xs[0];
  expect([...withGradient(f, [2, 3], 7)]).toEqual([10, [[5, 0], 0]]);
  expect([...withGradient(f, [2, 3], 1)]).toEqual([6, [[3, 2], 0]]);
  const g = (xs: Float64Array, i: number): number => (xs[i] === undefined ? 1 : xs[i]) * xs[0];
  expect(withGradient(g, Float64Array.of(2, 3), 7).value).toBe(2);
  const h = (xs: number[], i: number): number => (typeof xs[i] === 'number' ? xs[i] : 4) * xs[0];
  expect(withGradient(h, [2, 3], 7).value).toBe(8);
});

test('objects that are used as numbers are refused', () => {
  const code = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return error instanceof WengertError ? error.code : error;
    }
  };
  const double = (x: number): number => x * 2;
  expect(code(() => withGradient(double as never, [1.4] as never))).toBe('unsupported-syntax');
  const field = (o: { a: number }): number => o.a * 2;
  expect(code(() => withGradient(field as never, { a: [3] } as never))).toBe('unsupported-syntax');
  // Deeper than types are known.
  const deep = (o: { a: { b: { c: { d: number } } } }): number => o.a.b.c.d * 2;
  expect(code(() => withGradient(deep as never, { a: { b: { c: { d: [3] } } } } as never))).toBe('unsupported-syntax');
});
