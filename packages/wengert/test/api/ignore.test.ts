/** `ignore`: code that runs outside of differentiation. */
import { describe, expect, test } from 'vitest';
import { derivative, gradient, ignore, pullback, mul, sum, tensor } from '../../src/index.js';
import { refusalOf, rightOr } from '../support/refused.js';

describe('the result', () => {
  test('is a constant', () => {
    expect(gradient((x: number) => x * ignore(() => x), 3)).toEqual([3]);
    expect(gradient((x: number) => x * x + ignore(() => x ** 3), 3)).toEqual([6]);
  });

  test('also of arrays and objects, which are copied', () => {
    const f = (xs: number[]): number => {
      const same = ignore(() => ({ xs }));
      return xs[0] * same.xs[0] + same.xs[1];
    };
    expect(gradient(f, [3, 5])).toEqual([[3, 0]]);
  });

  test('and of tensors', () => {
    const [d] = gradient(
      (x) =>
        sum(
          mul(
            x,
            ignore(() => x),
          ),
        ),
      tensor([2, 3]),
    );
    expect(d.toArray()).toEqual([2, 3]);
  });

  test('is what plain code gives', () => {
    expect(ignore(() => 'text')).toBe('text');
  });
});

describe('side effects', () => {
  test('happen once, in order, also with back called twice', () => {
    const seen: unknown[] = [];
    const f = (x: number): number => {
      let y = x;
      for (let i = 0; i < 3; i++) {
        y *= x;
        ignore(() => seen.push(y));
      }
      return y;
    };
    const [value, back] = pullback(f, 2);
    expect(value).toBe(16);
    expect([back(1), back(2)]).toEqual([[32], [64]]);
    expect(seen).toEqual([4, 8, 16]);
  });

  test('code that has no derivative may stand there', () => {
    const odd = (x: number): number => {
      try {
        throw new Error(`${x}`);
      } catch (error) {
        return Number((error as Error).message);
      }
    };
    expect(gradient((x: number) => x * x + ignore(() => odd(x)), 3)).toEqual([6]);
  });

  test('what is thrown comes out', () => {
    const f = (x: number): number => {
      ignore(() => {
        throw new RangeError('no');
      });
      return x;
    };
    expect(() => gradient(f, 1)).toThrow(RangeError);
  });
});

describe('what it assigns is a constant', () => {
  test('a variable', () => {
    const f = (x: number): number => {
      let y = x * x;
      ignore(() => {
        y = 5;
      });
      return y * x;
    };
    expect(gradient(f, 3)).toEqual([5]);
  });

  test('an element, through another name', () => {
    const f = (xs: number[]): number => {
      const same = { xs };
      const before = xs[0] * xs[1];
      ignore(() => {
        same.xs[0] = 10;
      });
      return before + xs[0] * xs[1];
    };
    expect(gradient(f, [2, 3])).toEqual([[3, 12]]);
  });

  test('elements of typed arrays and of views of them', () => {
    const f = (xs: Float64Array): number => {
      const view = new Float64Array(xs.buffer, 8);
      const before = xs[1] * 7;
      ignore(() => view.fill(1));
      return before + xs[0] * xs[1] * xs[2];
    };
    expect(gradient(f, Float64Array.of(2, 3, 4))).toEqual([Float64Array.of(1, 7, 0)]);
  });

  test('a field', () => {
    const o = { k: 0, xs: [0] };
    const f = (x: number): number => {
      o.k = x;
      o.xs = [x];
      ignore(() => {
        o.k = 4;
        o.xs.push(8);
      });
      return o.k * x + o.xs[0] * o.xs[1];
    };
    expect(derivative(f)(3)).toBe(12);
  });

  test('in a function that is called there', () => {
    const f = (xs: number[]): number => {
      const reset = (): void => {
        xs[0] = 1;
      };
      ignore(() => reset());
      return xs[0] * xs[1];
    };
    expect(gradient(f, [2, 3])).toEqual([[0, 1]]);
  });
});

test('entries of maps that it sets are constant, or the map is refused', () => {
  const f = (x: number): number => {
    const m = new Map([['k', x * x]]);
    const before = m.get('k')!;
    ignore(() => m.set('k', 5));
    return before + m.get('k')! * x;
  };
  expect(rightOr([11], () => gradient(f, 3))).toEqual([11]);
});

test('anything but a function is refused', () => {
  expect(refusalOf(() => ignore(3 as never)).code).toBe('not-a-function');
  expect(refusalOf(() => gradient((x: number) => x * ignore<number>(x as never), 1)).code).toBe('not-a-function');
});
