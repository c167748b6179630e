/** What the public functions of this folder take: functions, checked and named. */
import { abandon, clear, openIterations, refusal } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { beginRun } from '../engine/types-of.js';
import { describe } from '../runtime/accumulate.js';
import { beginText, endText } from '../runtime/text.js';

/** A function of anything. */
export type Fn<A extends readonly unknown[], Y> = (...args: A) => Y;

/** What a function with a gradient returns: a number, or a value with one element. */
export type Scalar = number | { readonly shape: readonly number[] };

export function checkFunction(f: unknown, where: string): asserts f is AnyFunction {
  if (typeof f === 'function') return;
  throw refusal('not-a-function', { where, got: describe(f) });
}

export function nameOf(f: AnyFunction): string {
  return f.name || 'the function';
}

/**
 * Says that arguments are missing where the value shows that the function needed them: it is NaN, or none. Arguments that may be
 * left out give other values.
 * @throws WengertError `wrong-arity`
 */
export function checkArity(f: AnyFunction, given: number, value: unknown, where: string): void {
  if (given >= f.length || !(value === undefined || Number.isNaN(value))) return;
  const count = (n: number): string => `${n} argument${n === 1 ? '' : 's'}`;
  throw refusal('wrong-arity', {
    where,
    problem: `${nameOf(f)} has ${count(f.length)} and got ${given}, and the result is ${describe(value)}`,
    remedy: 'Pass all arguments, in their order.',
  });
}

/**
 * Runs differentiated code for the user. An exception that leaves it closes the iterators that are in use; an overflow of the stack is
 * said as such.
 */
export function atTop<T>(run: () => T): T {
  beginRun();
  const since = openIterations();
  const text = beginText();
  try {
    return run();
  } catch (error) {
    throw clear(error);
  } finally {
    endText(text);
    abandon(since);
  }
}
