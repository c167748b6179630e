/** Products of vectors and the Kronecker product: `dot`, `outer`, `kron`. */
import { declareCaptured, rule } from '@wengert/rules';
import { needRank } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { showShape } from '../core/shape.js';
import type { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { astype } from './astype.js';
import { matmul } from './matmul.js';
import { mul } from './mul.js';
import { mulOrZero } from './mulOrZero.js';
import { reshape } from './reshape.js';
import { sum } from './sum.js';

/**
 * The scalar product of two vectors, as a number.
 *
 * @throws TensorError `tensor/shape-mismatch` if the lengths differ; `tensor/bad-shape` unless both are vectors
 * @example dot(tensor([1, 2]), tensor([3, 4])) // 11
 */
export function dot(a: Tensor, b: Tensor): number {
  needRank('dot', a, 1);
  needRank('dot', b, 1);
  if (a.size !== b.size) {
    throw new TensorError(
      'tensor/shape-mismatch',
      `dot: shapes ${showShape(a.shape)} and ${showShape(b.shape)} differ`,
    );
  }
  const x = a.data;
  const y = b.data;
  let s = 0;
  for (let i = 0; i < x.length; i++) s += x[i] * y[i];
  return s;
}

/**
 * The matrix of all products of an element of `a` and one of `b`.
 *
 * @returns shape [a.size, b.size]
 * @throws TensorError `tensor/bad-shape` unless both are vectors
 * @example outer(tensor([1, 2]), tensor([3, 4])) // [[3, 4], [6, 8]]
 */
export function outer(a: Tensor, b: Tensor): Tensor {
  needRank('outer', a, 1);
  needRank('outer', b, 1);
  return mul(reshape(a, [a.size, 1]), b);
}

/**
 * The Kronecker product of two matrices: block (i, j) is `a[i, j] * b`.
 *
 * @param a shape [m, n]
 * @param b shape [p, q]
 * @returns shape [m p, n q]
 * @throws TensorError `tensor/bad-shape` unless both are matrices
 * @example kron(eye(2), w)
 */
export function kron(a: Tensor, b: Tensor): Tensor {
  needRank('kron', a, 2);
  needRank('kron', b, 2);
  const [m, n] = a.shape;
  const [p, q] = b.shape;
  return reshape(mul(reshape(a, [m, 1, n, 1]), reshape(b, [p, 1, q])), [m * p, n * q]);
}

/** `d`, of the shape of `kron(a, b)`, with one dimension per index: [m, p, n, q]. */
function blocks(d: Tensor, a: Tensor, b: Tensor): Tensor {
  return reshape(d, [a.shape[0], b.shape[0], a.shape[1], b.shape[1]]);
}

declareCaptured(() => ({ reshape }), blocks);

rule(dot, {
  pullbacks: [
    (d: number, _y, a, b) => astype(mulOrZero(d, b), a.dtype),
    (d: number, _y, a, b) => astype(mulOrZero(d, a), b.dtype),
  ],
  captured: () => ({ astype, mulOrZero }),
  samples: [[tensor([1, 2, 3]), tensor([0.5, -1, 2])]],
});
rule(outer, {
  pullbacks: [
    (d: Tensor, _y, a, b) => astype(matmul(d, b), a.dtype),
    (d: Tensor, _y, a, b) => astype(matmul(a, d), b.dtype),
  ],
  captured: () => ({ astype, matmul }),
  samples: [[tensor([1, 2, 3]), tensor([0.5, -1])]],
});
rule(kron, {
  pullbacks: [
    (d: Tensor, _y, a, b) =>
      astype(sum(mulOrZero(blocks(d, a, b), reshape(b, [b.shape[0], 1, b.shape[1]])), { axis: [1, 3] }), a.dtype),
    (d: Tensor, _y, a, b) =>
      astype(sum(mulOrZero(blocks(d, a, b), reshape(a, [a.shape[0], 1, a.shape[1], 1])), { axis: [0, 2] }), b.dtype),
  ],
  captured: () => ({ astype, sum, mulOrZero, blocks, reshape }),
  samples: [[tensor([[1, 2, 3], [4, 5, 6]]), tensor([[0.5, -1], [2, 3]])]], // prettier-ignore
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link dot}. */
    dot(b: Tensor): number;
    /** As the function {@link outer}. */
    outer(b: Tensor): Tensor;
    /** As the function {@link kron}. */
    kron(b: Tensor): Tensor;
  }
}
method('dot', dot);
method('outer', outer);
method('kron', kron);
