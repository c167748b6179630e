/** Arithmetic operators, at ordinary points and at the ends of their domains. */
import { describe, expect, test } from 'vitest';
import { derivative, gradient, withGradient } from '../../src/index.js';
import { check, checkByHand } from '../support/check.js';

describe('arithmetic', () => {
  test('addition, subtraction, negation, plus', () => {
    check((x: number, y: number) => x + y - -x - +y * 3, [2, 5], [2, -2]);
  });

  test('multiplication', () => {
    check((x: number, y: number) => x * y * x, [3, 5], [30, 9]);
  });

  test('division', () => {
    check((x: number, y: number) => x / y, [3, 4], [0.25, -3 / 16]);
    check((x: number) => 1 / x, [-0.5], [-4]);
  });

  test('remainder', () => {
    check((x: number, y: number) => x % y, [7.5, 2], [1, -3]);
    check((x: number, y: number) => x % y, [-7.5, 2], [1, 3]);
    check((x: number) => (x * x) % 1, [1.7], [3.4]);
  });

  test('powers', () => {
    check((x: number, y: number) => x ** y, [2, 3], [12, 8 * Math.log(2)]);
    check((x: number) => x ** 2, [-3], [-6]);
    check((x: number) => x ** 3, [0], [0]);
    check((x: number) => x ** 1, [0], [1]);
    check((x: number) => x ** -1, [4], [-1 / 16]);
    check((x: number) => x ** 0.5, [4], [0.25]);
    check((x: number) => 2 ** x, [-1.5], [2 ** -1.5 * Math.log(2)]);
    checkByHand(
      (x: number) => x ** 0,
      () => [0],
      [0],
    );
    checkByHand(
      (x: number) => 0 ** x,
      () => [2],
      [0],
    );
  });

  test('one variable used many times', () => {
    check((x: number) => x * x + x / (1 + x * x) - x ** 3, [0.7]);
  });

  test('literals in all notations', () => {
    check((x: number) => x * 1_000 + x * 0x10 + x * 0b11 + x * 0o7 + x * 1e-3 + x * 0.5, [2], [1026.501]);
  });
});

describe('operators without derivative', () => {
  test('bits', () => {
    check((x: number) => x * ((x | 0) & 3) + (x ^ 0) - (x >> 1) + (x << 1) + (x >>> 1) - ~x, [6.5], [2]);
  });

  test('comparisons give booleans, and those count as numbers', () => {
    check((x: number) => x * Number(x > 1) + x * +(x < 100) + (x === 3 ? 1 : 0) + (x !== 3 ? x : 0), [2.5], [3]);
  });

  test('typeof, void, in, instanceof, delete', () => {
    check((x: number) => (typeof x === 'number' ? 2 * x : 0), [1.5], [2]);
    check((x: number) => (void x === undefined ? 3 * x : 0), [1.5], [3]);
    check((o: { a?: number; b: number }) => ('a' in o ? 5 : 7) * o.b, [{ b: 2 }], [{ b: 7 }]);
    check((xs: number[]) => (xs instanceof Array ? xs[0] * 4 : 0), [[2]], [[4]]);
  });

  test('comma', () => {
    check(
      (x: number) => {
        let y = x;
        return ((y *= 3), (y += 1), y * y);
      },
      [2],
      [42],
    );
  });
});

describe('values', () => {
  test('a constant function has zero gradient', () => {
    expect(gradient((_x: number) => 7, 3)).toEqual([0]);
    expect(derivative((_x) => 7)(3)).toBe(0);
  });

  test('the identity', () => {
    expect(gradient((x: number) => x, 3)).toEqual([1]);
  });

  test('negative zero stays negative zero', () => {
    expect(Object.is(withGradient((x: number) => x * 1, -0).value, -0)).toBe(true);
    expect(Object.is(withGradient((x: number) => x + 0, -0).value, 0)).toBe(true);
    expect(Object.is(withGradient((x: number) => 0 - x, 0).value, 0)).toBe(true);
    expect(Object.is(withGradient((x: number) => -x, 0).value, -0)).toBe(true);
    expect(Object.is(withGradient((x: number) => x * -0, 3).value, -0)).toBe(true);
  });

  test('infinite and NaN values come out as they are', () => {
    expect(withGradient((x: number) => x / 0, 1).value).toBe(Infinity);
    expect(withGradient((x: number) => Math.sqrt(x), -1).value).toBeNaN();
    expect(withGradient((x: number) => x * 2, Infinity).value).toBe(Infinity);
  });

  test('operations keep their order, so that rounding is the same', () => {
    const f = (x: number, y: number, z: number): number =>
      x + y + z - (z + (y + x)) + x * y * z - z * y * x + (x / y) * z;
    check(f, [0.1, 0.2, 0.3]);
    check(f, [1e16, -1, 3]);
  });
});
