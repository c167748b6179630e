/** Fields under symbols are fields like any other, in gradients too. */
import { describe, expect, it } from 'vitest';
import { checkpoint, derivative, gradient, pullback } from '../../src/index.js';

const weight = Symbol('weight');
const hidden = Symbol('hidden');

interface Weighted {
  [weight]: number;
  readonly list?: readonly { readonly [weight]: number }[];
}

describe('fields under symbols', () => {
  it('have gradients', () => {
    const o = { [weight]: 3, list: [{ [weight]: 2 }], name: 'a' };
    const [d] = gradient((p: Weighted) => p[weight] ** 2 * p.list![0][weight], o);
    expect(d).toEqual({ [weight]: 12, list: [{ [weight]: 9 }] });
  });

  it('that are not enumerable are no data', () => {
    const o = Object.defineProperty({ a: 2 }, hidden, { value: 5 }) as { a: number };
    expect(gradient((p: { a: number }) => p.a ** 2, o)).toEqual([{ a: 4 }]);
  });

  it('take cotangents, and no others', () => {
    const [value, back] = pullback((x: number) => ({ [weight]: x * x }), 3);
    expect(value[weight]).toBe(9);
    expect(back({ [weight]: 2 })).toEqual([12]);
    expect(() => back({ [hidden]: 1 } as never)).toThrow('Symbol(hidden)');
  });

  it('are seen by functions that are called later, and by checkpoints', () => {
    const double = (p: Weighted): void => {
      p[weight] *= 2;
    };
    const f = (x: number): number => {
      const o: Weighted = { [weight]: x };
      double(o);
      checkpoint((p: Weighted) => {
        double(p);
        return 0;
      })({ ...o });
      return { ...o }[weight] * o[weight];
    };
    expect(gradient(f, 3)).toEqual([24]);
    expect(derivative(derivative(f))(3)).toBe(8);
  });

  it('have second derivatives', () => {
    const f = (x: number): number => {
      const [d] = gradient((p: Weighted) => p[weight] ** 3, { [weight]: x });
      return d[weight]!;
    };
    expect(f(2)).toBe(12);
    expect(gradient(f, 2)).toEqual([12]);
  });
});
