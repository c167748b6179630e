/** Cases 9 to 17: "Single layer". Once with tensors, once with plain arrays. */
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { add, Grads, gradient, matmul, Params, sum, tensor, vec, type Tensor } from '../../src/index.js';
import { call, data, expectCase, expectPrinted } from './cases.js';

const rowsOfW = data<number[][]>('tut-09', 'W');
const elementsOfB = data<number[]>('tut-09', 'b');
const W = tensor(rowsOfW);
const b = tensor(elementsOfB);

const net = (x: Tensor): Tensor => add(matmul(W, x), b);
const agg = (n: Tensor): number => sum(n);

const netOfArrays = (x: number[]): number[] =>
  rowsOfW.map((r, i) => r[0] * x[0] + r[1] * x[1] + r[2] * x[2] + elementsOfB[i]);
const aggOfArrays = (n: number[]): number => n.reduce((s, v) => s + v, 0);

test('tut-09: the layer', () => {
  expectCase(net(tensor([1, 3, 2])).toArray(), 'tut-09');
  expectCase(netOfArrays([1, 3, 2]), 'tut-09');
});

test('tut-10: the gradient with respect to the input', () => {
  const [dx] = gradient((x: Tensor) => agg(net(x)), tensor([1, 2, 3]));
  expectCase([dx.toArray()], 'tut-10');
  expectCase(
    gradient((x: number[]) => aggOfArrays(netOfArrays(x)), [1, 2, 3]),
    'tut-10',
  );
});

test('tut-11: it equals the sums of the columns of W', () => {
  expectCase([sum(W, { axis: 0 }).toArray()], 'tut-11');
});

test('tut-12: the collection of parameters keeps their order', () => {
  const p = new Params([W, b]);
  expect(p.length).toBe(2);
  expect([...p][0]).toBe(W);
  expect([...p][1]).toBe(b);
  expect(inspect(p)).toMatch(/^Params\(\[/);
});

test('tut-13: the gradient of a function without arguments with respect to parameters', () => {
  const grads = gradient(() => agg(net(tensor([1, 2, 3]))), new Params([W, b]));
  expect(grads).toBeInstanceOf(Grads);
  expect([...grads].map(([parameter]) => parameter)).toEqual([W, b]);
  expect(inspect(grads)).toMatch(/^Grads\(/);
});

test('tut-14 and tut-17: gradients by parameter, in its shape', () => {
  const grads = gradient(() => agg(net(tensor([1, 2, 3]))), new Params([W, b]));
  expectCase(grads.get(W).toArray(), 'tut-14');
  expectCase(grads.get(b).toArray(), 'tut-17');
});

test('tut-14 and tut-17: the same of plain arrays', () => {
  const grads = gradient(() => aggOfArrays(netOfArrays([1, 2, 3])), new Params([rowsOfW, elementsOfB]));
  expectCase(grads.get(rowsOfW), 'tut-14');
  expectCase(grads.get(elementsOfB), 'tut-17');
});

test('tut-15: an update in place', () => {
  const weights = W.clone();
  const grads = gradient(() => agg(add(matmul(weights, tensor([1, 2, 3])), b)), new Params([weights, b]));
  weights.subInPlace(grads.get(weights).mul(0.01));
  expectCase(weights.toArray(), 'tut-15');
  expectPrinted(weights.toArray() as number[][], call('tut-15').printed, 1e-5);
});

test('tut-16: the gradient of a matrix as a vector', () => {
  const grads = gradient(() => agg(net(tensor([1, 2, 3]))), new Params([W, b]));
  expectCase(vec(grads.get(W), 'column-major').toArray(), 'tut-16');
  expect(vec(grads.get(W)).toArray()).toEqual([1, 2, 3, 1, 2, 3]);
});
