/**
 * How tightly JavaScript's operators bind: what the table of primitives calls `precedence`. A text whose precedence is
 * below what its place demands stands in parentheses.
 */

/** A text of JavaScript, and how tightly it holds together. */
export interface Text {
  readonly text: string;
  readonly precedence: number;
}

/** What a place demands where every expression may stand. */
export const anything = 1;
/** What an argument or the right side of an assignment demands: all but the comma operator. */
export const argument = 2;
export const conditional = 3;
export const or = 4;
export const and = 5;
/** What an operand of `<` demands on the right. */
export const compared = 11;
export const power = 14;
export const unary = 15;
export const call = 18;
export const member = 19;
export const atom = 20;
