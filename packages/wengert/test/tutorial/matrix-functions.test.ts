/** Cases 32 to 34: "Matrix valued functions". The elided columns of X and of the cotangent are filled with numbers of our own. */
import { expect, test } from 'vitest';
import { add, eye, kron, matmul, pullback, tensor, transpose, vec, type Tensor } from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { call, data, expectCase, expectPrinted } from './cases.js';

const filled = (rows: (number | null)[][]): number[][] =>
  rows.map((row, i) => row.map((x, j) => x ?? (i + 1) / (j + 2)));

const rowsOfW = data<number[][]>('tut-32', 'W');
const elementsOfB = data<number[]>('tut-32', 'b');
const rowsOfX = filled(data<(number | null)[][]>('tut-32', 'X'));
const rowsOfDelta = filled(data<(number | null)[][]>('tut-33', 'delta'));

const W = tensor(rowsOfW);
const b = tensor(elementsOfB).expandDims(1);
const X = tensor(rowsOfX);
const delta = tensor(rowsOfDelta);
const n = (x: Tensor): Tensor => add(matmul(W, x), b);

const nOfArrays = (x: number[][]): number[][] =>
  rowsOfW.map((r, i) => x[0].map((_, j) => r[0] * x[0][j] + r[1] * x[1][j] + r[2] * x[2][j] + elementsOfB[i]));

/** The columns that the tutorial prints. */
const printed = (id: string): unknown => call(id, 1).expected;

test('tut-32: a batch through an affine map', () => {
  expectCase(n(X).shape, 'tut-32', 0);
  expectPrinted(n(X).toArray() as number[][], printed('tut-32'), call('tut-32', 1).rtol!);
  expectPrinted(nOfArrays(rowsOfX), printed('tut-32'), call('tut-32', 1).rtol!);
});

test('tut-33: the pullback of a function of matrices', () => {
  const [value, back] = pullback(n, X);
  expect(value.toArray()).toEqual(n(X).toArray());
  const [dX] = back(delta);
  expectCase(dX.shape, 'tut-33', 0);
  expectPrinted(dX.toArray() as number[][], printed('tut-33'), call('tut-33', 1).rtol!);
});

test('tut-33: the same of nested arrays', () => {
  const [value, back] = pullback(nOfArrays, rowsOfX);
  expect(value).toEqual(nOfArrays(rowsOfX));
  expectPrinted(back(rowsOfDelta)[0], printed('tut-33'), call('tut-33', 1).rtol!);
});

test('tut-34: the Jacobian of the vectorised function is a Kronecker product', () => {
  const [, back] = pullback(n, X);
  const [dX] = back(delta);
  expectClose(matmul(transpose(W), delta).toArray(), dX.toArray());
  const jacobian = kron(eye(10), W);
  expectCase(jacobian.shape, 'tut-34', 1);
  const product = matmul(transpose(jacobian), vec(delta, 'column-major'));
  expectClose(product.toArray(), vec(dX, 'column-major').toArray());
});
