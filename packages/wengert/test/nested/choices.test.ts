/** `wrt` and the gradient with respect to a function itself, inside of differentiated code. */
import {
  adjoint,
  gradient,
  mul,
  sum,
  tensor,
  gradientWithSelf,
  jacobian,
  pullback,
  pullbackWithSelf,
  withGradient,
  wrt,
} from 'wengert';
import { describe, expect, test } from 'vitest';
import { expectClose } from '../support/close.js';
import { check } from '../support/check.js';
import { refusalOf } from '../support/refused.js';

describe('wrt', () => {
  const f = (x: number, w: number[]): number => x ** 3 * w[0] * w[1] ** 2;

  test('gradient and withGradient', () => {
    check(
      (a: number, b: number) => {
        const [none, dw] = gradient(wrt(f, 1), a, [a, b]);
        const made = withGradient(wrt(f, 0), a * b, [a, b]);
        return none === undefined ? dw[0] * dw[1] + made.value * made.gradient[0] : 0;
      },
      [0.75, -1.25],
    );
  });

  test('by hand', () => {
    // d/dx of x^3 y, with respect to x alone, is 3 x^2 y; its gradient is [6xy, 3x^2].
    const g = (x: number, y: number): number =>
      gradient(
        wrt((p: number, q: number) => p ** 3 * q, 0),
        x,
        y,
      )[0];
    expect(gradient(g, 2, 5)).toEqual([60, 12]);
  });

  test('a choice that was made outside', () => {
    const chosen = wrt((p: number, q: number) => p ** 3 * q, 0);
    const g = (x: number, y: number): number => {
      const [d, none] = gradient(chosen, x, y);
      return none === undefined ? d : NaN;
    };
    expect(gradient(g, 2, 5)).toEqual([60, 12]);
  });

  test('pullback and jacobian', () => {
    check(
      (a: number, b: number) => {
        const [, back] = pullback(
          wrt((x: number, y: number) => x * x * y, 1),
          a,
          b,
        );
        const [none, m] = jacobian(
          wrt((k: number, v: number[]) => [v[0] * k, v[1] ** 2], 1),
          a,
          [a, b],
        );
        return none === undefined ? back(a)[1] * m[1][1] * m[0][0] : 0;
      },
      [0.75, -1.25],
    );
  });

  test('an argument that shares memory with a chosen one', () => {
    check(
      (a: number, b: number) => {
        const v = [a, b];
        const [d] = gradient(
          wrt((p: number[], q: number[]) => p[0] * q[1] * q[0], 0),
          v,
          v,
        );
        return d[0] * d[1];
      },
      [0.75, -1.25],
    );
  });

  test('called as the function', () => {
    check((a: number, b: number) => gradient((x: number) => wrt(f, 0)(x, [a, b]), a)[0], [0.75, -1.25]);
  });
});

describe('with the gradient of the function itself', () => {
  const scale = (a: number) => (x: number) => x * a * a;

  test('made inside', () => {
    check(
      (a: number, x: number) => {
        const [self, d] = gradientWithSelf(scale(a), x);
        return (self as { a: number }).a * d;
      },
      [1.25, 0.5],
      [2 * 3 * 1.25 ** 2 * 0.5, 2 * 1.25 ** 3],
    );
  });

  test('made outside', () => {
    const outside = scale(3);
    check((x: number) => (gradientWithSelf(outside, x * x)[0] as { a: number }).a, [0.5], [6 * 2 * 0.5]);
  });

  test('objects with a method `call`', () => {
    check(
      (w: number, x: number) => {
        const layer = {
          w: [w, w * x],
          call(y: number): number {
            return this.w[0] * y ** 2 + this.w[1] ** 2;
          },
        };
        const [self, d] = gradientWithSelf(layer, x);
        const [, back] = pullbackWithSelf(layer, x);
        return self.w[0] * self.w[1] * d + back(w)[1];
      },
      [1.25, 0.5],
    );
  });

  test('functions with fields', () => {
    check(
      (w: number, x: number) => {
        const f = Object.assign((y: number): number => f.k * y * y * w, { k: w * w });
        const [self, d] = gradientWithSelf(f, x);
        const { k, w: captured } = self as { k: number; w: number };
        return k * captured * d;
      },
      [1.25, 0.5],
    );
  });
});

describe('pullbacks that were made outside, called inside', () => {
  test('of a function with partial derivatives', () => {
    const [, back] = pullback(Math.sin, 0.5);
    expectClose(
      gradient((d: number) => back(d)[0] ** 2, 3),
      [2 * 3 * Math.cos(0.5) ** 2],
    );
  });

  test('of a function with pullbacks', () => {
    const [, back] = pullback(mul, tensor([1, 2]), tensor([3, 4]));
    const [d] = gradient((d) => sum(mul(back(d)[0], back(d)[1])), tensor([1, 1]));
    expect([...d.data]).toEqual([6, 16]);
  });

  test('of an object', () => {
    const [, back] = pullbackWithSelf({ w: 3, call: (x: number) => x ** 2 }, 2);
    expect(gradient((d: number) => back(d)[1] ** 2, 1)).toEqual([32]);
  });

  test('of any other rule is refused', () => {
    const cube = (x: number): number => x ** 3;
    adjoint(cube, (x) => [x ** 3, (d) => [3 * x * x * d]]);
    const [, back] = pullback(cube, 2);
    expect(back(1)).toEqual([12]);
    const error = refusalOf(() => gradient((d: number) => back(d)[0], 1));
    expect(error.code).toBe('refused-function');
    expect(error.message).toContain('made outside');
  });
});
