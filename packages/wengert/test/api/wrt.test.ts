/** `wrt`: gradients with respect to chosen arguments. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  adjointSource,
  gradient,
  jacobian,
  matmul,
  pullback,
  sum,
  tensor,
  withGradient,
  wrt,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { refusalOf } from '../support/refused.js';

const f = (a: number, b: number[], c: number): number => a * b[0] + c * c * b[1];

describe('chosen arguments have their gradients, others undefined', () => {
  test('gradient and withGradient', () => {
    expect(gradient(wrt(f, 0), 2, [3, 5], 7)).toEqual([3, undefined, undefined]);
    expect(gradient(wrt(f, 2, 0), 2, [3, 5], 7)).toEqual([3, undefined, 70]);
    expect(gradient(wrt(f, 1), 2, [3, 5], 7)).toEqual([undefined, [2, 49], undefined]);
    expect(withGradient(wrt(f, 2), 2, [3, 5], 7)).toEqual([251, [undefined, undefined, 70]]);
  });

  test('pullback and jacobian', () => {
    const [value, back] = pullback(wrt(f, 1), 2, [3, 5], 7);
    expect(value).toBe(251);
    expect(back(10)).toEqual([undefined, [20, 490], undefined]);
    const g = (x: number[], k: number): number[] => x.map((v) => v * v * k);
    expect(jacobian(wrt(g, 0), [1, 2], 3)).toEqual([
      [
        [6, 0],
        [0, 12],
      ],
      undefined,
    ]);
  });

  test('tensors', () => {
    const W = tensor([[1, 2]]);
    const [d, none] = gradient(
      wrt((w: typeof W, x: typeof W) => sum(matmul(w, x)), 0),
      W,
      tensor([[3], [4]]),
    );
    expect(d.toArray()).toEqual([[3, 4]]);
    expect(none).toBeUndefined();
  });

  test('called as a function it is the function', () => {
    const g = wrt(f, 0);
    expect(g(2, [3, 5], 7)).toBe(251);
    expect([g.name, g.length]).toEqual(['f', 3]);
    expect(gradient((x: number) => g(x, [x, 1], x), 2)).toEqual([2 * 2 + 2 * 2]);
  });

  test('functions with a rule', () => {
    expect(gradient(wrt(Math.pow, 0), 3, 2)).toEqual([6, undefined]);
  });
});

describe('types', () => {
  test('know which', () => {
    expectTypeOf(gradient(wrt(f, 0, 1), 2, [3, 5], 7)).toEqualTypeOf<[number, number[], undefined]>();
    expectTypeOf(withGradient(wrt(f, 2), 2, [3, 5], 7).gradient).toEqualTypeOf<[undefined, undefined, number]>();
    const { back } = pullback(wrt(f, 1), 2, [3, 5], 7);
    expectTypeOf(back).returns.toEqualTypeOf<[undefined, number[], undefined]>();
  });
});

describe('what is not chosen is constant', () => {
  test('and gets no derivative code', () => {
    const dot = (w: Float64Array, x: Float64Array): number => {
      let s = 0;
      for (let i = 0; i < w.length; i++) s += w[i] * x[i];
      return s;
    };
    const args = [new Float64Array(2), new Float64Array(2)] as const;
    const both = adjointSource(dot, ...args);
    const one = adjointSource(wrt(dot, 0), ...args);
    expect(both.match(/shadow\(/g)?.length).toBe(2);
    expect(one.match(/shadow\(/g)?.length).toBe(1);
    expect(adjointSource(wrt((x: number, y: number) => x * Math.sin(y), 0))).not.toContain('Math.cos');
  });

  test('unless chosen values are put into it', () => {
    const g = (x: number, scratch: number[], rows: { inner: number[] }): number => {
      scratch[0] = x * x;
      rows.inner[0] = scratch[0] * x;
      return rows.inner[0] * scratch[1] + scratch[0];
    };
    expect(gradient(wrt(g, 0), 2, [0, 10], { inner: [0] })).toEqual([124, undefined, undefined]);
  });

  test('through another of the arguments', () => {
    const buffer = [0, 1];
    const g = (x: number, a: number[], b: number[]): number => {
      a[0] = x * x;
      return b[0] * b[1];
    };
    expect(gradient(wrt(g, 0), 3, buffer, buffer)).toEqual([6, undefined, undefined]);
  });

  test('or it is a chosen one under another name', () => {
    const g = (a: number[], b: number[]): number => a[0] * b[0];
    const xs = [3];
    expect(gradient(wrt(g, 0), xs, xs)).toEqual([[6], undefined]);
    expect(gradient(wrt(g, 0), xs, [3])).toEqual([[3], undefined]);
    const h = (a: Float64Array, o: { view: Float64Array }): number => a[1] * o.view[0];
    const all = Float64Array.of(2, 3);
    expectClose(gradient(wrt(h, 0), all, { view: all.subarray(1) }), [Float64Array.of(0, 6), undefined]);
  });

  test('or a function that holds one', () => {
    const xs = [3];
    const g = (a: number[], read: () => number): number => a[0] * read();
    expect(gradient(wrt(g, 0), xs, () => xs[0])).toEqual([[6], undefined]);
  });
});

describe('refused', () => {
  test('positions that are none', () => {
    for (const wrong of [[], [-1], [0.5], ['0']])
      expect(refusalOf(() => wrt(f, ...(wrong as unknown as [number]))).code).toBe('bad-argument');
    expect(refusalOf(() => wrt(3 as never, 0)).code).toBe('not-a-function');
  });

  test('positions of arguments that are not passed', () => {
    const error = refusalOf(() =>
      gradient(
        wrt((x: number) => x, 1),
        2,
      ),
    );
    expect(error.code).toBe('wrong-arity');
    expect(error.summary).toContain('position 1');
  });
});
