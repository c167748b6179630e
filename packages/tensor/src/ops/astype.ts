/** `astype`: conversion of the element type. */
import { rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { method } from '../core/method.js';
import { allocate, checkDType, type DType } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';

/**
 * `x` with another element type; `x` itself if it has that type.
 *
 * @throws TensorError `tensor/bad-argument`, `tensor/bad-dtype`
 * @example astype(zeros([2]), 'float32')
 */
export function astype(x: Tensor, dtype: DType): Tensor {
  needTensor('astype', x);
  if (checkDType('astype', dtype) === x.dtype) return x;
  const data = allocate(dtype, x.size);
  data.set(x.data);
  return new Tensor(data, x.shape);
}

rule(astype, {
  pullbacks: [(d: Tensor, _y, x) => astype(d, x.dtype), null],
  captured: () => ({ astype }),
  samples: [[tensor([1.5, 2.5]), 'float64']],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link astype}. */
    astype(dtype: DType): Tensor;
  }
}
method('astype', astype);
