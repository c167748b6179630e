/** Argument checks that are shared by operations: the messages for values that are no tensors. */
import { show, TensorError } from './errors.js';
import { showShape } from './shape.js';
import { Tensor } from './tensor.js';

function hint(value: unknown): string {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? '; make one with tensor(...)' : '';
}

/** @throws TensorError `tensor/bad-argument` unless `value` is a tensor */
export function needTensor(op: string, value: unknown): asserts value is Tensor {
  if (!(value instanceof Tensor)) {
    throw new TensorError('tensor/bad-argument', `${op}: needs a tensor, got ${show(value)}${hint(value)}`);
  }
}

/** @throws TensorError `tensor/bad-argument` unless `value` is a tensor or a number */
export function needOperand(op: string, value: unknown): asserts value is Tensor | number {
  if (typeof value !== 'number' && !(value instanceof Tensor)) {
    throw new TensorError('tensor/bad-argument', `${op}: needs a tensor or a number, got ${show(value)}${hint(value)}`);
  }
}

/** @throws TensorError `tensor/bad-shape` unless `value` is a tensor with `rank` dimensions */
export function needRank(op: string, value: unknown, rank: number): asserts value is Tensor {
  needTensor(op, value);
  if (value.rank !== rank) {
    throw new TensorError(
      'tensor/bad-shape',
      `${op}: needs a tensor of rank ${rank}, got shape ${showShape(value.shape)}`,
    );
  }
}

/** @throws TensorError `tensor/bad-argument` unless `value` is a whole number of at least `least` */
export function needCount(op: string, what: string, value: unknown, least = 0): asserts value is number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw new TensorError(
      'tensor/bad-argument',
      `${op}: ${what} must be a whole number, ${least} or more, got ${show(value)}`,
    );
  }
}
