/**
 * Shapes, axes and element types: plain arithmetic on lists of dimensions, with the checks that give operations their
 * error messages. All tensors are row-major and contiguous, so a shape is all there is to know about a layout.
 */
import { nonDifferentiable } from '@wengert/rules';
import { show, TensorError } from './errors.js';

/** Lengths of the dimensions, outermost first; `[]` is the shape of a tensor that holds one number. */
export type Shape = readonly number[];

/** Element types. */
export type DType = 'float64' | 'float32';

/** The memory of a tensor. */
export type TypedArray = Float64Array<ArrayBufferLike> | Float32Array<ArrayBufferLike>;

const arrays: Readonly<Record<DType, new (size: number) => TypedArray>> = {
  float64: Float64Array,
  float32: Float32Array,
};

/** Zeroed memory for `size` elements. */
export function allocate(dtype: DType, size: number): TypedArray {
  return new arrays[dtype](size);
}

/** The element type held by a typed array. */
export function dtypeOf(data: TypedArray): DType {
  return data instanceof Float64Array ? 'float64' : 'float32';
}

/** @throws TensorError `tensor/bad-dtype` unless `dtype` is an element type */
export function checkDType(op: string, dtype: unknown): DType {
  if (dtype === 'float64' || dtype === 'float32') return dtype;
  throw new TensorError('tensor/bad-dtype', `${op}: dtype must be 'float64' or 'float32', got ${show(dtype)}`);
}

/** float64 wins over float32. */
export function widerDType(a: DType, b: DType): DType {
  return a === 'float64' ? a : b;
}

/** `[2, 3]`, for messages. */
export function showShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** The number of elements of a shape. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i];
  return size;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Row-major strides, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  for (let i = shape.length - 1, step = 1; i >= 0; step *= shape[i], i--) strides[i] = step;
  return strides;
}

/**
 * A copy of `shape`, checked; a number stands for a shape of one dimension.
 *
 * @throws TensorError `tensor/bad-shape` unless every dimension is a whole number, 0 or more
 */
export function checkShape(op: string, shape: unknown): number[] {
  const dims: unknown = typeof shape === 'number' ? [shape] : shape;
  if (!Array.isArray(dims)) {
    throw new TensorError('tensor/bad-shape', `${op}: a shape is an array of dimensions, got ${show(shape)}`);
  }
  for (const dim of dims as unknown[]) {
    if (typeof dim !== 'number' || !Number.isSafeInteger(dim) || dim < 0) {
      throw new TensorError(
        'tensor/bad-shape',
        `${op}: bad shape [${(dims as unknown[]).map(show).join(', ')}] (every dimension is a whole number, 0 or more)`,
      );
    }
  }
  return (dims as number[]).slice();
}

/**
 * `axis` counted from the front; negative ones count from the end.
 *
 * @throws TensorError `tensor/bad-axis` if the rank has no such axis
 */
export function checkAxis(op: string, axis: number, shape: Shape, rank = shape.length): number {
  const found = axis < 0 ? axis + rank : axis;
  if (typeof axis === 'number' && Number.isInteger(axis) && found >= 0 && found < rank) return found;
  const range = rank === 0 ? 'it has none' : `axes are ${-rank} to ${rank - 1}`;
  throw new TensorError('tensor/bad-axis', `${op}: shape ${showShape(shape)} has no axis ${show(axis)} (${range})`);
}

nonDifferentiable(checkAxis);

/** The axes named by `axis`, sorted, from the front; all of them if it is `undefined`. */
export function checkAxes(op: string, axis: number | readonly number[] | undefined, shape: Shape): number[] {
  if (axis === undefined) return shape.map((_, i) => i);
  if (!Array.isArray(axis)) return [checkAxis(op, axis as number, shape)];
  const axes = (axis as number[]).map((a) => checkAxis(op, a, shape)).sort((a, b) => a - b);
  if (new Set(axes).size !== axes.length) {
    throw new TensorError(
      'tensor/bad-axis',
      `${op}: axis ${show(axis)} names an axis of shape ${showShape(shape)} twice`,
    );
  }
  return axes;
}

/**
 * An index along a dimension, counted from the front; negative ones count from the end.
 *
 * @throws TensorError `tensor/bad-index` if it is out of range
 */
export function checkIndex(op: string, index: number, length: number): number {
  const found = index < 0 ? index + length : index;
  if (Number.isInteger(index) && found >= 0 && found < length) return found;
  throw new TensorError(
    'tensor/bad-index',
    `${op}: index ${show(index)} is outside of a dimension of length ${length}`,
  );
}

/**
 * The shape that both broadcast to, by NumPy's rule: aligned at the last dimension, equal or one of them 1.
 *
 * @throws TensorError `tensor/shape-mismatch`
 */
export function broadcastShapes(op: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const p = i <= a.length ? a[a.length - i] : 1;
    const q = i <= b.length ? b[b.length - i] : 1;
    if (p !== q && p !== 1 && q !== 1) {
      throw new TensorError(
        'tensor/shape-mismatch',
        `${op}: shapes ${showShape(a)} and ${showShape(b)} do not broadcast (${p} and ${q})`,
      );
    }
    shape[rank - i] = p === 1 ? q : p;
  }
  return shape;
}

/** Whether a tensor of shape `from` broadcasts to exactly `to`. */
export function broadcastsTo(from: Shape, to: Shape): boolean {
  if (from.length > to.length) return false;
  for (let i = 1; i <= from.length; i++) {
    const dim = from[from.length - i];
    if (dim !== 1 && dim !== to[to.length - i]) return false;
  }
  return true;
}
