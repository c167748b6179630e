/** Pullbacks, Jacobians, parameters and rules on two levels. */
import {
  adjoint,
  derivative,
  gradient,
  jacobian,
  Params,
  pullback,
  pullbackWithSelf,
  scalarRule,
  stopGradient,
} from 'wengert';
import { describe, expect, test } from 'vitest';
import { expectClose } from '../support/close.js';
import { check } from '../support/check.js';

describe('pullbacks', () => {
  test('made and run inside', () => {
    check(
      (x: number) => {
        const [y, back] = pullback((z: number) => z ** 3 * x, x);
        return y + back(x * y)[0];
      },
      [1.25],
    );
    check(
      (x: number) => {
        const { value, back } = pullback((z: number[]) => [z[0] * z[1], z[0] + x], [x, 2]);
        const [d] = back([value[1], x]);
        return d[0] * d[1];
      },
      [1.25],
    );
  });

  test('run more than once', () => {
    check(
      (x: number) => {
        const [, back] = pullback((z: number) => Math.sin(z) * x, x);
        return back(1)[0] * back(x)[0] + back(2)[0];
      },
      [0.75],
    );
  });

  test('made outside: back is linear in its cotangent', () => {
    const [, back] = pullback((x: number) => x ** 3, 2);
    expect(gradient((d: number) => back(d)[0] * d, 5)).toEqual([120]);
    const [, ofArray] = pullback((x: number[]) => [x[0] * x[1], x[0] ** 2], [2, 3]);
    expectClose(jacobian((d: number[]) => ofArray(d)[0], [1, 1])[0], [
      [3, 4],
      [2, 0],
    ]);
  });

  test('with the gradient of the function itself', () => {
    const scale = (a: number) => (x: number) => x * a * a;
    check(
      (a: number, x: number) => {
        const [, back] = pullbackWithSelf(scale(a), x);
        const [self, d] = back(1);
        return (self as { a: number }).a * d;
      },
      [1.25, 0.5],
      [2 * 3 * 1.25 ** 2 * 0.5, 2 * 1.25 ** 3],
    );
    const [, back] = pullbackWithSelf(scale(3), 2);
    expect(gradient((d: number) => (back(d)[0] as { a: number }).a + back(d)[1], 1)).toEqual([21]);
  });

  test('Jacobians inside', () => {
    check(
      (xs: number[]) => {
        const [m] = jacobian((v: number[]) => [v[0] * v[1], v[1] ** 3], xs);
        return m[0][0] * m[1][1] - m[0][1] * m[1][0];
      },
      [[0.5, 1.5]],
      [[0, 9 * 1.5 ** 2]],
    );
  });
});

describe('rules', () => {
  test('by partial derivatives', () => {
    const cube = (x: number): number => x ** 3;
    scalarRule(cube, [(x) => 3 * x * x]);
    expectClose(derivative(derivative(cube))(2), 12);
    expectClose(derivative(derivative(derivative((x) => cube(x) * x)))(2), 48);
    check((x: number) => gradient((y: number) => cube(y) * x, x)[0], [1.5]);
  });

  test('by a forward function', () => {
    const cube = (x: number): number => x ** 3;
    adjoint(cube, (x) => [x ** 3, (d: number) => [3 * x * x * d]]);
    expectClose(derivative(derivative(cube))(2), 12);
    check((x: number) => gradient((y: number) => cube(y) * x, x)[0], [1.5]);
  });

  test('with a derivative that is not that of the function', () => {
    const clipped = (x: number): number => x;
    adjoint(clipped, (x) => [x, (d: number) => [d * Math.sin(x)]]);
    expectClose(derivative(derivative(clipped))(0.5), Math.cos(0.5));
  });

  test('stopGradient on both levels', () => {
    expect(derivative(derivative((x) => x * x * stopGradient(x)))(3)).toBe(6);
    expect(gradient((x: number) => gradient((y: number) => y * y * stopGradient(x), x)[0], 3)).toEqual([6]);
  });
});

describe('parameters', () => {
  test('on both levels', () => {
    const w = Float64Array.of(0.5, -1);
    const penalty = (): number => {
      const g = gradient(() => w[0] ** 3 * w[1], new Params([w])).get(w);
      return g[0] ** 2 + g[1] ** 2;
    };
    // g = [3 w0^2 w1, w0^3]
    const g0 = 3 * 0.25 * -1;
    const g1 = 0.125;
    expectClose(
      gradient(penalty, new Params([w])).get(w),
      Float64Array.of(2 * g0 * 6 * 0.5 * -1 + 2 * g1 * 3 * 0.25, 2 * g0 * 3 * 0.25),
    );
  });

  test('one of them outside of the inner ones', () => {
    const w = Float64Array.of(0.5, -1);
    const v = Float64Array.of(2);
    const inner = new Params([w]);
    const f = (): number => {
      const grads = gradient(() => w[0] ** 2 * v[0] + w[1], inner);
      return grads.get(w)[0] * v[0];
    };
    const grads = gradient(f, new Params([w, v]));
    expectClose([...grads.get(w), ...grads.get(v)], [2 * 4, 0, 2 * 2 * 0.5 * 2]);
  });
});
