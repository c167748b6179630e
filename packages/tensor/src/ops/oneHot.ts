/** `oneHot`, and the reading of class labels that losses and metrics share. */
import { nonDifferentiable } from '@wengert/rules';
import { needCount } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { checkDType } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';
import type { DTypeOption } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';

/** Class numbers: one, a list (plain or typed array), or a tensor of any shape. */
export type Labels = number | ArrayLike<number> | Tensor;

/**
 * The elements of `labels`.
 *
 * @throws TensorError `tensor/bad-index` unless each is a whole number from 0 to classes - 1
 */
export function checkLabels(op: string, labels: Labels, classes: number): ArrayLike<number> {
  const list: unknown = typeof labels === 'number' ? [labels] : labels instanceof Tensor ? labels.data : labels;
  if (!Array.isArray(list) && !ArrayBuffer.isView(list)) {
    throw new TensorError('tensor/bad-argument', `${op}: labels must be whole numbers, got ${show(labels)}`);
  }
  const numbers = list as ArrayLike<number>;
  for (let i = 0; i < numbers.length; i++) {
    const label = numbers[i];
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new TensorError(
        'tensor/bad-index',
        `${op}: label ${show(label)} at position ${i} is not one of the ${classes} classes (0 to ${classes - 1})`,
      );
    }
  }
  return numbers;
}

/**
 * A vector per label that is 1 at the label and 0 elsewhere.
 *
 * @returns shape [classes] for one label, [n, classes] for a list of n, the labels' shape and [classes] for a tensor
 * @throws TensorError `tensor/bad-index` if a label is not one of the classes
 * @example oneHot([1, 0], 3) // [[0, 1, 0], [1, 0, 0]]
 */
export function oneHot(labels: Labels, classes: number, options: DTypeOption = {}): Tensor {
  needCount('oneHot', 'the number of classes', classes, 1);
  const list = checkLabels('oneHot', labels, classes);
  const outer = typeof labels === 'number' ? [] : labels instanceof Tensor ? labels.shape : [list.length];
  const y = blank([...outer, classes], checkDType('oneHot', options.dtype ?? 'float64'));
  for (let i = 0; i < list.length; i++) y.data[i * classes + list[i]] = 1;
  return y;
}
nonDifferentiable(oneHot);

nonDifferentiable(checkLabels);
