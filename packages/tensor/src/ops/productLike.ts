/** `productLike`: cotangent times partial derivative, shared by the pullbacks of element-wise operations on two operands. */
import { declareCaptured } from '@wengert/rules';
import type { Operand } from '../core/tensor.js';
import { mulOrZero } from './mulOrZero.js';
import { sumLike } from './sumLike.js';

/**
 * `mulOrZero(a, b)`, summed to the form of the operand `like`. The factor whose zeros count stands first: the cotangent
 * if `b` is a partial derivative, which may be infinite; or a mask of the elements that get the cotangent `b`.
 */
export function productLike(a: Operand, b: Operand, like: Operand): Operand {
  return sumLike(mulOrZero(a, b), like);
}

declareCaptured(() => ({ sumLike, mulOrZero }), productLike);
