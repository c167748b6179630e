/** Every error: its code and its whole message. */
import { describe, expect, it } from 'vitest';
import * as t from '../src/index.js';
import { tensor, TensorError } from '../src/index.js';

const A = t.zeros([2, 3]);
const B = t.zeros([4, 5]);
const wrong = (value: unknown): never => value as never;

type Case = [message: string, code: string, act: () => unknown];

// prettier-ignore
const cases: Record<string, Case[]> = {
  'arguments that are no tensors': [
    ['exp: needs a tensor or a number, got [1, 2]; make one with tensor(...)', 'bad-argument', () => t.exp(wrong([1, 2]))],
    ['add: needs a tensor or a number, got "x"', 'bad-argument', () => t.add(A, wrong('x'))],
    ['sum: needs a tensor, got 5', 'bad-argument', () => t.sum(wrong(5))],
    ['sum: needs a tensor, got an array of length 9; make one with tensor(...)', 'bad-argument', () => t.sum(wrong(Array(9).fill(1)))],
    ['matmul: needs a tensor, got undefined', 'bad-argument', () => t.matmul(A, wrong(undefined))],
    ['transpose: needs a tensor, got a Map', 'bad-argument', () => t.transpose(wrong(new Map()))],
    ['reshape: needs a tensor, got an object', 'bad-argument', () => t.reshape(wrong({}), [1])],
    ['where: needs a tensor or a number, got null', 'bad-argument', () => t.where(wrong(null), A, A)],
    ['concat: needs an array of at least one tensor, got []', 'bad-argument', () => t.concat([])],
    ['stack: needs an array of at least one tensor, got a Tensor', 'bad-argument', () => t.stack(wrong(A))],
    ['fromTyped: needs a Float64Array or a Float32Array, got a Uint8Array', 'bad-argument', () => t.fromTyped(wrong(new Uint8Array(2)))],
  ],
  'tensor(...)': [
    ['tensor: needs numbers, got "a" at [1]', 'bad-argument', () => tensor(wrong([1, 'a']))],
    ['tensor: needs numbers, got [2] at [1]; nested arrays must have equal lengths', 'bad-argument', () => tensor([1, [2]])],
    ['tensor: nested arrays must have equal lengths: 2 elements expected, got 1 at [1]', 'bad-shape', () => tensor([[1, 2], [3]])],
    ['tensor: nested arrays must have equal lengths: 2 elements expected, got 3 at [1]', 'bad-shape', () => tensor([[1, 2], 3])],
    ['tensor: needs nested arrays of numbers, a typed array or a number, got undefined', 'bad-argument', () => tensor(wrong(undefined))],
    ['tensor: needs nested arrays of numbers, a typed array or a number, got a BigInt64Array', 'bad-argument', () => tensor(wrong(new BigInt64Array(1)))],
    ['tensor: shape [2, 2] needs 4 elements, got 3', 'bad-length', () => tensor([1, 2, 3], { shape: [2, 2] })],
    ["tensor: dtype must be 'float64' or 'float32', got \"int8\"", 'bad-dtype', () => tensor([1], { dtype: wrong('int8') })],
    ['Tensor: shape [3] needs 3 elements, got 2', 'bad-length', () => new t.Tensor(new Float64Array(2), [3])],
    ['fromTyped: shape [3] needs 3 elements, got 2', 'bad-length', () => t.fromTyped(new Float64Array(2), [3])],
  ],
  'shapes that are none': [
    ['zeros: bad shape [2, NaN] (every dimension is a whole number, 0 or more)', 'bad-shape', () => t.zeros([2, NaN])],
    ['ones: bad shape [-1] (every dimension is a whole number, 0 or more)', 'bad-shape', () => t.ones([-1])],
    ['full: bad shape [1.5] (every dimension is a whole number, 0 or more)', 'bad-shape', () => t.full(1.5, 0)],
    ['rand: bad shape ["2"] (every dimension is a whole number, 0 or more)', 'bad-shape', () => t.rand(wrong(['2']))],
    ['randn: a shape is an array of dimensions, got undefined', 'bad-shape', () => t.randn(wrong(undefined))],
    ['reshape: bad shape [-1] (every dimension is a whole number, 0 or more)', 'bad-shape', () => t.reshape(A, [-1, -1])],
    ['eye: the number of rows must be a whole number, 0 or more, got 1.5', 'bad-argument', () => t.eye(1.5)],
    ['full: needs a number, got "1"', 'bad-argument', () => t.full([1], wrong('1'))],
  ],
  'shapes that do not fit': [
    ['matmul: shapes [2, 3] and [4, 5] do not match (inner 3 and 4)', 'shape-mismatch', () => t.matmul(A, B)],
    ['matmul: shapes [2, 3] and [4] do not match (inner 3 and 4)', 'shape-mismatch', () => t.matmul(A, t.zeros([4]))],
    ['matmul: needs vectors or matrices, got shape []', 'bad-shape', () => t.matmul(tensor(1), A)],
    ['matmul: shapes [2] and [3] do not broadcast (2 and 3)', 'shape-mismatch', () => t.matmul(t.zeros([2, 1, 1]), t.zeros([3, 1, 1]))],
    ['matmulTN: shapes [2, 3] and [4, 5] do not match (inner 2 and 4)', 'shape-mismatch', () => t.matmulTN(A, B)],
    ['matmulNT: needs matrices, got shape [2]', 'bad-shape', () => t.matmulNT(A, t.zeros([2]))],
    ['mul: shapes [2, 3] and [4, 5] do not broadcast (3 and 5)', 'shape-mismatch', () => t.mul(A, B)],
    ['where: shapes [2, 3] and [4] do not broadcast (3 and 4)', 'shape-mismatch', () => t.where(A, 0, t.zeros([4]))],
    ['broadcastTo: shape [2, 3] does not broadcast to [3]', 'shape-mismatch', () => t.broadcastTo(A, [3])],
    ['sumLike: shape [2, 3] does not broadcast to [3]', 'shape-mismatch', () => t.sumLike(t.zeros([3]), A)],
    ['reshape: shape [2, 3] (6 elements) does not fit [4] (4 elements)', 'shape-mismatch', () => t.reshape(A, [4])],
    ['reshape: shape [2, 3] (6 elements) does not fit [4, -1]', 'shape-mismatch', () => t.reshape(A, [4, -1])],
    ['squeeze: axis 1 of shape [2, 3] is not of length 1', 'shape-mismatch', () => t.squeeze(A, 1)],
    ['concat: shapes [2, 3] and [4, 5] differ outside of axis 0', 'shape-mismatch', () => t.concat([A, B])],
    ['stack: shapes [2, 3] and [4, 5] differ', 'shape-mismatch', () => t.stack([A, B])],
    ['dot: shapes [2] and [3] differ', 'shape-mismatch', () => t.dot(t.zeros([2]), t.zeros([3]))],
    ['outer: needs a tensor of rank 1, got shape [2, 3]', 'bad-shape', () => t.outer(A, t.zeros([2]))],
    ['mse: shapes [2, 3] and [4, 5] differ', 'shape-mismatch', () => t.mse(A, B)],
    ['item: needs a tensor with one element, got shape [2, 3]', 'bad-length', () => t.item(A)],
    ['addInPlace: shape [4, 5] does not broadcast to [2, 3], the shape of what it changes', 'shape-mismatch', () => t.zeros([2, 3]).addInPlace(B)],
    ['copyFrom: shape [4, 5] is not [2, 3], the shape of what it changes', 'shape-mismatch', () => t.zeros([2, 3]).copyFrom(B)],
    ['max: shape [0] has no elements to reduce', 'bad-length', () => t.max(t.zeros([0]))],
    ['argmax: shape [2, 0] has no elements to reduce', 'bad-length', () => t.argmax(t.zeros([2, 0]), { axis: 1 })],
  ],
  'axes and indices': [
    ['sum: shape [2, 3] has no axis 2 (axes are -2 to 1)', 'bad-axis', () => t.sum(A, { axis: 2 })],
    ['variance: shape [2, 3] has no axis -3 (axes are -2 to 1)', 'bad-axis', () => t.variance(A, { axis: -3 })],
    ['flatten: needs a tensor, got [1]; make one with tensor(...)', 'bad-argument', () => t.flatten(wrong([1]))],
    ['mean: shape [] has no axis 0 (it has none)', 'bad-axis', () => t.mean(tensor(1), { axis: 0 })],
    ['sum: shape [2, 3] has no axis NaN (axes are -2 to 1)', 'bad-axis', () => t.sum(A, { axis: NaN })],
    ['sum: axis [0, -2] names an axis of shape [2, 3] twice', 'bad-axis', () => t.sum(A, { axis: [0, -2] })],
    ['transpose: axes [0] must name every axis of shape [2, 3]', 'bad-axis', () => t.transpose(A, [0])],
    ['softmax: shape [2, 3] has no axis 5 (axes are -2 to 1)', 'bad-axis', () => t.softmax(A, { axis: 5 })],
    ['get: shape [2, 3] needs 2 indices, got 1', 'bad-index', () => t.get(A, 1)],
    ['get: index 3 is outside of a dimension of length 3', 'bad-index', () => t.get(A, 0, 3)],
    ['set: index 0.5 is outside of a dimension of length 2', 'bad-index', () => t.zeros([2]).set([0.5], 1)],
    ['set: needs a number, got "1"', 'bad-argument', () => t.zeros([2]).set([0], wrong('1'))],
    ['rows: index 2 is outside of a dimension of length 2', 'bad-index', () => t.rows(A, [0, 2])],
    ['gather: indices must be an array of whole numbers, got 1', 'bad-argument', () => t.gather(A, wrong(1))],
    ['slice: bounds must be whole numbers, got 0.5', 'bad-index', () => t.slice(A, 0.5)],
  ],
  'labels': [
    ['oneHot: label 3 at position 1 is not one of the 3 classes (0 to 2)', 'bad-index', () => t.oneHot([0, 3], 3)],
    ['oneHot: the number of classes must be a whole number, 1 or more, got 0', 'bad-argument', () => t.oneHot([0], 0)],
    ['crossEntropy: label NaN at position 0 is not one of the 3 classes (0 to 2)', 'bad-index', () => t.crossEntropy(A, [NaN, 0])],
    ['crossEntropy: logits of shape [2, 3] and labels of shape [3] do not match', 'shape-mismatch', () => t.crossEntropy(A, [0, 1, 2])],
    ['crossEntropy: logits of shape [2, 3] and labels of shape [4, 5] do not match', 'shape-mismatch', () => t.crossEntropy(A, B)],
    ['crossEntropy: logits need shape [..., classes] and at least one row, got []', 'bad-shape', () => t.crossEntropy(tensor(1), 0)],
    ['crossEntropy: labels must be whole numbers, got "a"', 'bad-argument', () => t.crossEntropy(A, wrong('a'))],
    ['accuracy: scores of shape [2, 3] have 2 rows, but there are 1 labels', 'shape-mismatch', () => t.accuracy(A, [0])],
  ],
  'other arguments': [
    ['arange: step must not be 0', 'bad-argument', () => t.arange(0, 1, 0)],
    ['arange: stop must be a finite number, got Infinity', 'bad-argument', () => t.arange(0, Infinity)],
    ['linspace: count must be a whole number, 1 or more, got 0', 'bad-argument', () => t.linspace(0, 1, 0)],
    ['seededRandom: the seed must be a whole number, got 0.5', 'bad-argument', () => t.rand([1], { seed: 0.5 })],
    ['rand: rng must be a function that returns numbers, got 1', 'bad-argument', () => t.rand([1], { rng: wrong(1) })],
    ['clip: bounds 1 and 0 must be ordered numbers', 'bad-argument', () => t.clip(A, 1, 0)],
    ["vec: order must be 'row-major' or 'column-major', got \"C\"", 'bad-argument', () => t.vec(A, wrong('C'))],
    ['broadcast: needs a function first, got a Tensor', 'bad-argument', () => t.broadcast(wrong(A), A)],
    ['broadcast: needs at least one tensor or number', 'bad-argument', () => t.broadcast(() => 1)],
    ['map: the function must return a number, got "a"', 'bad-argument', () => t.map(A, wrong(() => 'a'))],
    ['broadcast: shapes [2, 3] and [4, 5] do not broadcast (3 and 5)', 'shape-mismatch', () => t.broadcast((a, b) => a + b, A, B)],
    ['saveTensors: needs a tensor, got 1', 'bad-argument', () => t.saveTensors({ a: wrong(1) })],
    ['saveTensors: the name __metadata__ is reserved by the format', 'bad-argument', () => t.saveTensors({ __metadata__: A })],
    ['loadTensors: needs a Uint8Array, got "x"', 'bad-argument', () => t.loadTensors(wrong('x'))],
  ],
};

describe.each(Object.entries(cases))('%s', (_subject, list) => {
  it.each(list)('%s', (message, code, act) => {
    let error: unknown;
    try {
      act();
    } catch (e) {
      error = e;
    }
    expect(error).toBeInstanceOf(TensorError);
    expect(error).toMatchObject({ message, code: `tensor/${code}`, name: 'TensorError' });
  });
});
