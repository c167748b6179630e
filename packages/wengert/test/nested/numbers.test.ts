/** Derivatives of derivatives of functions of numbers: closed forms, third order, no confusion of perturbations, zeros. */
import { adjointSource, derivative, gradient, withGradient } from 'wengert';
import { describe, expect, test } from 'vitest';
import { exact, expectClose } from '../support/close.js';
import { check } from '../support/check.js';

describe('derivatives made outside', () => {
  test('second and third derivatives', () => {
    expect(derivative(derivative((x) => x ** 5))(2)).toBe(160);
    expect(derivative(derivative(derivative((x) => x ** 5)))(2)).toBe(240);
    expectClose(derivative(derivative(derivative(Math.sin)))(1), -Math.cos(1));
    expectClose(derivative(derivative((x) => Math.exp(2 * x)))(0.5), 4 * Math.exp(1));
    expectClose(derivative(derivative(derivative(derivative((x) => Math.log(x)))))(2), -6 / 16);
  });

  test('are straight-line code', () => {
    expect(
      adjointSource(
        derivative((x) => x ** 5),
        2,
      ),
    ).toBe('function derived_derivative(x) {\n  const dx = 5 * (4 * x ** 3);\n  return dx;\n}');
    expect(adjointSource((x: number) => x * derivative((y) => x + y)(1), 1)).toContain('return 1;');
  });

  test('called inside, and by gradient', () => {
    const df = derivative((x) => x ** 4);
    expect(gradient((x: number) => df(x), 2)).toEqual([48]);
    expect(gradient((x: number, y: number) => df(x) * y, 2, 3)).toEqual([144, 32]);
    check((x: number) => df(x * x) + x, [1.25]);
  });

  test('of functions that capture numbers', () => {
    const make = (a: number) => (x: number) => a * Math.sin(a * x);
    const second = derivative(derivative(make(3)));
    expectClose(second(0.5), -27 * Math.sin(1.5));
    expectClose(derivative(derivative(make(2)))(0.5), -8 * Math.sin(1));
  });

  test('are chosen at run time', () => {
    const list = [derivative((x) => x ** 3), derivative((x) => Math.sin(x))];
    const f = (x: number): number => {
      let sum = 0;
      for (const df of list) sum += df(x) * x;
      return sum;
    };
    check(f, [0.75], [9 * 0.75 ** 2 + Math.cos(0.75) - 0.75 * Math.sin(0.75)]);
  });
});

describe('no confusion of perturbations', () => {
  test('the inner derivative sees the outer variable as a constant', () => {
    expect(derivative((x) => x * derivative((y) => x + y)(1))(1)).toBe(1);
    expect(derivative((x) => x * derivative((y) => x * y)(2))(3)).toBe(6);
    expect(derivative((x) => derivative((y) => x * x * y * y)(x))(2)).toBe(6 * 4);
    expect(derivative((x) => x * derivative((y) => y * derivative((z) => x * y * z)(1))(x))(2)).toBe(24);
  });

  test('with a function that is only known at run time', () => {
    const apply = (f: (y: number) => number, at: number): number => derivative(f)(at);
    const pick = (n: number, x: number): ((y: number) => number) => [(y: number) => x + y, (y: number) => x * y][n];
    expect(derivative((x) => x * apply(pick(0, x), 1))(1)).toBe(1);
    expect(derivative((x) => x * apply(pick(1, x), 2))(3)).toBe(6);
  });

  test('three levels', () => {
    const f = (x: number): number =>
      gradient((y: number) => x * y * gradient((z: number) => x * y * z * z, y)[0], x)[0];
    // d/dz = 2 x y z at z = y is 2 x y^2; x y 2 x y^2 = 2 x^2 y^3; d/dy = 6 x^2 y^2 at y = x is 6 x^4.
    check(f, [1.5], [24 * 1.5 ** 3]);
  });
});

describe('inside of functions', () => {
  test('the value is the plain one', () => {
    const f = (x: number): number => gradient((y: number) => Math.sin(y * x) / y, x)[0];
    expect(withGradient(f, 1.25)[0]).toBe(f(1.25));
    check(f, [1.25]);
  });

  test('gradient of several arguments', () => {
    const f = (x: number, y: number): number => {
      const [a, b] = gradient((u: number, v: number) => u * u * v + Math.exp(u * v), x, y);
      return a * b;
    };
    check(f, [0.5, 0.75]);
  });

  test('withGradient, by name and by position', () => {
    check(
      (x: number) => {
        const { value, gradient: g } = withGradient((y: number) => y ** 3, x);
        return value * g[0];
      },
      [1.5],
      [15 * 1.5 ** 4],
    );
    check(
      (x: number) => {
        const [value, [g]] = withGradient((y: number) => y ** 3, x * x);
        return value + g;
      },
      [1.5],
    );
  });

  test('loops, branches, early exits and calls on both levels', () => {
    const power = (y: number, n: number): number => (n === 0 ? 1 : y * power(y, n - 1));
    const f = (x: number): number => {
      let sum = 0;
      for (let n = 1; n < 5; n++) {
        if (n === 3) continue;
        const d = derivative((y) => {
          let s = 0;
          for (let k = 0; ; k++) {
            if (k > n) break;
            s += power(y, k) / (k + 1);
          }
          return s > 100 ? y : s * x;
        })(x + n / 8);
        if (d > 1e6) return d;
        sum += d * n;
      }
      return sum;
    };
    check(f, [0.75]);
  });

  test('an inner loop that ends by its values, with and without being known', () => {
    const grow = (y: number): number => {
      let s = y;
      while (s < 10) s *= y;
      return s;
    };
    check((x: number) => derivative(grow)(x), [2], [48]);
    check(
      (x: number) => {
        let sum = 0;
        for (let i = 0; i < 3; i++) sum += gradient(grow, x + i / 16)[0];
        return sum;
      },
      [2],
    );
    expectClose(derivative(derivative(derivative(grow)))(2), 24 * 2);
  });

  test('a function that asks for its own derivative', () => {
    const f = (x: number, n: number): number => (n === 0 ? x ** 4 : gradient(f, x, n - 1)[0]);
    expectClose(gradient(f, 2, 2)[0], 48);
    expectClose(f(2, 3), 48);
  });

  test('Newton steps', () => {
    const root = (a: number): number => {
      const g = (z: number): number => z * z - a;
      let z = 1;
      for (let i = 0; i < 8; i++) z -= g(z) / derivative(g)(z);
      return z;
    };
    expectClose(gradient(root, 2), [0.5 / Math.sqrt(2)]);
    expectClose(derivative(derivative(root))(2), -0.25 / 2 ** 1.5, { relative: 1e-10 });
  });
});

describe('where cotangents of the first order are zero', () => {
  const second = (f: (x: number) => number): ((x: number) => number) => derivative(derivative(f));

  test('products with zeros', () => {
    expectClose(second((x) => x * x * Math.sin(x))(0), 0);
    expectClose(derivative(second((x) => x * x * Math.sin(x)))(0), 6);
    expect(second((x) => x * Math.sin(x))(0)).toBe(2);
    expect(second((x) => x * Math.exp(x))(0)).toBe(2);
    expect(second((x) => x * Math.sqrt(x + 1))(0)).toBe(1);
    expect(second((x) => x * Math.log(1 + x))(0)).toBe(2);
    expect(second((x) => x * (x / (1 + x)))(0)).toBe(2);
    expect(second((x) => x * Math.tan(x))(0)).toBe(2);
    expect(second((x) => x * Math.hypot(x, 1))(0)).toBe(0);
    expect(second((x) => x * Math.cbrt(x + 1))(0)).toBeCloseTo(2 / 3, 14);
    expect(second((x) => x * Math.atan(x))(0)).toBe(2);
    expect(second((x) => (x - 1) * x ** x)(1)).toBe(2);
  });

  test('mixed derivatives at the origin', () => {
    const hessian = (f: (x: number, y: number) => number): number[][] => [
      gradient((x: number, y: number) => gradient(f, x, y)[0], 0, 0),
      gradient((x: number, y: number) => gradient(f, x, y)[1], 0, 0),
    ];
    expectClose(
      hessian((x, y) => x * y),
      [
        [0, 1],
        [1, 0],
      ],
    );
    expectClose(
      hessian((x, y) => x * Math.exp(y)),
      [
        [0, 1],
        [1, 0],
      ],
    );
    expectClose(
      hessian((x, y) => x * Math.sqrt(1 + y)),
      [
        [0, 0.5],
        [0.5, 0],
      ],
    );
    expectClose(
      hessian((x, y) => (x * y) / (1 + x)),
      [
        [0, 1],
        [1, 0],
      ],
    );
  });

  test('far out, where factors are infinite', () => {
    for (const x of [-800, -1e4, 800, 1e4, -745.2]) {
      expect(second((t) => 1 / (1 + Math.exp(-t)))(x) + 0).toBe(0);
      expect(second((t) => 1 / Math.cosh(t))(x) + 0).toBe(0);
      expect(second((t) => t / (1 + Math.exp(-t)))(x) + 0).toBe(0);
      expect(derivative(second((t) => 1 / (1 + Math.exp(-t))))(x) + 0).toBe(0);
    }
    expect(second((t) => t * Math.tanh(Math.log1p(Math.exp(t))))(800) + 0).toBe(0);
    for (const f of [Math.atan, Math.tanh, Math.asinh, (t: number) => Math.exp(-t * t)])
      expect(second((t) => f(t))(Infinity) + 0).toBe(0);
    const weighted = (x: number, w: number): number => 1 / (1 + Math.exp(-x * w));
    expect(gradient((x: number) => gradient(weighted, x, Infinity)[0], 2)[0] + 0).toBe(0);
  });

  test('functions handed on as values', () => {
    const f = (x: number): number => [x].map(Math.exp)[0] * x;
    expectClose(second(f)(0), 2);
    const h = (...xs: number[]): number => Math.hypot(...xs);
    expectClose(
      gradient((x: number) => gradient((y: number) => y * h(y, 1), x)[0], 0),
      [0],
    );
    expectClose(
      gradient((x: number, z: number) => gradient((y: number) => z * h(y, 1), x)[0], 2, 0)[1],
      2 / Math.sqrt(5),
    );
  });

  test('branches that were not taken, and values that were not used', () => {
    const f = (x: number): number => {
      const root = Math.sqrt(x);
      return x > 1 ? root * x : x * x;
    };
    expect(second(f)(0)).toBe(2);
    expectClose(second(f)(4), 0.75 / 2);
  });

  test('kinks', () => {
    expect(second((x) => Math.abs(x) * x)(-2)).toBe(-2);
    expect(second((x) => Math.max(x * x, x))(2)).toBe(2);
  });
});

test('powers', () => {
  for (const n of [0, 1, 2, 3, -1, 0.5]) {
    expectClose(derivative(derivative((x) => x ** n))(1.5), n * (n - 1) * 1.5 ** (n - 2), exact);
  }
  expect(derivative(derivative((x) => x ** 2))(0)).toBe(2);
  expect(derivative(derivative((x) => x ** 1))(0)).toBe(0);
  // d/dy of y * x ** (y - 1) is x ** (y - 1) * (1 + y * log(x)): at an exponent of 0 it is 1 / x, not 0.
  for (const y of [0, 1, -2, 0.5])
    expectClose(
      gradient((b: number) => gradient((a: number) => a ** b, 3)[0], y),
      [3 ** (y - 1) * (1 + y * Math.log(3))],
    );
});
