/** What functions say of their number of parameters, and code that computes with it. */
import { describe, expect, it } from 'vitest';
import { derivative, gradient } from '../../src/index.js';
import { check } from '../support/check.js';

type AnyFunction = (...args: number[]) => number;

describe('the length of functions', () => {
  it('ends before the first default and the rest', () => {
    const lengths = (x: number): readonly number[] => {
      class Point {
        constructor(
          readonly a: number,
          readonly b = 2,
        ) {}
        scaled(by: number, again = by): number {
          return this.a * by * again;
        }
      }
      const all = [
        (a: number, b: number) => a * b * x,
        (a: number, b = a, c = b) => a * b * c * x,
        (a = x) => a,
        (a: number, { b = x }, c = 1) => a * b * c,
        (a: number, ...rest: number[]) => a * rest.length * x,
        function (a: number, b = x, ...rest: number[]) {
          return a * b * rest.length;
        },
        new Point(x).scaled,
        Point,
      ];
      return all.map((f) => f.length);
    };
    expect(lengths(2)).toEqual([2, 1, 0, 2, 1, 1, 1, 1]);
    const weighted = (x: number): number => lengths(x).reduce((sum, length, k) => sum + length * x ** k, 0);
    check(weighted, [2]);
  });

  it('tells how to curry', () => {
    const f = (x: number): number => {
      const curry = (g: AnyFunction): AnyFunction => {
        const taking = (...args: number[]): number =>
          args.length >= g.length
            ? g(...args)
            : (((...more: number[]) => taking(...args, ...more)) as unknown as number);
        return taking;
      };
      const volume = curry((a, b, c) => a * b * c);
      const area = curry((a: number, b: number, c = x) => a * b * c);
      const steps = (volume(x) as unknown as AnyFunction)(2) as unknown as AnyFunction;
      return steps(x) + (area(x) as unknown as AnyFunction)(3);
    };
    check(f, [3], [12 + 18]);
    expect(derivative(derivative(f))(3)).toBe(4 + 6);
  });

  it('takes a default for a missing argument as ever', () => {
    const f = (x: number): number => {
      const g = (a: number, b = a * x): number => a * b;
      const list = [g, (a: number): number => a];
      return list.reduce((sum, each) => sum + each(x), 0) + g(x, undefined) + g(x, 2);
    };
    check(f, [3]);
    expect(gradient(f, 3)).toEqual([2 * 27 + 1 + 2]);
  });
});
