/** The rule of every primitive operation. A primitive that is missing here does not compile. */
import type { PrimitiveName } from '@wengert/ir';
import { arithmetic } from './arithmetic.js';
import { exponential } from './exponential.js';
import { piecewise } from './piecewise.js';
import type { PrimitiveEntry } from './table.js';
import { trigonometric } from './trigonometric.js';

export const primitiveRules: { readonly [P in PrimitiveName]: PrimitiveEntry } = {
  ...arithmetic,
  ...exponential,
  ...trigonometric,
  ...piecewise,
  // The norm of the operands; at the origin its derivative is taken to be 0. An infinite operand outweighs all finite ones.
  hypot: {
    every: (x, y) => (y === 0 ? 0 : Math.abs(x) === Infinity ? Math.sign(x) : x / y),
    samples: [
      [3, 4],
      [1, -2, 2],
    ],
  },

  add: 'structural',
  select: 'structural',

  lt: 'constant',
  le: 'constant',
  gt: 'constant',
  ge: 'constant',
  eq: 'constant',
  ne: 'constant',
  looseEq: 'constant',
  looseNe: 'constant',
  not: 'constant',
  truthy: 'constant',
  nullish: 'constant',
  typeof: 'constant',
  in: 'constant',
  instanceof: 'constant',
  template: 'constant',
  bitand: 'constant',
  bitor: 'constant',
  bitxor: 'constant',
  bitnot: 'constant',
  shl: 'constant',
  shr: 'constant',
  ushr: 'constant',
  ceil: 'constant',
  clz32: 'constant',
  floor: 'constant',
  imul: 'constant',
  round: 'constant',
  sign: 'constant',
  trunc: 'constant',
};
