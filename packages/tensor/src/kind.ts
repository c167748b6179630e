/** What differentiation knows of tensors as values: how their cotangents are made, added and checked. */
import { registerTangentKind } from '@wengert/rules';
import { showShape, sameShape } from './core/shape.js';
import { Tensor } from './core/tensor.js';
import { TensorError } from './core/errors.js';
import { show } from './core/errors.js';
import { blank } from './engine/allocate.js';
import { add } from './ops/add.js';
import { transpose } from './ops/transpose.js';

function withElements(like: Tensor, numbers: ArrayLike<number>): Tensor {
  const t = blank(like.shape, like.dtype);
  overwrite(t, numbers);
  return t;
}

function overwrite(t: Tensor, numbers: ArrayLike<number>): void {
  if (numbers.length !== t.size) {
    throw new TensorError(
      'tensor/bad-length',
      `Tensor: shape ${showShape(t.shape)} needs ${t.size} elements, got ${numbers.length}`,
    );
  }
  t.data.set(numbers);
}

registerTangentKind(Tensor, {
  name: 'Tensor',
  zero: (value) => blank(value.shape, value.dtype),
  add: (a, b) => add(a, b),
  one(value) {
    if (value.size !== 1) return undefined;
    return withElements(value, [1]);
  },
  mismatch(value, d) {
    if (!(d instanceof Tensor)) return `${show(d)} is no Tensor`;
    if (!sameShape(d.shape, value.shape)) return `shape ${showShape(d.shape)} does not match ${showShape(value.shape)}`;
    if (d.dtype !== value.dtype) return `element type ${d.dtype} does not match ${value.dtype}`;
    return undefined;
  },
  describe: (value) => `Tensor ${value.dtype} ${showShape(value.shape)}`,
  properties: { shape: null, size: null, rank: null, dtype: null, length: null, T: transpose },
  toNumbers: (value) => value.data,
  fromNumbers: withElements,
  assign: overwrite,
});
