/** `transpose` and `vec`. A transpose is a copy: every tensor stays contiguous, and so every kernel simple. */
import { declareCaptured, nonDifferentiable, rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { checkAxes, showShape } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { permute } from '../engine/permute.js';
import { flatten, reshape } from './reshape.js';

function order(x: Tensor, axes: readonly number[] | undefined): number[] {
  if (axes === undefined) return x.shape.map((_, i) => x.rank - 1 - i);
  const sorted = checkAxes('transpose', axes, x.shape);
  if (sorted.length !== x.rank) {
    throw new TensorError(
      'tensor/bad-axis',
      `transpose: axes ${show(axes)} must name every axis of shape ${showShape(x.shape)}`,
    );
  }
  return axes.map((a) => (a < 0 ? a + x.rank : a));
}

/**
 * `x` with its dimensions in the order of `axes`, or reversed. (`matmulTN` and `matmulNT` multiply with a transpose
 * without making it.)
 *
 * @throws TensorError `tensor/bad-axis` unless `axes` names every axis once
 * @example transpose(tensor([[1, 2, 3], [4, 5, 6]])) // shape [3, 2]
 * @example transpose(images, [0, 2, 1])
 */
export function transpose(x: Tensor, axes?: readonly number[]): Tensor {
  needTensor('transpose', x);
  const to = order(x, axes);
  return new Tensor(permute(x.data, x.shape, to), to.map((a) => x.shape[a])); // prettier-ignore
}

/** The order that undoes `axes`. */
function inverse(axes: readonly number[] | undefined): readonly number[] | undefined {
  if (axes === undefined) return undefined;
  const back = new Array<number>(axes.length);
  axes.forEach((a, i) => (back[a < 0 ? a + axes.length : a] = i));
  return back;
}

/**
 * All elements as a vector: row after row, or column after column.
 *
 * @param order 'row-major' (as in memory; shares memory) or 'column-major' (the vec of linear algebra)
 * @throws TensorError `tensor/bad-argument`
 * @example vec(tensor([[1, 2], [3, 4]]), 'column-major') // 1 3 2 4
 */
export function vec(x: Tensor, order: 'row-major' | 'column-major' = 'row-major'): Tensor {
  needTensor('vec', x);
  if (order === 'row-major') return flatten(x);
  if (order === 'column-major') return flatten(transpose(x));
  throw new TensorError('tensor/bad-argument', `vec: order must be 'row-major' or 'column-major', got ${show(order)}`);
}

function unvec(d: Tensor, x: Tensor, order: 'row-major' | 'column-major' | undefined): Tensor {
  return order === 'column-major' ? transpose(reshape(d, x.shape.toReversed())) : reshape(d, x.shape);
}

declareCaptured(() => ({ transpose, reshape }), unvec);
nonDifferentiable(inverse);

rule(transpose, {
  pullbacks: [(d: Tensor, _y, _x, axes) => transpose(d, inverse(axes)), null],
  captured: () => ({ transpose, inverse }),
  samples: [
    [tensor([[1, 2, 3], [4, 5, 6]]), undefined], // prettier-ignore
    [tensor([1, 2, 3, 4, 5, 6], { shape: [1, 2, 3] }), [2, 0, -2]],
  ],
});
rule(vec, {
  pullbacks: [(d: Tensor, _y, x, order) => unvec(d, x, order), null],
  captured: () => ({ unvec }),
  samples: [
    [tensor([[1, 2, 3], [4, 5, 6]]), 'column-major'], // prettier-ignore
    [tensor([[1, 2, 3], [4, 5, 6]]), 'row-major'], // prettier-ignore
  ],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link transpose}. */
    transpose(axes?: readonly number[]): Tensor;
    /** As the function {@link vec}. */
    vec(order?: 'row-major' | 'column-major'): Tensor;
    /** The transpose: the dimensions reversed. */
    readonly T: Tensor;
  }
}
method('transpose', transpose);
method('vec', vec);
Object.defineProperty(Tensor.prototype, 'T', {
  get(this: Tensor) {
    return transpose(this);
  },
  configurable: true,
});
