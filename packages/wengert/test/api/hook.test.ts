/** `hook` and `showGrad`. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { gradient, hook, pullback, showGrad, sum, tensor, square } from '../../src/index.js';
import { refusalOf } from '../support/refused.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('hook', () => {
  test('passes the cotangent of a number through a function', () => {
    expect(gradient((x: number) => hook(x, (d) => Math.min(d, 1)) ** 2, 3)).toEqual([1]);
    expect(gradient((x: number) => x * hook(x * x, (d) => -d), 3)).toEqual([9 - 18]);
  });

  test('leaves it as it is if the function returns nothing', () => {
    const seen: number[] = [];
    const f = (x: number): number => Math.sin(hook(x * 2, (d) => void seen.push(d)));
    expect(gradient(f, 1)).toEqual([2 * Math.cos(2)]);
    expect(seen).toEqual([Math.cos(2)]);
  });

  test('is the identity elsewhere', () => {
    const xs = [1];
    expect(hook(xs, () => expect.fail('called'))).toBe(xs);
  });

  test('on arrays: the cotangent of what they hold there', () => {
    const seen: unknown[] = [];
    const f = (xs: number[]): number => {
      const before = xs[0] * 100;
      const ys = hook(xs, (d) => {
        seen.push([...d]);
        return d.map((v) => v * 2);
      });
      ys[1] = 7;
      return before + xs[0] * ys[0] + ys[1];
    };
    expect(gradient(f, [3, 5])).toEqual([[100 + 12, 0]]);
    expect(seen).toEqual([[6, 0]]);
  });

  test('on arrays that the function changes in place', () => {
    const f = (xs: Float64Array): number => {
      hook(xs, (d) => {
        d.fill(1);
      });
      return xs[0] * xs[1];
    };
    expect(gradient(f, Float64Array.of(2, 3, 4))).toEqual([Float64Array.of(1, 1, 1)]);
  });

  test('on objects and tensors', () => {
    const f = (o: { a: number; b: number[] }): number => {
      const p = hook(o, ({ a, b }) => ({ a: a + 1, b: b.map((v) => v * 10) }));
      return p.a * p.b[0];
    };
    expect(gradient(f, { a: 2, b: [3, 4] })).toEqual([{ a: 4, b: [20, 0] }]);
    const [d] = gradient((x) => sum(square(hook(x, (c) => c.mul(-1)))), tensor([1, 2]));
    expect(d.toArray()).toEqual([-2, -4]);
  });

  test('each run of back calls it', () => {
    let calls = 0;
    const [, back] = pullback((x: number) => {
      let y = x;
      for (let i = 0; i < 3; i++)
        y = hook(y * x, () => {
          calls++;
        });
      return y;
    }, 2);
    expect([back(1), back(1)]).toEqual([[32], [32]]);
    expect(calls).toBe(6);
  });

  test('refuses cotangents that do not fit', () => {
    const wrong = (f: () => unknown): string => refusalOf(f).code;
    expect(wrong(() => gradient((x: number) => hook(x, (() => [1]) as never) * 2, 1))).toBe('wrong-cotangent');
    expect(wrong(() => gradient((x: number[]) => hook(x, () => [1])[0], [1, 2]))).toBe('wrong-cotangent');
    expect(wrong(() => hook(1, 3 as never))).toBe('not-a-function');
    expect(wrong(() => gradient((x: number) => hook(x, 3 as never), 1))).toBe('not-a-function');
  });
});

describe('showGrad', () => {
  test('prints the cotangent when the reverse sweep passes', () => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
    expect(gradient((x: number) => Math.sin(showGrad(x ** 2, 'd(x^2)')), 1)).toEqual([2 * Math.cos(1)]);
    expect(printed.mock.calls).toEqual([['d(x^2) =', Math.cos(1)]]);
    printed.mockClear();
    expect(gradient((x: number) => showGrad(x) * 3, 1)).toEqual([3]);
    expect(printed.mock.calls).toEqual([['cotangent =', 3]]);
  });

  test('is silent elsewhere', () => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
    expect(showGrad(3, 'x')).toBe(3);
    expect(printed).not.toHaveBeenCalled();
  });
});
