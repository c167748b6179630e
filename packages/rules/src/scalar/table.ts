/**
 * What the rule of a primitive operation looks like. The families beside this file are the rows; `primitive-rules.ts`
 * puts them together and makes sure that every primitive has one.
 */
import type { Samples } from '../rule.js';

/** A closed function of the operands and then the result. */
export type PartialFunction = (...operandsAndResult: number[]) => number;

export interface PrimitiveRule {
  /** One partial derivative per operand; `null` for an operand without one. */
  readonly partials: readonly (PartialFunction | null)[];
  /**
   * True if a partial can be infinite or NaN where the result is not, or where a later operation makes it harmless: then a zero
   * cotangent gives zero. A function decides from those operands that are known constants.
   */
  readonly nonFinite?: boolean | ((constants: readonly (number | undefined)[]) => boolean);
  /**
   * True if it behaves like a square root at an edge of its domain, where its partial is infinite: an operand that has come there with
   * a derivative of zero contributes zero.
   */
  readonly root?: boolean | ((constants: readonly (number | undefined)[]) => boolean);
  /**
   * True of operands that may be infinite where the result is not, because their partial is zero there: what `max` does not choose,
   * a denominator, what `exp` takes. On the way to them a zero cotangent may meet infinite factors.
   */
  readonly vanishes?: true | ((operand: number, constants: readonly (number | undefined)[]) => boolean);
  readonly samples: Samples;
}

/**
 * - a rule: the partial derivatives;
 * - `every`: a variadic operation all of whose operands have the same partial, a function of the operand and the result;
 * - `constant`: the result has no derivative;
 * - `structural`: the operands are passed on as they are (`+` on numbers or strings, a choice): the transforms know it
 *   from the kind of the result.
 */
export type PrimitiveEntry =
  | PrimitiveRule
  | { readonly every: (x: number, y: number) => number; readonly samples: Samples }
  | 'constant'
  | 'structural';

/** Sample points for functions of one number. */
export function at(...points: number[]): Samples {
  return points.map((x) => [x]);
}
