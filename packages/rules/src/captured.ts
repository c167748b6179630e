/**
 * The variables that functions of rules captured. For second derivatives those functions are differentiated as any code, and their text
 * does not show what they captured: so it is told here. What reads functions asks for it; nothing is read before.
 */
import type { AnyFunction } from './rule.js';

/** The captured variables of a function by name, with the values that they keep. */
export type Captured = () => Readonly<Record<string, unknown>>;

const key = Symbol.for('wengert.captured');
const shared = globalThis as unknown as { [key]?: WeakMap<AnyFunction, Captured> };

/**
 * Tells what functions captured. `captured` has to stand where they see the same variables, and to return a literal of nothing but
 * these: bundlers may give variables other names, there and here alike. It may name more than a function uses.
 *
 * @example declareCaptured(() => ({ mulOrZero, sumLike }), productLike)
 */
export function declareCaptured(captured: Captured, ...fns: readonly AnyFunction[]): void {
  for (const fn of fns) (shared[key] ??= new WeakMap()).set(fn, captured);
}

/** What has been told of the variables that `fn` captured. */
export function capturedOf(fn: AnyFunction): Captured | undefined {
  return shared[key]?.get(fn);
}
