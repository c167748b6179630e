/** Tensor operations inside ordinary code. */
import { describe, expect, test } from 'vitest';
import {
  add,
  broadcast,
  gradcheck,
  gradient,
  kron,
  map,
  matmul,
  pullback,
  sum,
  tensor,
  TensorError,
  where,
  WengertError,
  type Tensor,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';

const A = tensor([
  [1, 2],
  [3, 4],
]);
const v = tensor([5, -1]);

describe('gradients against finite differences', () => {
  const programs: readonly [string, (...args: any[]) => number, unknown[]][] = [
    ['arithmetic and broadcasting', (a: Tensor, b: Tensor) => sum(a.mul(b).sub(b.div(a)).add(1).neg()), [A, v]],
    ['methods in a chain', (a: Tensor) => a.T.matmul(a).exp().log1p().mean(), [A.mul(0.1)]],
    ['numbers and tensors mixed', (x: number, a: Tensor) => sum(a.mul(x).add(x * x)) / (1 + x), [1.5, A]],
    ['reductions along axes', (a: Tensor) => sum(a.sum({ axis: 0 }).mul(a.max({ axis: 1 }))) + a.norm(), [A]],
    ['shapes', (a: Tensor) => sum(a.reshape([4]).slice(1, 3).mul(a.flatten().slice(0, 2))), [A]],
    ['kron and vec', (a: Tensor, b: Tensor) => sum(kron(a, b).vec('column-major').slice(2, 7)), [A, A]],
    ['where', (a: Tensor) => sum(where(a.greater(2), a.mul(a), a.neg())), [A.add(0.5)]],
    ['softmax', (a: Tensor) => sum(a.softmax().mul(a)), [A]],
    [
      'a loop with tensors carried from trip to trip',
      (a: Tensor, x: Tensor) => {
        let y = x;
        for (let i = 0; i < 3; i++) {
          y = matmul(a, y).tanh();
          if (i === 1) y = y.mul(2);
        }
        return sum(y.mul(y));
      },
      [A.mul(0.3), v],
    ],
    [
      'tensors in arrays and objects',
      (layers: { w: Tensor }[], x: Tensor) => {
        const outputs: Tensor[] = [];
        for (const { w } of layers) outputs.push(matmul(w, outputs[outputs.length - 1] ?? x));
        return sum(outputs[0].mul(outputs[1]));
      },
      [[{ w: A }, { w: A.mul(0.5) }], v],
    ],
    ['elements', (a: Tensor) => a.get(0, 1) * a.get(1, 0) * a.size, [A]],
  ];
  for (const [name, f, args] of programs) {
    test(name, () => {
      const report = gradcheck(f, args);
      expect(report.ok, String(report)).toBe(true);
    });
  }
});

describe('broadcast', () => {
  test('maps any function of numbers', () => {
    const w = broadcast((a: number, g: number) => a - 0.1 * g, A, A.mul(10)) as Tensor;
    expectClose(w.toArray(), [
      [0, 0],
      [0, 0],
    ]);
  });

  test('differentiates through it, also by what the function captures', () => {
    const f = (a: Tensor, x: number): number =>
      sum(broadcast((s: number, t: number) => s * t * x + Math.sin(s), a, v) as Tensor);
    const [da, dx] = gradient(f, A, 2);
    expectClose(da.toArray(), [
      [10 + Math.cos(1), -2 + Math.cos(2)],
      [10 + Math.cos(3), -2 + Math.cos(4)],
    ]);
    expect(dx).toBe(5 - 2 + 15 - 4);
  });

  test('map', () => {
    const [da] = gradient((a: Tensor) => sum(map(a, (s: number) => (s > 2 ? s * s : s))), A);
    expect(da.toArray()).toEqual([
      [1, 1],
      [6, 8],
    ]);
  });

  test('with a branch, a loop and a function of the module', () => {
    const [da] = gradient((a: Tensor) => sum(broadcast((s: number) => cubed(s), a) as Tensor), A);
    expect(da.toArray()).toEqual([
      [3, 12],
      [27, 48],
    ]);
  });
});

function cubed(x: number): number {
  let y = 1;
  for (let i = 0; i < 3; i++) y *= x;
  return y;
}

describe('fields that hold a tensor for a while', () => {
  test('and then a number', () => {
    const f = (o: { t: any }, x: number): number => {
      const before = sum(o.t);
      o.t = x;
      return before * o.t;
    };
    const [d, dx] = gradient(f, { t: v }, 3);
    expect(d.t.toArray()).toEqual([3, 3]);
    expect(dx).toBe(4);
    const [unused] = gradient((o: { t: any }, x: number) => (o.t = x) * 2, { t: v }, 3);
    expect(unused.t.toArray()).toEqual([0, 0]);
  });

  test('a list that grows', () => {
    const [d] = gradient(
      (list: Tensor[]) => {
        list.push(list[0].mul(2));
        return sum(list[0].mul(list[1]));
      },
      [v],
    );
    expect(d.map((t) => t.toArray())).toEqual([[20, -4]]);
  });
});

describe('pullbacks', () => {
  test('of functions with a tensor as value', () => {
    const [y, back] = pullback((a: Tensor) => matmul(a, v), A);
    expect(y.toArray()).toEqual([3, 11]);
    expect(back(tensor([1, 10]))[0].toArray()).toEqual([
      [5, -1],
      [50, -10],
    ]);
  });

  test('a seed of another shape is refused, with both shapes', () => {
    const [, back] = pullback((a: Tensor) => matmul(a, v), A);
    expect(() => back(tensor([1, 2, 3]))).toThrow(WengertError);
    expect(() => back(tensor([1, 2, 3]))).toThrow(/\[2\][^]*\[3\]|\[3\][^]*\[2\]/);
  });
});

describe('errors', () => {
  test('shapes that do not fit are named', () => {
    const f = (a: Tensor): number => sum(add(a, tensor([1, 2, 3])));
    expect(() => gradient(f, A)).toThrow(TensorError);
    expect(() => gradient(f, A)).toThrow(/\[2, 2\][^]*\[3\]/);
  });

  test('changes in place are refused inside of differentiated code', () => {
    const refused = (f: (a: Tensor) => unknown): WengertError => {
      try {
        gradient((a: Tensor) => {
          f(a);
          return sum(a);
        }, A.clone());
      } catch (error) {
        return error as WengertError;
      }
      throw new Error('not refused');
    };
    const error = refused((a) => a.subInPlace(1));
    expect(error.code).toBe('refused-function');
    expect(error.message).toContain('subInPlace');
    expect(error.remedy).toContain('sub(a, b)');
    expect(refused((a) => a.fill(0)).code).toBe('refused-function');
    expect(refused((a) => a.set([0, 0], 1)).code).toBe('refused-function');
  });

  test('reading the memory of a tensor is refused', () => {
    let error: unknown;
    try {
      gradient((a: Tensor) => a.data[0] * 2, A);
    } catch (e) {
      error = e;
    }
    expect((error as WengertError).code).toBe('hidden-derivative');
    expect((error as WengertError).message).toContain('data');
  });
});
