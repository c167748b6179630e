/** `checkpoint`: functions that are run again in the reverse sweep. */
import { describe, expect, test } from 'vitest';
import {
  checkpoint,
  gradient,
  matmul,
  mean,
  nonDifferentiable,
  Params,
  pullback,
  randn,
  tanh,
  tensor,
  type Tensor,
} from '../../src/index.js';
import { check, checkMade } from '../support/check.js';
import { expectClose } from '../support/close.js';
import { refusalOf, rightOr } from '../support/refused.js';

describe('the gradient is that of the function', () => {
  test('of numbers', () => {
    const f = checkpoint((x: number, y: number) => Math.sin(x * y) * x);
    expect(f(2, 3)).toBe(Math.sin(6) * 2);
    expect(f.length).toBe(2);
    check((x: number, y: number) => f(x, y) * f(y, x), [0.7, 1.3]);
    check(f, [0.7, 1.3]);
  });

  test('in loops', () => {
    const step = checkpoint((x: number, k: number) => x + k * Math.sin(x));
    const f = (x: number): number => {
      let y = x;
      for (let i = 0; i < 10; i++) y = step(y, 0.1 * i);
      return y;
    };
    check(f, [0.3]);
  });

  test('made inside, with what it captured', () => {
    const f = (x: number, y: number): number => {
      const z = x * y;
      const g = checkpoint((k: number) => z * k * Math.exp(-x));
      return g(y) + g(2);
    };
    check(f, [0.4, 1.1]);
  });

  test('of arrays, objects and results that are arrays', () => {
    const g = checkpoint((xs: number[], o: { k: number }) => xs.map((x) => x * x * o.k));
    const f = (xs: number[], o: { k: number }): number => {
      const ys = g(xs, o);
      ys[0] *= 3;
      return ys.reduce((s, y, i) => s + y * i, ys[0]);
    };
    check(f, [[1, 2, 3], { k: 0.5 }]);
  });

  test('of methods', () => {
    const o = {
      k: 3,
      scale: checkpoint(function (this: { k: number }, x: number) {
        return this.k * x * x;
      }),
    };
    expect(gradient((p: { k: number; scale: (x: number) => number }, x: number) => p.scale(x), o, 2)).toEqual([
      { k: 4 },
      12,
    ]);
  });

  test('of parameters that it captured', () => {
    const W = randn([3, 3]);
    const layer = (x: Tensor) => tanh(matmul(W, x));
    const x = tensor([[1], [2], [0.5]]);
    const params = new Params([W]);
    const plain = gradient(() => mean(layer(layer(x))), params).get(W);
    const block = checkpoint(layer);
    const again = gradient(() => mean(block(block(x))), params).get(W);
    expectClose(again.toArray(), plain.toArray());
  });

  test('of a checkpoint in a checkpoint', () => {
    const inner = checkpoint((x: number) => Math.sin(x) * x);
    const outer = checkpoint((x: number) => inner(x) * inner(x * 2));
    check(outer, [0.8]);
  });
});

describe('memory that changes', () => {
  test('arguments that are changed later', () => {
    const g = checkpoint((xs: number[]) => xs[0] * xs[0] * xs[1]);
    const f = (xs: number[]): number => {
      const a = g(xs);
      xs[0] = 10 * xs[1];
      const b = g(xs);
      xs[1] = 0;
      xs.push(1);
      return a + b * xs[2];
    };
    check(f, [[2, 3]]);
  });

  test('arguments that the function changes', () => {
    const advance = checkpoint((xs: Float64Array) => {
      for (let i = 1; i < xs.length; i++) xs[i] += 0.5 * xs[i - 1] * xs[i];
    });
    const f = (xs: Float64Array): number => {
      for (let t = 0; t < 3; t++) advance(xs);
      return xs[xs.length - 1] * xs[0];
    };
    checkMade(f, () => [Float64Array.of(0.5, 1, 1.5)]);
  });

  test('after back everything is as it was', () => {
    const xs = [1, 2];
    const g = checkpoint((a: number[]) => {
      a[0] *= a[1];
      return a[0] * a[0];
    });
    const [value, back] = pullback(g, xs);
    expect(value).toBe(4);
    xs[1] = 50;
    expect([back(1), back(1)]).toEqual([[[8, 4]], [[8, 4]]]);
    expect(xs).toEqual([2, 50]);
  });

  test('captured variables', () => {
    const f = (x: number): number => {
      let state = x;
      const step = checkpoint((k: number) => {
        state = state * state + k;
        return state;
      });
      let sum = 0;
      for (let i = 0; i < 3; i++) sum += step(x * i);
      return sum * state;
    };
    check(f, [0.7]);
  });

  test('arrays that it makes and keeps somewhere', () => {
    const fill = checkpoint((o: { rows: number[][] }, x: number) => {
      const row = [x, x * x];
      o.rows.push(row);
      return row;
    });
    const f = (x: number): number => {
      const o = { rows: [] as number[][] };
      const row = fill(o, x);
      fill(o, x * 2);
      row[0] *= 5;
      return o.rows[0][0] * o.rows[1][1] + o.rows[0][1];
    };
    check(f, [1.2]);
  });

  test('maps that it makes, or they are refused', () => {
    const pair = checkpoint((x: number) => new Map([['k', x * x]]));
    const f = (x: number): number => pair(x).get('k')! * x;
    expect(rightOr([27], () => gradient(f, 3))).toEqual([27]);
  });

  test('two names for one array', () => {
    const g = checkpoint((a: number[], b: number[]) => {
      a[0] = b[1] * 2;
      return b[0] * a[1];
    });
    const f = (xs: number[]): number => g(xs, xs) + xs[0];
    check(f, [[3, 4]]);
  });
});

describe('side effects', () => {
  test('happen again in the reverse sweep', () => {
    const seen: number[] = [];
    // What is bound shows nothing of what it changes.
    const log = seen.push.bind(seen);
    nonDifferentiable(log);
    const g = checkpoint((x: number) => {
      log(x);
      return x * x;
    });
    const [, back] = pullback(g, 3);
    expect(seen).toEqual([3]);
    expect([back(1), back(2)]).toEqual([[6], [12]]);
    expect(seen).toEqual([3, 3, 3]);
  });

  test('that change what it does are refused', () => {
    const g = checkpoint((x: number) => x * Math.random());
    expect(refusalOf(() => gradient(g, 3)).code).toBe('bad-argument');
    const h = checkpoint((x: number) => [x * Math.random()]);
    expect(refusalOf(() => gradient((x: number) => h(x)[0], 3)).message).toContain('random numbers');
  });
});

test('what it counts in its own memory counts once', () => {
  const o = { calls: 0, seen: [] as number[] };
  const g = checkpoint((x: number) => {
    o.calls++;
    o.seen.push(o.calls);
    return x * x;
  });
  const [, back] = pullback((x: number) => g(g(x)), 3);
  expect(o).toEqual({ calls: 2, seen: [1, 2] });
  expect([back(1), back(1)]).toEqual([[108], [108]]);
  expect(o).toEqual({ calls: 2, seen: [1, 2] });
});

describe('refused', () => {
  test('what is no function', () => {
    expect(refusalOf(() => checkpoint(3 as never)).code).toBe('not-a-function');
  });

  test('functions that return functions', () => {
    const g = checkpoint((x: number) => () => x);
    expect(refusalOf(() => gradient((x: number) => g(x)(), 3)).code).toBe('bad-argument');
  });
});
