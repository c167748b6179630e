/** `pullback`: several calls, seeds of all shapes, arguments that change in between. */
import { describe, expect, test } from 'vitest';
import { jacobian, pullback, withGradient } from '../../src/index.js';
import { expectClose } from '../support/close.js';

describe('back', () => {
  test('with different seeds, again and again', () => {
    const f = (xs: number[]): number[] => {
      const y = [0, 0];
      for (let i = 0; i < xs.length; i++) {
        y[i % 2] += xs[i] * xs[i];
        if (y[0] > 10) break;
      }
      return y;
    };
    const [value, back] = pullback(f, [1, 2, 4, 5]);
    expect(value).toEqual([17, 4]);
    expect(back([1, 0])).toEqual([[2, 0, 8, 0]]);
    expect(back([0, 1])).toEqual([[0, 4, 0, 0]]);
    expect(back([10, 100])).toEqual([[20, 400, 80, 0]]);
    expect(back([1, 0])).toEqual([[2, 0, 8, 0]]);
  });

  test('after the caller has changed the arguments', () => {
    const xs = [1, 2, 3];
    const ys = Float64Array.of(4, 5);
    const o = { k: 6, inner: [7] };
    const f = (a: number[], b: Float64Array, c: { k: number; inner: number[] }): number => {
      let sum = 0;
      for (let i = 0; i < 2; i++) sum += a[i] * b[i] * c.k * c.inner[0];
      return sum * a[2];
    };
    const [, back] = pullback(f, xs, ys, o);
    const before = back(1);
    xs[0] = 100;
    xs.push(1);
    ys.fill(0);
    o.k = -1;
    o.inner = [];
    expect(back(1)).toEqual(before);
    expectClose(before, [[504, 630, 588], Float64Array.of(126, 252), { k: 294, inner: [252] }]);
  });

  test('after the caller has changed the value', () => {
    const f = (m: number[][]): number[][] => m.map((row) => row.map((x) => x * x));
    const [value, back] = pullback(f, [
      [1, 2],
      [3, 4],
    ]);
    value[0] = [9, 9, 9];
    value.pop();
    expect(
      back([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual([
      [
        [2, 4],
        [6, 8],
      ],
    ]);
  });

  test('of two calls of one function, in any order', () => {
    const f = (x: number): number => {
      let y = x;
      for (let i = 0; i < 3; i++) y *= x;
      return y;
    };
    const [, first] = pullback(f, 2);
    const [, second] = pullback(f, 3);
    expect(first(1)).toEqual([32]);
    expect(second(1)).toEqual([108]);
    expect(first(1)).toEqual([32]);
  });

  test('while another call of the same function is running', () => {
    const f = (xs: number[]): number => {
      let y = 1;
      let i = 0;
      while (i < xs.length) y *= Math.sin(xs[i++]);
      return y;
    };
    const [, outer] = pullback(f, [1, 2, 3]);
    const expected = outer(1);
    const [, longer] = pullback(
      f,
      Array.from({ length: 500 }, (_, i) => i),
    );
    longer(1);
    expect(outer(1)).toEqual(expected);
  });

  test('of an argument that is changed by the function itself', () => {
    const f = (xs: number[]): number => {
      xs[0] *= xs[1];
      xs[1] = 0;
      return xs[0] * xs[0];
    };
    const xs = [2, 3];
    const [value, back] = pullback(f, xs);
    expect(value).toBe(36);
    expect(xs).toEqual([6, 0]);
    expect(back(1)).toEqual([[36, 24]]);
    expect(back(1)).toEqual([[36, 24]]);
  });
});

describe('values', () => {
  test('nested structures', () => {
    const f = (x: number): { a: number; rest: [number, { b: number }]; note: string } => ({
      a: x * 2,
      rest: [x * x, { b: x ** 3 }],
      note: 'n',
    });
    const [value, back] = pullback(f, 3);
    expect(value).toEqual(f(3));
    const seed = { a: 1, rest: [10, { b: 100 }], note: undefined };
    expect(back(seed as never)).toEqual([2 + 60 + 2700]);
  });

  test('an argument itself', () => {
    const xs = [1, 2];
    const [value, back] = pullback((a: number[]) => a, xs);
    expect(value).toBe(xs);
    expect(back([3, 4])).toEqual([[3, 4]]);
    expect(back([3, 4])).toEqual([[3, 4]]);
  });

  test('one array in two places', () => {
    const [, back] = pullback((x: number) => {
      const row = [x * x];
      return [row, row];
    }, 3);
    expect(back([[1], [10]])).toEqual([66]);
  });

  test('typed arrays', () => {
    const [value, back] = pullback((xs: Float64Array) => new Float64Array([xs[0] * xs[1]]), Float64Array.of(2, 3));
    expect(value).toEqual(Float64Array.of(6));
    expect(back(Float64Array.of(2))).toEqual([Float64Array.of(6, 4)]);
  });

  test('names and positions', () => {
    const pair = pullback((x: number) => x * x, 3);
    expect(pair.value).toBe(pair[0]);
    expect(pair.back).toBe(pair[1]);
    const both = withGradient((x: number) => x * x, 3);
    expect(both.value).toBe(9);
    expect(both.gradient).toEqual([6]);
    expect(both.length).toBe(2);
  });

  test('Jacobians of several arguments', () => {
    const f = (a: number[], b: Float64Array): number[] => [a[0] * b[0], a[1] + b[1], a[0]];
    expect(jacobian(f, [2, 3], Float64Array.of(5, 7))).toEqual([
      [
        [5, 0],
        [0, 1],
        [1, 0],
      ],
      [Float64Array.of(2, 0), Float64Array.of(0, 1), Float64Array.of(0, 0)],
    ]);
  });
});
