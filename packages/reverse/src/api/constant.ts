/** Ways to say that something has no derivative. */
import { adjoint } from '@wengert/rules';
import { registerOwnCall } from '../runtime/own-calls.js';
import { callUntracked } from '../runtime/untracked.js';
import { engine } from './engine.js';
import { checkFunction } from './function.js';
import { kept } from './kept.js';

/**
 * The value itself, as a constant: no derivative flows through it. Under differentiation arrays and plain objects are copied, so that
 * what is read through other names keeps its derivative.
 *
 * @example gradient((x: number) => x * stopGradient(x), 3) // [3]
 */
export const stopGradient: <T>(value: T) => T = /* @__PURE__ */ kept('stopGradient', (value) => value);

/**
 * Runs a function outside of differentiation, once: what it calls may be any code. Its result is a constant, of which arrays and plain
 * objects are copied. What it assigns to variables, arrays and objects that it captured counts as constant too.
 *
 * @example gradient((x: number) => { ignore(() => console.log('at', x)); return x * x; }, 3) // prints `at 3`; [6]
 * @throws WengertError `not-a-function` if `f` is none
 */
export function ignore<T>(f: () => T): T {
  checkFunction(f, 'ignore');
  return f();
}

/** Makes calls of these functions mean that to the transform. */
export function registerConstantMarks(): void {
  adjoint(stopGradient, engine().runTime.hosted('stopped') as (value: unknown) => [unknown, () => [undefined]]);
  registerOwnCall(
    ignore,
    (host, [f]) => {
      checkFunction(f, 'ignore');
      return callUntracked(host, f);
    },
    'ignored',
  );
}
