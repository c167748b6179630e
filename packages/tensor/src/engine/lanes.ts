/**
 * Reductions over axes as reductions over lanes: the elements are seen as an array [outer, n, inner] of which the middle
 * dimension goes. Axes that are not neighbours are brought to the end by a copy first.
 */
import { needTensor } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { checkAxes, showShape, sizeOf, type Shape, type TypedArray } from '../core/shape.js';
import type { Operand, Tensor } from '../core/tensor.js';
import { blank } from './allocate.js';
import { permute } from './permute.js';

/** Which axes a reduction removes (all of them if none is named), and whether they stay with length 1. */
export interface ReduceOptions {
  readonly axis?: number | readonly number[];
  readonly keepDims?: boolean;
}

/** {@link ReduceOptions} under which a reduction gives a tensor, not a number. */
export type AxisOptions = ReduceOptions & ({ readonly axis: number | readonly number[] } | { readonly keepDims: true });

export interface Lanes {
  readonly data: TypedArray;
  readonly outer: number;
  readonly n: number;
  readonly inner: number;
  /** The shape of the result. */
  readonly shape: Shape;
  /** The order of the axes of `data`, if it is not that of the tensor. */
  readonly order?: readonly number[];
}

/** The shape of `x` with the reduced axes kept as 1. */
export function keptShape(op: string, shape: Shape, options: ReduceOptions | undefined): Shape {
  const axes = checkAxes(op, options?.axis, shape);
  return shape.map((n, i) => (axes.includes(i) ? 1 : n));
}

/** Whether a reduction with these options gives a plain number. */
export function isTotal(options: ReduceOptions | undefined): boolean {
  return options?.axis === undefined && options?.keepDims !== true;
}

/** The lanes of `x` along the axes of `options`. */
export function lanesOf(op: string, x: Tensor, options: ReduceOptions | undefined): Lanes {
  needTensor(op, x);
  const axes = checkAxes(op, options?.axis, x.shape);
  const rest = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const shape = options?.keepDims ? keptShape(op, x.shape, options) : rest.map((i) => x.shape[i]);
  const first = axes.length === 0 ? x.rank : axes[0];
  const last = first + axes.length;
  const n = axes.reduce((product, i) => product * x.shape[i], 1);
  if (axes.length > 0 && axes[axes.length - 1] !== last - 1) {
    const order = [...rest, ...axes];
    const outer = sizeOf(rest.map((i) => x.shape[i]));
    return { data: permute(x.data, x.shape, order), outer, n, inner: 1, shape, order };
  }
  return { data: x.data, outer: sizeOf(x.shape.slice(0, first)), n, inner: sizeOf(x.shape.slice(last)), shape };
}

/** Reduces `x`, an array [outer, n, inner], over its middle dimension into `y`, an array [outer, inner]. */
export type LaneKernel = (y: TypedArray, x: TypedArray, outer: number, n: number, inner: number) => void;

/**
 * Runs a reduction: a number for all of `x`, a tensor otherwise.
 *
 * @throws TensorError `tensor/bad-length` if the reduction needs an element (`least` is 1) and there is none
 */
export function reduce(
  op: string,
  kernel: LaneKernel,
  x: Tensor,
  options: ReduceOptions | undefined,
  least = 0,
): Operand {
  const { data, outer, n, inner, shape } = lanesOf(op, x, options);
  if (n < least)
    throw new TensorError('tensor/bad-length', `${op}: shape ${showShape(x.shape)} has no elements to reduce`);
  if (isTotal(options)) {
    const total = new Float64Array(1);
    kernel(total, data, 1, n, 1);
    return total[0];
  }
  const y = blank(shape, x.dtype);
  kernel(y.data, data, outer, n, inner);
  return y;
}
