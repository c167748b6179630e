/**
 * `tensor(...)`: from nested arrays, typed arrays and numbers, always by copy; and `toNested`, the way back. In
 * differentiated code the numbers in the arrays keep their derivative.
 */
import { rule } from '@wengert/rules';
import { show, TensorError } from '../core/errors.js';
import { allocate, checkDType, checkShape, dtypeOf, showShape, sizeOf } from '../core/shape.js';
import type { DType, Shape, TypedArray } from '../core/shape.js';
import { Tensor, type NestedNumbers } from '../core/tensor.js';

/** What {@link tensor} takes. */
export type TensorLike = NestedNumbers | ArrayLike<number> | Tensor;

/** Element type of a new tensor: float64 unless told. */
export interface DTypeOption {
  readonly dtype?: DType;
}

/** `shape` arranges flat elements; without it the nesting is the shape. */
export interface TensorOptions extends DTypeOption {
  readonly shape?: Shape | number;
}

function nestedShape(values: NestedNumbers): number[] {
  const shape: number[] = [];
  for (let at: unknown = values; Array.isArray(at); at = (at as unknown[])[0]) {
    shape.push(at.length);
    if (at.length === 0) break;
  }
  return shape;
}

function atPath(path: readonly number[]): string {
  return path.length === 0 ? '' : ` at [${path.join(', ')}]`;
}

function fill(values: unknown, shape: Shape, depth: number, data: TypedArray, at: number, path: number[]): number {
  if (depth === shape.length) {
    if (typeof values !== 'number') {
      const nested = Array.isArray(values) ? '; nested arrays must have equal lengths' : '';
      throw new TensorError(
        'tensor/bad-argument',
        `tensor: needs numbers, got ${show(values)}${atPath(path)}${nested}`,
      );
    }
    data[at] = values;
    return at + 1;
  }
  if (!Array.isArray(values) || values.length !== shape[depth]) {
    const got = Array.isArray(values) ? `${values.length}` : show(values);
    throw new TensorError(
      'tensor/bad-shape',
      `tensor: nested arrays must have equal lengths: ${shape[depth]} elements expected, got ${got}${atPath(path)}`,
    );
  }
  for (let i = 0; i < values.length; i++) {
    path.push(i);
    at = fill(values[i], shape, depth + 1, data, at, path);
    path.pop();
  }
  return at;
}

const notNumeric = [DataView, BigInt64Array, BigUint64Array];

function isNumericArray(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value) && !notNumeric.some((kind) => value instanceof kind);
}

function defaultDType(values: TensorLike): DType {
  if (values instanceof Tensor) return values.dtype;
  return values instanceof Float32Array ? 'float32' : 'float64';
}

/**
 * A tensor with the given elements, which are copied. The element type is that of a Tensor or Float32Array, else float64.
 *
 * @param values nested arrays (their nesting is the shape), a typed array, a number, or a tensor
 * @param options `shape` arranges the elements in row-major order; `dtype` is the element type
 * @throws TensorError if nested arrays are ragged, something is no number, or the shape has another number of elements
 * @example tensor([[1, 2, 3], [4, 5, 6]])                          // shape [2, 3]
 * @example tensor(pixels, { shape: [100, 784], dtype: 'float32' })
 */
export function tensor(values: TensorLike, options: TensorOptions = {}): Tensor {
  const dtype = checkDType('tensor', options.dtype ?? defaultDType(values));
  let flat: TypedArray;
  let shape: Shape;
  if (values instanceof Tensor || isNumericArray(values)) {
    const source = values instanceof Tensor ? values.data : values;
    flat = allocate(dtype, source.length);
    flat.set(source);
    shape = values instanceof Tensor ? values.shape : [source.length];
  } else if (typeof values === 'number' || Array.isArray(values)) {
    shape = nestedShape(values as NestedNumbers);
    flat = allocate(dtype, sizeOf(shape));
    fill(values, shape, 0, flat, 0, []);
  } else {
    throw new TensorError(
      'tensor/bad-argument',
      `tensor: needs nested arrays of numbers, a typed array or a number, got ${show(values)}`,
    );
  }
  if (options.shape === undefined) return new Tensor(flat, shape);
  const arranged = checkShape('tensor', options.shape);
  if (sizeOf(arranged) !== flat.length) {
    throw new TensorError(
      'tensor/bad-length',
      `tensor: shape ${showShape(arranged)} needs ${sizeOf(arranged)} elements, got ${flat.length}`,
    );
  }
  return new Tensor(flat, arranged);
}

/** Nested arrays with the given elements; a number for shape `[]`. */
export function toNested(data: ArrayLike<number>, shape: Shape): NestedNumbers {
  let at = 0;
  const build = (depth: number): NestedNumbers =>
    depth === shape.length ? data[at++] : Array.from({ length: shape[depth] }, () => build(depth + 1));
  return build(0);
}

/** The elements of `d` as a value of the form of `values`. */
function inFormOf(d: Tensor, values: TensorLike): unknown {
  if (values instanceof Tensor) return tensor(d, { shape: values.shape, dtype: values.dtype });
  if (values instanceof Float64Array || values instanceof Float32Array) {
    const form = allocate(dtypeOf(values), d.size);
    form.set(d.data);
    return form;
  }
  return isNumericArray(values) ? undefined : toNested(d.data, nestedShape(values));
}

rule(inFormOf, {
  pullbacks: [(dd: TensorLike, _y, d) => tensor(dd, { shape: d.shape, dtype: d.dtype }), null],
  captured: () => ({ tensor }),
  samples: [
    [new Tensor(Float64Array.of(1, 2), [2]), [3, 4]],
    [new Tensor(Float64Array.of(1, 2), [2]), Float64Array.of(3, 4)],
  ],
});
rule(tensor, {
  pullbacks: [(d: Tensor, _y, values) => inFormOf(d, values), null],
  captured: () => ({ inFormOf }),
  samples: [
    [[1.5, -2], {}],
    [[[1, 2], [3, 4]], { shape: [4] }], // prettier-ignore
    [2.5, {}],
    [Float64Array.of(1, 2, 3), {}],
    [new Tensor(Float64Array.of(1, 2), [2]), { shape: [2, 1] }],
  ],
});
