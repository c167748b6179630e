/** Properties of values under differentiation: those of tensors, and getters of objects. */
import { expect, test } from 'vitest';
import { gradient, matmul, Params, sum, tensor, WengertError, type Tensor } from '../src/index.js';

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof WengertError ? error.code : `not a WengertError: ${String(error)}`;
  }
  return undefined;
}

test('the transpose as a property has a derivative', () => {
  const W = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const x = tensor([1, 10]);
  const f = (w: Tensor): number => sum(matmul(w.T, x));
  expect(gradient(f, W)[0].toArray()).toEqual([
    [1, 1, 1],
    [10, 10, 10],
  ]);
  const model = { W };
  expect(
    gradient(() => sum(matmul(model.W.T, x)), new Params([W]))
      .get(W)
      .toArray(),
  ).toEqual([
    [1, 1, 1],
    [10, 10, 10],
  ]);
});

test('shapes are constants', () => {
  expect(gradient((w: Tensor) => sum(w) * w.shape[1] + w.size, tensor([[1, 2, 3]]))[0].toArray()).toEqual([[3, 3, 3]]);
});

test('reading the memory of a tensor is refused', () => {
  expect(codeOf(() => gradient((w: Tensor) => w.data[0] * 2, tensor([1, 2])))).toBe('hidden-derivative');
});

test('a getter of an argument does not run more often than the function reads it', () => {
  let reads = 0;
  const o = {
    x: 3,
    get y() {
      reads++;
      return 2;
    },
  };
  expect(gradient((p: { x: number }) => p.x * p.x, o)).toEqual([{ x: 6 }]);
  expect(reads).toBe(0);
});

test('a getter on the active path is differentiated', () => {
  class Square {
    constructor(public side: number) {}
    get area(): number {
      return this.side * this.side;
    }
  }
  expect(gradient((s: Square) => s.area * 2, new Square(3))).toEqual([{ side: 12 }]);
});
