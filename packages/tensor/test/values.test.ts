/** Values known from NumPy or worked out by hand. */
import { describe, expect, it } from 'vitest';
import * as t from '../src/index.js';
import { tensor, type Tensor } from '../src/index.js';

const A = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const cube = t.arange(0, 24).reshape([2, 3, 4]);

function close(actual: Tensor | number, expected: number[]): void {
  const got = typeof actual === 'number' ? [actual] : [...actual.data];
  expect(got.length).toBe(expected.length);
  got.forEach((v, i) => expect(v).toBeCloseTo(expected[i], 12));
}

describe('element-wise', () => {
  it('functions of one argument', () => {
    const x = tensor([-1, 0.5, 2]);
    close(t.neg(x), [1, -0.5, -2]);
    close(t.exp(x), [0.36787944117144233, 1.6487212707001282, 7.38905609893065]);
    close(t.expm1(tensor([1e-12])), [1.0000000000005e-12]);
    close(t.log(tensor([1, Math.E])), [0, 1]);
    close(t.log1p(tensor([1e-12])), [9.999999999995e-13]);
    close(t.sqrt(tensor([4, 2])), [2, Math.SQRT2]);
    close(t.square(x), [1, 0.25, 4]);
    close(t.abs(x), [1, 0.5, 2]);
    close(t.sign(x), [-1, 1, 1]);
    close(t.sin(x), [-0.8414709848078965, 0.479425538604203, 0.9092974268256817]);
    close(t.cos(x), [0.5403023058681398, 0.8775825618903728, -0.4161468365471424]);
    close(t.tan(x), [-1.5574077246549023, 0.5463024898437905, -2.185039863261519]);
    close(t.tanh(x), [-0.7615941559557649, 0.46211715726000974, 0.9640275800758169]);
    close(t.sigmoid(x), [0.2689414213699951, 0.6224593312018546, 0.8807970779778823]);
    close(t.relu(x), [0, 0.5, 2]);
    close(t.softplus(tensor([-1000, 0, 1000])), [0, Math.LN2, 1000]);
    close(t.gelu(tensor([0, 1])), [0, 0.8411919906082768]);
    close(t.floor(tensor([1.5, -1.5])), [1, -2]);
    close(t.ceil(tensor([1.5, -1.5])), [2, -1]);
    close(t.round(tensor([1.4, 1.5])), [1, 2]);
    close(t.clip(x, 0, 1), [0, 0.5, 1]);
    expect(t.sigmoid(tensor([-1e4, 1e4])).toArray()).toEqual([0, 1]);
    expect(Number.isNaN(t.relu(tensor([NaN])).item())).toBe(true);
  });

  it('functions of two arguments', () => {
    close(t.add(A, tensor([10, 20, 30])), [11, 22, 33, 14, 25, 36]);
    close(t.sub(1, A), [0, -1, -2, -3, -4, -5]);
    close(t.mul(A, tensor([[2], [3]])), [2, 4, 6, 12, 15, 18]);
    close(t.div(A, 2), [0.5, 1, 1.5, 2, 2.5, 3]);
    close(t.pow(A, 2), [1, 4, 9, 16, 25, 36]);
    close(t.maximum(A, 3), [3, 3, 3, 4, 5, 6]);
    close(t.minimum(A, tensor([2, 9, 1])), [1, 2, 1, 2, 5, 1]);
    close(t.where(t.greater(A, 3), A, -1), [-1, -1, -1, 4, 5, 6]);
    close(t.mulOrZero(tensor([0, 2]), tensor([Infinity, 3])), [0, 6]);
  });

  it('comparisons', () => {
    expect(t.greater(A, 3).toArray()).toEqual([[0, 0, 0], [1, 1, 1]]); // prettier-ignore
    expect(t.greaterEqual(A, 4).toArray()).toEqual([[0, 0, 0], [1, 1, 1]]); // prettier-ignore
    expect(t.less(tensor([1, 2]), 2).toArray()).toEqual([1, 0]);
    expect(t.lessEqual(tensor([1, 2]), 1).toArray()).toEqual([1, 0]);
    expect(t.equal(tensor([1, 2]), tensor([1, 3])).toArray()).toEqual([1, 0]);
    expect(t.notEqual(tensor([1, NaN]), tensor([1, NaN])).toArray()).toEqual([0, 1]);
  });

  it('numbers give numbers', () => {
    expect(t.add(2, 3)).toBe(5);
    expect(t.exp(0)).toBe(1);
    expect(t.where(1, 2, 3)).toBe(2);
    expect(t.greater(2, 1)).toBe(1);
  });

  it('element types: float64 wins, numbers follow', () => {
    const f = t.ones([2], { dtype: 'float32' });
    expect(t.add(f, 1).dtype).toBe('float32');
    expect(t.add(0.5, f).dtype).toBe('float32');
    expect(t.add(f, t.ones([2])).dtype).toBe('float64');
    expect(t.matmul(f, t.ones([2])).dtype).toBe('float64');
    expect(t.where(f, 1, 2).dtype).toBe('float32');
    expect(t.concat([f, t.ones([1])]).dtype).toBe('float64');
    expect(t.sum(f, { axis: 0 }).dtype).toBe('float32');
  });

  it('methods are the functions', () => {
    expect(A.add(1).mul(2).sub(A).sum()).toBe(t.sum(t.sub(t.mul(t.add(A, 1), 2), A)));
    expect(A.T.shape).toEqual([3, 2]);
    expect(A.map((v) => v * v).toArray()).toEqual(A.square().toArray());
    expect(A.matmul(A.T).toArray()).toEqual([[14, 32], [32, 77]]); // prettier-ignore
  });
});

describe('reductions', () => {
  it('over everything give numbers', () => {
    expect(t.sum(A)).toBe(21);
    expect(t.mean(A)).toBe(3.5);
    expect(t.max(A)).toBe(6);
    expect(t.min(A)).toBe(1);
    expect(t.prod(A)).toBe(720);
    expect(t.variance(A)).toBeCloseTo(35 / 12, 12);
    expect(t.variance(A, { correction: 1 })).toBeCloseTo(3.5, 12);
    expect(t.norm(A)).toBeCloseTo(Math.sqrt(91), 12);
    expect(t.logSumExp(tensor([1000, 1000]))).toBeCloseTo(1000 + Math.LN2, 12);
    expect(t.argmax(A)).toBe(5);
    expect(t.argmin(A)).toBe(0);
  });

  it('over axes give tensors', () => {
    expect(t.sum(A, { axis: 0 }).toArray()).toEqual([5, 7, 9]);
    expect(t.sum(A, { axis: 1 }).toArray()).toEqual([6, 15]);
    expect(t.sum(A, { axis: -1, keepDims: true }).toArray()).toEqual([[6], [15]]);
    expect(t.sum(A, { keepDims: true }).toArray()).toEqual([[21]]);
    expect(t.sum(cube, { axis: [0, 2] }).toArray()).toEqual([60, 92, 124]);
    expect(t.sum(cube, { axis: [1, 2] }).toArray()).toEqual([66, 210]);
    expect(t.sum(cube, { axis: 1 }).toArray()).toEqual([[12, 15, 18, 21], [48, 51, 54, 57]]); // prettier-ignore
    expect(t.mean(A, { axis: 0 }).toArray()).toEqual([2.5, 3.5, 4.5]);
    expect(t.max(cube, { axis: [0, 2], keepDims: true }).toArray()).toEqual([[[15], [19], [23]]]);
    expect(t.min(A, { axis: 1 }).toArray()).toEqual([1, 4]);
    expect(t.prod(A, { axis: 0 }).toArray()).toEqual([4, 10, 18]);
    expect(t.argmax(A, { axis: 0 }).toArray()).toEqual([1, 1, 1]);
    close(t.norm(A, { axis: 1 }), [Math.sqrt(14), Math.sqrt(77)]);
    close(t.variance(A, { axis: 1 }), [2 / 3, 2 / 3]);
    expect(t.sum(tensor([1, 2]), { axis: 0 }).shape).toEqual([]);
  });

  it('of nothing, of NaN, of infinities', () => {
    expect(t.sum(t.zeros([0]))).toBe(0);
    expect(t.sum(t.zeros([0, 2]), { axis: 0 }).toArray()).toEqual([0, 0]);
    expect(t.prod(t.zeros([0]))).toBe(1);
    expect(t.mean(t.zeros([0]))).toBeNaN();
    expect(t.max(tensor([1, NaN, 2]))).toBeNaN();
    expect(t.min(tensor([NaN, 1]))).toBeNaN();
    expect(t.logSumExp(tensor([-Infinity, -Infinity]))).toBe(-Infinity);
    expect(t.norm(tensor([3e200, 4e200]))).toBeCloseTo(5e200, -190);
    expect(t.norm(tensor([0, 0]))).toBe(0);
  });

  it('keep sums of float32 in float64', () => {
    expect(t.sum(t.full([1e5], 0.1, { dtype: 'float32' }))).toBeCloseTo(1e5 * Math.fround(0.1), 6);
  });
});

describe('products', () => {
  it('matmul in all its shapes', () => {
    const v = tensor([1, 1, 1]);
    expect(t.matmul(A, v).toArray()).toEqual([6, 15]);
    expect(t.matmul(tensor([1, 1]), A).toArray()).toEqual([5, 7, 9]);
    expect(t.matmul(v, v)).toMatchObject({ shape: [] });
    expect(t.matmul(v, v).item()).toBe(3);
    expect(t.matmul(t.ones([2, 4, 3]), t.ones([3, 5])).shape).toEqual([2, 4, 5]);
    expect(t.matmul(t.ones([2, 1, 4, 3]), t.ones([7, 3, 5])).shape).toEqual([2, 7, 4, 5]);
    expect(t.matmul(t.ones([0, 3]), t.ones([3, 2])).shape).toEqual([0, 2]);
    expect(t.matmul(t.ones([2, 0]), t.ones([0, 2])).toArray()).toEqual([[0, 0], [0, 0]]); // prettier-ignore
  });

  it('dot, outer, kron', () => {
    expect(t.dot(tensor([1, 2]), tensor([3, 4]))).toBe(11);
    expect(t.outer(tensor([1, 2]), tensor([3, 4])).toArray()).toEqual([[3, 4], [6, 8]]); // prettier-ignore
    expect(t.kron(t.eye(2), tensor([[1, 2]])).toArray()).toEqual([[1, 2, 0, 0], [0, 0, 1, 2]]); // prettier-ignore
  });
});

describe('shapes', () => {
  it('reshape and its relatives share memory', () => {
    expect(t.reshape(A, [3, -1]).toArray()).toEqual([[1, 2], [3, 4], [5, 6]]); // prettier-ignore
    expect(t.reshape(A, 6).data).toBe(A.data);
    expect(t.flatten(A).toArray()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(t.expandDims(A, -1).shape).toEqual([2, 3, 1]);
    expect(t.squeeze(t.ones([1, 2, 1])).shape).toEqual([2]);
    expect(t.squeeze(t.ones([1, 2, 1]), 0).shape).toEqual([2, 1]);
    expect(t.broadcastTo(tensor([1, 2]), [2, 2]).toArray()).toEqual([[1, 2], [1, 2]]); // prettier-ignore
  });

  it('transpose and vec', () => {
    expect(t.transpose(A).toArray()).toEqual([[1, 4], [2, 5], [3, 6]]); // prettier-ignore
    expect(t.transpose(cube, [1, -1, 0]).shape).toEqual([3, 4, 2]);
    expect(t.transpose(cube, [1, 2, 0]).get(2, 3, 1)).toBe(cube.get(1, 2, 3));
    expect(t.vec(A).toArray()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(t.vec(A, 'column-major').toArray()).toEqual([1, 4, 2, 5, 3, 6]);
  });

  it('slice, gather, concat, stack', () => {
    expect(t.slice(A, 1).toArray()).toEqual([[4, 5, 6]]);
    expect(t.slice(A, 0, 1).data.buffer).toBe(A.data.buffer);
    expect(t.slice(A, -2, undefined, { axis: 1 }).toArray()).toEqual([[2, 3], [5, 6]]); // prettier-ignore
    expect(t.slice(A, 5, 9).shape).toEqual([0, 3]);
    expect(t.rows(A, [1, 0, -1]).toArray()).toEqual([[4, 5, 6], [1, 2, 3], [4, 5, 6]]); // prettier-ignore
    expect(t.gather(A, Uint8Array.of(2), { axis: 1 }).toArray()).toEqual([[3], [6]]);
    expect(t.concat([A, A], { axis: 1 }).toArray()).toEqual([[1, 2, 3, 1, 2, 3], [4, 5, 6, 4, 5, 6]]); // prettier-ignore
    expect(t.concat([A, tensor([[7, 8, 9]])]).shape).toEqual([3, 3]);
    expect(t.stack([tensor([1, 2]), tensor([3, 4])], { axis: 1 }).toArray()).toEqual([[1, 3], [2, 4]]); // prettier-ignore
  });
});

describe('classifiers', () => {
  it('softmax is stable', () => {
    close(t.softmax(tensor([1000, 1000])), [0.5, 0.5]);
    close(
      t.softmax(A),
      [
        0.09003057317038046, 0.24472847105479764, 0.6652409557748219, 0.09003057317038046, 0.24472847105479764,
        0.6652409557748219,
      ],
    );
    expect(t.logSoftmax(tensor([0, 1000])).toArray()).toEqual([-1000, 0]);
    close(t.sum(t.softmax(A, { axis: 0 }), { axis: 0 }), [1, 1, 1]);
  });

  it('crossEntropy takes labels and distributions', () => {
    const logits = tensor([[1, 2, 3], [1, 1, 1]]); // prettier-ignore
    const expected = (-Math.log(0.6652409557748219) + Math.log(3)) / 2;
    expect(t.crossEntropy(logits, [2, 0])).toBeCloseTo(expected, 12);
    expect(t.crossEntropy(logits, Uint8Array.of(2, 0))).toBeCloseTo(expected, 12);
    expect(t.crossEntropy(logits, tensor([2, 0]))).toBeCloseTo(expected, 12);
    expect(t.crossEntropy(logits, t.oneHot([2, 0], 3))).toBeCloseTo(expected, 12);
    expect(t.crossEntropy(tensor([0, 1e4]), 1)).toBe(0);
    expect(t.crossEntropy(tensor([0, 1e4]), 0)).toBe(1e4);
  });

  it('mse and accuracy', () => {
    expect(t.mse(tensor([1, 2]), tensor([1, 4]))).toBe(2);
    expect(t.accuracy(tensor([[1, 2], [3, 1]]), [1, 1])).toBe(0.5); // prettier-ignore
  });
});

describe('in place', () => {
  it('changes the tensor and returns it', () => {
    const w = tensor([[1, 2], [3, 4]]); // prettier-ignore
    expect(w.subInPlace(tensor([1, 1]))).toBe(w);
    w.mulInPlace(2)
      .addInPlace(1)
      .divInPlace(tensor([[1], [2]]));
    expect(w.toArray()).toEqual([[1, 3], [2.5, 3.5]]); // prettier-ignore
    w.set([0, -1], 9);
    expect(w.get(0, 1)).toBe(9);
    w.fill(2);
    w.copyFrom(tensor([[1, 0], [0, 1]])); // prettier-ignore
    expect(w.toArray()).toEqual([[1, 0], [0, 1]]); // prettier-ignore
  });

  it('keeps the element type, and is right where memory is shared', () => {
    const w = t.ones([2], { dtype: 'float32' });
    w.subInPlace(t.full([2], 0.1));
    expect(w.dtype).toBe('float32');
    expect(w.get(0)).toBeCloseTo(0.9, 6);
    const m = tensor([[1, 2], [3, 4]]); // prettier-ignore
    m.addInPlace(t.slice(m, 0, 1));
    expect(m.toArray()).toEqual([[2, 4], [4, 6]]); // prettier-ignore
    m.addInPlace(m);
    expect(m.get(1, 1)).toBe(12);
  });
});

describe('the tutorial', () => {
  const W = tensor([
    [0.8242805451868016, 0.6935345698171789, 0.3575917782149711],
    [0.8336651872057976, 0.8051473582305209, 0.5414066575533398],
  ]);
  const b = tensor([0.12011868865849706, 0.28705432802353603]);

  it('has its numbers', () => {
    close(t.add(t.matmul(W, tensor([1, 3, 2])), b), [3.7401864997267773, 4.618974905027575]);
    close(t.sum(W, { axis: 0 }), [1.6579457323925992, 1.4986819280476997, 0.898998435768311]);
    const dW = t.outer(t.ones([2]), tensor([1, 2, 3]));
    close(
      t.broadcast((w, g) => w - 0.01 * g, W, dW),
      [
        0.8142805451868016, 0.6735345698171789, 0.3275917782149711, 0.8236651872057976, 0.7851473582305208,
        0.5114066575533398,
      ],
    );
    expect(t.vec(dW, 'column-major').toArray()).toEqual([1, 1, 2, 2, 3, 3]);
    expect(t.kron(t.eye(10), W).shape).toEqual([20, 30]);
    expect(t.oneHot(t.argmax(tensor([1, 2, 0.5])), 3).toArray()).toEqual([0, 1, 0]);
  });
});
