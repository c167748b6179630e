/** Sample points that suit many operations of one form. An operation with points of its own names them in its file. */
import type { Samples } from '@wengert/rules';
import { tensor } from '../create/tensor.js';

const matrix = tensor([[1, 2.5, 3], [4, -5, 6.5]]); // prettier-ignore
const positive = tensor([[1.5, 2, 3], [4, 5.5, 6]]); // prettier-ignore

/** For element-wise operations on two operands: positive, nowhere equal, in all the ways of broadcasting. */
export const binarySamples: Samples = [
  [positive, tensor([0.5, 2.5, 1])],
  [tensor([[1.5], [4]]), tensor([0.5, 2.5])],
  [tensor([1, 2, 0.3]), 1.7],
  [0.7, tensor([1, 2, 0.3])],
  [2, 3],
];

/** For reductions: of everything, along an axis, and with the axis kept. */
export const reductionSamples: Samples = [
  [matrix, undefined],
  [matrix, { axis: 0 }],
  [matrix, { axis: 1, keepDims: true }],
];
