/** What a rule is: it says what is wrong, or nothing. */
import type { Func, Op, Region } from '../model.js';
import type { Form, Place } from './place.js';

export type Problem = string | undefined;

/** Is asked before the results of the operation are in scope. */
export type OpRule = (op: Op, place: Place) => Problem;
/** Is asked about each region; `op` is none for the body of the function. */
export type RegionRule = (region: Region, op: Op | undefined) => Problem;
export type FunctionRule = (func: Func, form: Form) => Problem;

/** `what` with a count and what it should have been, if the two differ. */
export function count(what: string, actual: number, expected: number): Problem {
  return actual === expected ? undefined : `${actual} ${what} instead of ${expected}`;
}
