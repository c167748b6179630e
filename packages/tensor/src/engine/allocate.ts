/** Result tensors: new memory of the element type that the operands ask for. */
import { allocate, widerDType, type DType, type Shape } from '../core/shape.js';
import { sizeOf } from '../core/shape.js';
import { Tensor, type Operand } from '../core/tensor.js';

/** A zeroed tensor. */
export function blank(shape: Shape, dtype: DType): Tensor {
  return new Tensor(allocate(dtype, sizeOf(shape)), shape);
}

/** The element type of a result: numbers follow tensors, and float64 wins over float32. */
export function resultDType(a: Operand, b: Operand): DType {
  if (typeof a === 'number') return typeof b === 'number' ? 'float64' : b.dtype;
  return typeof b === 'number' ? a.dtype : widerDType(a.dtype, b.dtype);
}
