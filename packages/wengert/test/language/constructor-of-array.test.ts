/** Arrays that are given another constructor: methods make arrays of its class. */
import { expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

class Doubled extends Array<number> {
  get twice(): number {
    return 2 * this[0];
  }
}

test('an array that the function has made is refused', () => {
  const f = (x: number): number => {
    const a = [x, x * x];
    a.constructor = Doubled;
    return (a.map((v) => v * x) as Doubled).twice;
  };
  expect(f(3)).toBe(18);
  expect(() => gradient(f, 3)).toThrow(/Assigning the constructor of an array/);
});

test('one that is only met at run time makes those of the class', () => {
  check(
    (x: number) => {
      const list = Object.assign([x, x * x], { constructor: Doubled }) as number[];
      const mapped = list.map((v) => v * x) as Doubled;
      const kept = list.filter((v) => v > 0) as Doubled;
      return mapped.twice + kept.twice;
    },
    [3],
    [4 * 3 + 2],
  );
});

test('an argument with a constructor of its own is none of the arrays whose methods are known', () => {
  const f = (a: number[]): number => {
    const doubled = a.map((v) => v * 2);
    return doubled.constructor === Array ? doubled[0] : 10 * doubled[0];
  };
  const list = (): number[] => Object.assign([2, 1], { constructor: Doubled });
  expect(f(list())).toBe(40);
  const { value, gradient: slope } = withGradient(f, list());
  expect(value).toBe(40);
  expect([...slope[0]!]).toEqual([20, 0]);
});

test('constructors of prototypes are assigned as ever', () => {
  check(
    (x: number) => {
      const prototype: { constructor?: unknown } = {};
      prototype.constructor = Doubled;
      return prototype.constructor === Doubled ? x * x : x;
    },
    [3],
    [6],
  );
});
