/**
 * `@wengert/tensor`: n-dimensional arrays, and the rules by which their operations differentiate. Importing it registers
 * the rules and does nothing else. A new operation is a file in `ops/` and a line here.
 */
import './core/format.js';
import './kind.js';
import './ops/inPlace.js';

export { TensorError, type TensorErrorCode } from './core/errors.js';
export type { DType, Shape, TypedArray } from './core/shape.js';
export { Tensor, type NestedNumbers, type Operand } from './core/tensor.js';
export type { AxisOptions, ReduceOptions } from './engine/lanes.js';

export { tensor, type DTypeOption, type TensorLike, type TensorOptions } from './create/tensor.js';
export { eye, fromTyped, full, ones, zeros } from './create/fill.js';
export { arange, linspace } from './create/ranges.js';
export { permutation, rand, randn, seededRandom, type Random, type RandomOptions } from './create/random.js';

export { abs } from './ops/abs.js';
export { add } from './ops/add.js';
export { accuracy, argmax, argmin, type ArgOptions } from './ops/argmax.js';
export { astype } from './ops/astype.js';
export { broadcast, map } from './ops/broadcast.js';
export { broadcastTo } from './ops/broadcastTo.js';
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from './ops/compare.js';
export { concat, stack } from './ops/concat.js';
export { cos } from './ops/cos.js';
export { crossEntropy } from './ops/crossEntropy.js';
export { div } from './ops/div.js';
export { clone, get, item, toArray } from './ops/elements.js';
export { exp } from './ops/exp.js';
export { expm1 } from './ops/expm1.js';
export { gather, rows, type Indices } from './ops/gather.js';
export { gelu } from './ops/gelu.js';
export { log } from './ops/log.js';
export { log1p } from './ops/log1p.js';
export { logSumExp } from './ops/logSumExp.js';
export { matmul, matmulNT, matmulTN } from './ops/matmul.js';
export { max } from './ops/max.js';
export { maximum } from './ops/maximum.js';
export { mean } from './ops/mean.js';
export { min } from './ops/min.js';
export { minimum } from './ops/minimum.js';
export { mse } from './ops/mse.js';
export { mul } from './ops/mul.js';
export { mulOrZero } from './ops/mulOrZero.js';
export { neg } from './ops/neg.js';
export { norm } from './ops/norm.js';
export { oneHot, type Labels } from './ops/oneHot.js';
export { pow } from './ops/pow.js';
export { prod } from './ops/prod.js';
export { dot, kron, outer } from './ops/products.js';
export { relu } from './ops/relu.js';
export { expandDims, flatten, reshape, squeeze } from './ops/reshape.js';
export { ceil, floor, round, sign } from './ops/rounding.js';
export { sigmoid } from './ops/sigmoid.js';
export { sin } from './ops/sin.js';
export { slice, type IndexOptions } from './ops/slice.js';
export { logSoftmax, softmax, type SoftmaxOptions } from './ops/softmax.js';
export { softplus } from './ops/softplus.js';
export { sqrt } from './ops/sqrt.js';
export { square } from './ops/square.js';
export { sub } from './ops/sub.js';
export { sum } from './ops/sum.js';
export { sumLike } from './ops/sumLike.js';
export { tan } from './ops/tan.js';
export { tanh } from './ops/tanh.js';
export { transpose, vec } from './ops/transpose.js';
export { variance, type VarianceOptions } from './ops/variance.js';
export { clip, where } from './ops/where.js';

export { loadTensors, saveTensors } from './io/safetensors.js';
