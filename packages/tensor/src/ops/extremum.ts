/** What `max` and `min` share: all but the comparison, which stands in their kernels. */
import { declareCaptured, type Samples } from '@wengert/rules';
import type { Operand, Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import type { ReduceOptions } from '../engine/lanes.js';
import { expandReduced } from './expandReduced.js';
import { firstWhere } from './firstWhere.js';
import { mulOrZero } from './mulOrZero.js';
import { reductionSamples } from './samples.js';

/** The cotangent `d` of the extremum `y`, given to the first of the elements that equal it. */
export function pullExtremum(d: Operand, y: Operand, x: Tensor, options?: ReduceOptions): Operand {
  return mulOrZero(firstWhere(x, y, options), expandReduced(d, x, options));
}

declareCaptured(() => ({ mulOrZero, firstWhere, expandReduced }), pullExtremum);

export const extremumSamples: Samples = [
  [tensor([1, 7, 2, 8, 3, 5, 4, 6], { shape: [2, 2, 2] }), { axis: [0, 2] }],
  ...reductionSamples,
];
