/** What the public functions of this folder take: functions, checked and named. */
import { abandon, clear, openIterations, refusal, WengertError, type RefusalCode } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { beginRun } from '../engine/types-of.js';
import { describe } from '../runtime/accumulate.js';
import { beginText, endText } from '../runtime/text.js';
import { engine } from './engine.js';

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
  if (!(value === undefined || Number.isNaN(value)) || given >= f.length) return;
  const count = (n: number): string => `${n} argument${n === 1 ? '' : 's'}`;
  throw refusal('wrong-arity', {
    where,
    problem: `${nameOf(f)} has ${count(f.length)} and got ${given}, and the result is ${describe(value)}`,
    remedy: 'Pass all arguments, in their order.',
  });
}

/** Errors about code; those about the call of a public function have no place in it. */
const aboutCode: ReadonlySet<RefusalCode> = new Set(['unsupported-syntax', 'refused-function', 'hidden-derivative']);

/** An error that knows no place stands, at least, in the function that is differentiated. */
function placed(error: unknown, f: AnyFunction): unknown {
  if (!(error instanceof WengertError) || error.location !== undefined || !aboutCode.has(error.code)) return error;
  const { code, summary, reason, remedy } = error;
  try {
    return WengertError.at(code, summary, reason, remedy, engine().read(f).location);
  } catch {
    return error;
  }
}

/**
 * Runs differentiated code for the user. An exception that leaves it closes the iterators that are in use; an overflow of the stack is
 * said as such, and what is refused has a place.
 */
export function atTop<T>(f: AnyFunction, run: () => T): T {
  beginRun();
  const since = openIterations();
  const text = beginText();
  try {
    return run();
  } catch (error) {
    throw placed(clear(error), f);
  } finally {
    endText(text);
    abandon(since);
  }
}
