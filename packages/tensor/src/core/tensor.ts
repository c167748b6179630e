/**
 * The tensor: a typed array and a shape. Row-major and contiguous always: element (i, j) of an m by n matrix is
 * `data[i * n + j]`. Operations return new tensors; some share memory with their argument (`reshape`, `slice` along the
 * first axis), which is safe as long as nobody writes. The methods that do write end in `InPlace` or are `set`, `fill`
 * and `copyFrom`; they are for update loops outside of differentiated code, where they are refused.
 *
 * Methods that equal a function (`a.mul(b)` and `mul(a, b)`) are added by the file of the function.
 */
import { TensorError } from './errors.js';
import { dtypeOf, showShape, sizeOf, type DType, type Shape, type TypedArray } from './shape.js';

/** An n-dimensional array of float64 or float32 numbers. Make one with `tensor(...)`, `zeros(...)`, `rand(...)` and others. */
export class Tensor {
  /** Lengths of the dimensions, outermost first. */
  readonly shape: Shape;
  /** The elements, row-major. It may share its buffer with other tensors. */
  readonly data: TypedArray;

  /**
   * A tensor over existing memory, which is not copied.
   *
   * @throws TensorError `tensor/bad-length` if `data` does not hold as many elements as `shape` has
   */
  constructor(data: TypedArray, shape: Shape) {
    if (data.length !== sizeOf(shape)) {
      throw new TensorError(
        'tensor/bad-length',
        `Tensor: shape ${showShape(shape)} needs ${sizeOf(shape)} elements, got ${data.length}`,
      );
    }
    this.data = data;
    this.shape = shape;
  }

  /** Element type. */
  get dtype(): DType {
    return dtypeOf(this.data);
  }

  /** Number of elements. */
  get size(): number {
    return this.data.length;
  }

  /** Number of dimensions. */
  get rank(): number {
    return this.shape.length;
  }

  /** Length of the first dimension; 1 for a tensor without dimensions. */
  get length(): number {
    return this.shape.length === 0 ? 1 : this.shape[0];
  }
}

/** What element-wise operations take: numbers broadcast and take the element type of the tensors. */
export type Operand = Tensor | number;

/** Nested arrays of numbers, as deep as the tensor has dimensions; a number if it has none. */
export type NestedNumbers = number | readonly NestedNumbers[];
