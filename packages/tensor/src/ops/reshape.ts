/** `reshape` and what it makes: `flatten`, `expandDims`, `squeeze`. They share memory with their argument. */
import { rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { checkAxes, checkAxis, checkShape, sameShape, showShape, sizeOf, type Shape } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';

/** Replaces a dimension of -1 by the one that fits. */
function resolve(x: Tensor, shape: Shape | number): Shape {
  const dims: unknown = typeof shape === 'number' ? [shape] : shape;
  if (!Array.isArray(dims)) return checkShape('reshape', shape);
  const open = dims.indexOf(-1);
  if (open < 0) return checkShape('reshape', dims);
  const rest = checkShape('reshape', dims.toSpliced(open, 1));
  const known = sizeOf(rest);
  if (known === 0 || x.size % known !== 0) {
    throw new TensorError(
      'tensor/shape-mismatch',
      `reshape: shape ${showShape(x.shape)} (${x.size} elements) does not fit ${show(dims)}`,
    );
  }
  return rest.toSpliced(open, 0, x.size / known);
}

/**
 * The same elements in another shape, sharing memory. One dimension may be -1: it becomes what is left.
 *
 * @throws TensorError `tensor/shape-mismatch` if the shape has another number of elements; `tensor/bad-shape`
 * @example reshape(arange(0, 6), [2, -1]) // shape [2, 3]
 */
export function reshape(x: Tensor, shape: Shape | number): Tensor {
  needTensor('reshape', x);
  const to = resolve(x, shape);
  if (sameShape(x.shape, to)) return x;
  if (sizeOf(to) !== x.size) {
    throw new TensorError(
      'tensor/shape-mismatch',
      `reshape: shape ${showShape(x.shape)} (${x.size} elements) does not fit ${showShape(to)} (${sizeOf(to)} elements)`,
    );
  }
  return new Tensor(x.data, to);
}

/**
 * All elements as a vector, row-major, sharing memory.
 *
 * @throws TensorError `tensor/bad-argument`
 * @example flatten(tensor([[1, 2], [3, 4]])) // 1 2 3 4
 */
export function flatten(x: Tensor): Tensor {
  needTensor('flatten', x);
  return reshape(x, [-1]);
}

/**
 * `x` with a dimension of length 1 inserted before `axis` (from the end of the result if negative), sharing memory.
 *
 * @throws TensorError `tensor/bad-axis`
 * @example expandDims(tensor([1, 2]), 1) // shape [2, 1]
 */
export function expandDims(x: Tensor, axis: number): Tensor {
  needTensor('expandDims', x);
  return reshape(x, x.shape.toSpliced(checkAxis('expandDims', axis, x.shape, x.rank + 1), 0, 1));
}

/**
 * `x` without its dimensions of length 1, or without those named, sharing memory.
 *
 * @throws TensorError `tensor/bad-axis`; `tensor/shape-mismatch` if a named dimension is not of length 1
 * @example squeeze(tensor([[1], [2]])) // shape [2]
 */
export function squeeze(x: Tensor, axis?: number | readonly number[]): Tensor {
  needTensor('squeeze', x);
  const axes = checkAxes('squeeze', axis, x.shape);
  for (const a of axis === undefined ? [] : axes) {
    if (x.shape[a] !== 1) {
      throw new TensorError(
        'tensor/shape-mismatch',
        `squeeze: axis ${a} of shape ${showShape(x.shape)} is not of length 1`,
      );
    }
  }
  return reshape(
    x,
    x.shape.filter((n, i) => n !== 1 || !axes.includes(i)),
  );
}

rule(reshape, {
  pullbacks: [(d: Tensor, _y, x) => reshape(d, x.shape), null],
  captured: () => ({ reshape }),
  samples: [[tensor([1, 2, 3, 4]), [2, 2]]],
});
rule(flatten, {
  pullbacks: [(d: Tensor, _y, x) => reshape(d, x.shape)],
  captured: () => ({ reshape }),
  samples: [[tensor([[1, 2], [3, 4]])]], // prettier-ignore
});
rule(expandDims, {
  pullbacks: [(d: Tensor, _y, x) => reshape(d, x.shape), null],
  captured: () => ({ reshape }),
  samples: [[tensor([1, 2]), -1]],
});
rule(squeeze, {
  pullbacks: [(d: Tensor, _y, x) => reshape(d, x.shape), null],
  captured: () => ({ reshape }),
  samples: [[tensor([[1], [2]]), 1]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link reshape}. */
    reshape(shape: Shape | number): Tensor;
    /** As the function {@link flatten}. */
    flatten(): Tensor;
    /** As the function {@link expandDims}. */
    expandDims(axis: number): Tensor;
    /** As the function {@link squeeze}. */
    squeeze(axis?: number | readonly number[]): Tensor;
  }
}
method('reshape', reshape);
method('flatten', flatten);
method('expandDims', expandDims);
method('squeeze', squeeze);
