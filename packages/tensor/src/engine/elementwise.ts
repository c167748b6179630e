/**
 * How element-wise operations run: an operation gives a kernel, one loop over typed arrays, and gets broadcasting, element
 * types and plain numbers from here. Kernels are written out per operation, so that the engine inlines the arithmetic.
 */
import { needOperand } from '../core/check.js';
import { broadcastShapes, broadcastsTo, sameShape, showShape, type Shape, type TypedArray } from '../core/shape.js';
import { TensorError } from '../core/errors.js';
import { Tensor, type Operand } from '../core/tensor.js';
import { blank, resultDType } from './allocate.js';
import { forEachRun, runsOf } from './runs.js';

/** Writes `y[i]` from `x[i]` for every `i < y.length`. */
export type UnaryKernel = (y: TypedArray, x: TypedArray) => void;

/** Writes `n` elements `y[o + t]` from `a[i + t * si]` and `b[j + t * sj]`. */
export type BinaryKernel = (
  n: number,
  y: TypedArray,
  o: number,
  a: TypedArray,
  i: number,
  si: number,
  b: TypedArray,
  j: number,
  sj: number,
) => void;

const in1 = new Float64Array(1);
const out1 = new Float64Array(1);

/** Applies a unary kernel to a tensor or a number. */
export function unary(op: string, kernel: UnaryKernel, x: Operand): Operand {
  needOperand(op, x);
  if (typeof x === 'number') {
    in1[0] = x;
    kernel(out1, in1);
    return out1[0];
  }
  const y = blank(x.shape, x.dtype);
  kernel(y.data, x.data);
  return y;
}

function memory(x: Operand, y: TypedArray): TypedArray {
  if (typeof x !== 'number') return x.data;
  return y instanceof Float64Array ? Float64Array.of(x) : Float32Array.of(x);
}

function run(kernel: BinaryKernel, y: TypedArray, shape: Shape, a: Operand, b: Operand): void {
  const p = memory(a, y);
  const q = memory(b, y);
  const sa = typeof a === 'number' ? 0 : sameShape(a.shape, shape) ? 1 : -1;
  const sb = typeof b === 'number' ? 0 : sameShape(b.shape, shape) ? 1 : -1;
  if (sa >= 0 && sb >= 0) {
    kernel(y.length, y, 0, p, 0, sa, q, 0, sb);
    return;
  }
  const runs = runsOf(shape, [typeof a === 'number' ? [] : a.shape, typeof b === 'number' ? [] : b.shape]);
  const [si, sj] = runs.steps;
  forEachRun(runs, (start, offsets) => kernel(runs.length, y, start, p, offsets[0], si, q, offsets[1], sj));
}

/** Applies a binary kernel to broadcast operands; two numbers give a number. */
export function binary(op: string, kernel: BinaryKernel, a: Operand, b: Operand): Operand {
  needOperand(op, a);
  needOperand(op, b);
  if (typeof a === 'number' && typeof b === 'number') {
    kernel(1, out1, 0, Float64Array.of(a), 0, 0, Float64Array.of(b), 0, 0);
    return out1[0];
  }
  const shape =
    typeof a === 'number'
      ? (b as Tensor).shape
      : typeof b === 'number'
        ? a.shape
        : broadcastShapes(op, a.shape, b.shape);
  const y = blank(shape, resultDType(a, b));
  run(kernel, y.data, shape, a, b);
  return y;
}

/**
 * Overwrites `target` with the kernel of itself and `b`.
 *
 * @throws TensorError `tensor/shape-mismatch` unless `b` broadcasts to the shape of `target`
 */
export function binaryInPlace(op: string, kernel: BinaryKernel, target: Tensor, b: Operand): void {
  needOperand(op, b);
  if (typeof b !== 'number') {
    if (!broadcastsTo(b.shape, target.shape)) {
      throw new TensorError(
        'tensor/shape-mismatch',
        `${op}: shape ${showShape(b.shape)} does not broadcast to ${showShape(target.shape)}, the shape of what it changes`,
      );
    }
    const overlaps = b.data.buffer === target.data.buffer && b !== target;
    if (overlaps) b = new Tensor(b.data.slice(), b.shape);
  }
  run(kernel, target.data, target.shape, target, b);
}
