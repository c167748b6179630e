/**
 * `matmul` and its two relatives with a transposed operand, `matmulTN` (A^T B) and `matmulNT` (A B^T), which are each
 * other's pullbacks, so that no gradient ever makes a transpose.
 */
import { declareCaptured, rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { broadcastShapes, sameShape, showShape, widerDType, type Shape } from '../core/shape.js';
import type { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';
import { gemm, type MatrixView } from '../engine/gemm.js';
import { forEachRun, runsOf } from '../engine/runs.js';
import { astype } from './astype.js';
import { reshape } from './reshape.js';
import { sumLike } from './sumLike.js';

/** A stack of matrices of `rows` by `cols` (after transposition), as strides; `batch` is the shape of the stack. */
interface Side {
  readonly rows: number;
  readonly cols: number;
  readonly rowStride: number;
  readonly colStride: number;
  readonly batch: Shape;
}

function side(shape: Shape, flip: boolean): Side {
  const rows = shape[shape.length - 2];
  const cols = shape[shape.length - 1];
  const batch = shape.slice(0, -2);
  return flip
    ? { rows: cols, cols: rows, rowStride: 1, colStride: cols, batch }
    : { rows, cols, rowStride: cols, colStride: 1, batch };
}

/** A product of matrices or of stacks of them, each operand transposed if so flagged. */
function product(op: string, a: Tensor, b: Tensor, flipA: boolean, flipB: boolean): Tensor {
  const p = side(a.shape, flipA);
  const q = side(b.shape, flipB);
  if (p.cols !== q.rows) throw mismatch(op, a.shape, b.shape, p.cols, q.rows);
  const batch = p.batch.length + q.batch.length === 0 ? [] : broadcastShapes(op, p.batch, q.batch);
  const y = blank([...batch, p.rows, q.cols], widerDType(a.dtype, b.dtype));
  const view = (t: Tensor, s: Side, index: number): MatrixView => ({
    data: t.data,
    offset: index * s.rows * s.cols,
    rowStride: s.rowStride,
    colStride: s.colStride,
  });
  const multiply = (i: number, j: number, k: number): void =>
    gemm(p.rows, q.cols, p.cols, view(a, p, i), view(b, q, j), y.data, k * p.rows * q.cols);
  if (batch.length === 0) multiply(0, 0, 0);
  else {
    const runs = runsOf(batch, [p.batch, q.batch]);
    forEachRun(runs, (start, [i, j]) => {
      for (let t = 0; t < runs.length; t++) multiply(i + t * runs.steps[0], j + t * runs.steps[1], start + t);
    });
  }
  return y;
}

function mismatch(op: string, a: Shape, b: Shape, p: number, q: number): TensorError {
  return new TensorError(
    'tensor/shape-mismatch',
    `${op}: shapes ${showShape(a)} and ${showShape(b)} do not match (inner ${p} and ${q})`,
  );
}

function needDimensions(op: string, t: unknown, least: number): asserts t is Tensor {
  needTensor(op, t);
  if (t.rank < least) {
    const kinds = least === 1 ? 'vectors or matrices' : 'matrices';
    throw new TensorError('tensor/bad-shape', `${op}: needs ${kinds}, got shape ${showShape(t.shape)}`);
  }
}

/** A left vector as a row, a right vector as a column. */
function asRow(a: Tensor): Tensor {
  return a.rank === 1 ? reshape(a, [1, a.size]) : a;
}
function asColumn(b: Tensor): Tensor {
  return b.rank === 1 ? reshape(b, [b.size, 1]) : b;
}

/**
 * The matrix product. A vector on the left is a row, on the right a column, and its dimension goes from the result: matrix
 * times vector is a vector, vector times vector a tensor of shape `[]` (for a number see `dot`). Dimensions before the last two are
 * stacks of matrices and broadcast.
 *
 * @param a shape [..., m, k] or [k]
 * @param b shape [..., k, n] or [k]
 * @returns shape [..., m, n]; float64 if one of the operands is
 * @throws TensorError `tensor/shape-mismatch` if the inner dimensions differ or the stacks do not broadcast;
 * `tensor/bad-argument`, `tensor/bad-shape` if an operand is no tensor or has no dimensions
 * @example matmul(tensor([[1, 2], [3, 4]]), tensor([1, 1])) // 3 7
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  needDimensions('matmul', a, 1);
  needDimensions('matmul', b, 1);
  const inner = a.shape[a.rank - 1];
  const other = b.shape[Math.max(0, b.rank - 2)];
  if (inner !== other) throw mismatch('matmul', a.shape, b.shape, inner, other);
  const y = product('matmul', asRow(a), asColumn(b), false, false);
  if (a.rank > 1 && b.rank > 1) return y;
  return reshape(
    y,
    y.shape.filter((_, i) => !(a.rank === 1 && i === y.rank - 2) && !(b.rank === 1 && i === y.rank - 1)),
  );
}

/**
 * A^T B without making the transpose.
 *
 * @param a shape [..., k, m]
 * @param b shape [..., k, n]
 * @throws TensorError as {@link matmul}; vectors are not taken
 * @example matmulTN(x, d) // equals matmul(transpose(x), d)
 */
export function matmulTN(a: Tensor, b: Tensor): Tensor {
  needDimensions('matmulTN', a, 2);
  needDimensions('matmulTN', b, 2);
  return product('matmulTN', a, b, true, false);
}

/**
 * A B^T without making the transpose.
 *
 * @param a shape [..., m, k]
 * @param b shape [..., n, k]
 * @throws TensorError as {@link matmul}; vectors are not taken
 * @example matmulNT(d, w) // equals matmul(d, transpose(w))
 */
export function matmulNT(a: Tensor, b: Tensor): Tensor {
  needDimensions('matmulNT', a, 2);
  needDimensions('matmulNT', b, 2);
  return product('matmulNT', a, b, false, true);
}

/** A cotangent in the shape of the operand it belongs to: broadcast stacks are summed. */
function fit(d: Tensor, like: Tensor): Tensor {
  return sameShape(d.shape, like.shape) ? astype(d, like.dtype) : (sumLike(d, like) as Tensor);
}

/** The cotangent of a product of which vectors were operands, as that of the product of matrices. */
function asMatrices(d: Tensor, a: Tensor, b: Tensor): Tensor {
  const m = a.rank === 1 ? 1 : a.shape[a.rank - 2];
  const n = b.rank === 1 ? 1 : b.shape[b.rank - 1];
  return a.rank > 1 && b.rank > 1
    ? d
    : reshape(d, [...d.shape.slice(0, d.rank - (a.rank > 1 ? 1 : 0) - (b.rank > 1 ? 1 : 0)), m, n]);
}

declareCaptured(() => ({ sameShape, astype, sumLike }), fit);
declareCaptured(() => ({ reshape }), asMatrices);
declareCaptured(() => ({ reshape }), asColumn);
declareCaptured(() => ({ reshape }), asRow);

rule(matmul, {
  pullbacks: [
    (d: Tensor, _y, a, b) => reshape(fit(matmulNT(asMatrices(d, a, b), asColumn(b)), asRow(a)), a.shape),
    (d: Tensor, _y, a, b) => reshape(fit(matmulTN(asRow(a), asMatrices(d, a, b)), asColumn(b)), b.shape),
  ],
  captured: () => ({ reshape, fit, matmulNT, asMatrices, asColumn, asRow, matmulTN }),
  samples: [
    [tensor([[1, 2, 3], [4, 5, 6]]), tensor([[1, -1], [0.5, 2], [3, 4]])], // prettier-ignore
    [tensor([[1, 2, 3], [4, 5, 6]]), tensor([0.5, 2, -1])], // prettier-ignore
    [tensor([0.5, 2]), tensor([[1, 2, 3], [4, 5, 6]])], // prettier-ignore
    [tensor([0.5, 2]), tensor([3, 4])],
    [tensor([1, 2, 3, 4, 5, 6, 7, 8], { shape: [2, 2, 2] }), tensor([[1, -1], [0.5, 2]])], // prettier-ignore
    [tensor([0.5, 2]), tensor([1, 2, 3, 4, 5, 6, 7, 8], { shape: [2, 2, 2] })],
  ],
});
rule(matmulTN, {
  pullbacks: [(d: Tensor, _y, a, b) => fit(matmulNT(b, d), a), (d: Tensor, _y, a, b) => fit(matmul(a, d), b)],
  captured: () => ({ fit, matmulNT, matmul }),
  samples: [[tensor([[1, 2, 3], [4, 5, 6]]), tensor([[1, -1], [0.5, 2]])]], // prettier-ignore
});
rule(matmulNT, {
  pullbacks: [(d: Tensor, _y, a, b) => fit(matmul(d, b), a), (d: Tensor, _y, a, b) => fit(matmulTN(d, a), b)],
  captured: () => ({ fit, matmul, matmulTN }),
  samples: [[tensor([[1, 2], [3, 4], [5, 6]]), tensor([[1, -1], [0.5, 2]])]], // prettier-ignore
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link matmul}. */
    matmul(b: Tensor): Tensor;
  }
}
method('matmul', matmul);
