/** Reading elements: `get`, `item`, `toArray`, and `clone`. */
import { rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { checkIndex, showShape } from '../core/shape.js';
import { Tensor, type NestedNumbers } from '../core/tensor.js';
import { full } from '../create/fill.js';
import { tensor, toNested } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';

/**
 * Where the element at `index` is in memory.
 *
 * @throws TensorError `tensor/bad-index` unless there is one index per dimension and each is inside
 */
export function positionOf(op: string, x: Tensor, index: readonly number[]): number {
  if (index.length !== x.rank) {
    throw new TensorError(
      'tensor/bad-index',
      `${op}: shape ${showShape(x.shape)} needs ${x.rank} indices, got ${index.length}`,
    );
  }
  let at = 0;
  for (let i = 0; i < index.length; i++) at = at * x.shape[i] + checkIndex(op, index[i], x.shape[i]);
  return at;
}

/**
 * The element at an index, as a number; negative indices count from the end.
 *
 * @throws TensorError `tensor/bad-index`, `tensor/bad-argument`
 * @example get(tensor([[1, 2], [3, 4]]), 1, 0) // 3
 */
export function get(x: Tensor, ...index: number[]): number {
  needTensor('get', x);
  return x.data[positionOf('get', x, index)];
}

/** Zeros of the shape of `x`, with `d` at an index: the pullback of {@link get}, linear in `d`. */
export function put(d: number, x: Tensor, ...index: number[]): Tensor {
  const y = blank(x.shape, x.dtype);
  y.data[positionOf('put', x, index)] = d;
  return y;
}

/**
 * The only element, as a number.
 *
 * @throws TensorError `tensor/bad-length` if there are more or fewer
 * @example item(tensor([[7]])) // 7
 */
export function item(x: Tensor): number {
  needTensor('item', x);
  if (x.size !== 1) {
    throw new TensorError(
      'tensor/bad-length',
      `item: needs a tensor with one element, got shape ${showShape(x.shape)}`,
    );
  }
  return x.data[0];
}

/**
 * The elements as nested arrays; a number for shape `[]`.
 *
 * @throws TensorError `tensor/bad-argument`
 * @example toArray(eye(2)) // [[1, 0], [0, 1]]
 */
export function toArray(x: Tensor): NestedNumbers {
  needTensor('toArray', x);
  return toNested(x.data, x.shape);
}

/**
 * A copy with its own memory.
 *
 * @throws TensorError `tensor/bad-argument`
 * @example const before = clone(w)
 */
export function clone(x: Tensor): Tensor {
  needTensor('clone', x);
  return new Tensor(x.data.slice(), x.shape);
}

rule(get, {
  pullbacks: [(d: number, _y, x, ...index) => put(d, x, ...index)],
  captured: () => ({ put }),
  samples: [[tensor([[1, 2], [3, 4]]), 1, -2]], // prettier-ignore
});
rule(put, {
  pullbacks: [(dd: Tensor, _y, _d, _x, ...index) => get(dd, ...index), null],
  captured: () => ({ get }),
  samples: [[2, tensor([1, 2]), 1]],
});
rule(item, {
  pullbacks: [(d: number, _y, x) => full(x.shape, d, { dtype: x.dtype })],
  captured: () => ({ full }),
  samples: [[tensor([[3]])]],
});
rule(toArray, {
  pullbacks: [(d: NestedNumbers, _y, x) => tensor(d, { shape: x.shape, dtype: x.dtype })],
  captured: () => ({ tensor }),
  samples: [[tensor([[1, 2], [3, 4]])]], // prettier-ignore
});
rule(clone, {
  pullbacks: [(d: Tensor) => d],
  samples: [[tensor([1, 2])]],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link get}. */
    get(...index: number[]): number;
    /** As the function {@link item}. */
    item(): number;
    /** As the function {@link toArray}. */
    toArray(): NestedNumbers;
    /** As the function {@link clone}. */
    clone(): Tensor;
  }
}
method('get', get);
method('item', item);
method('toArray', toArray);
method('clone', clone);
