/** Ways to say that something has no derivative. */
import { adjoint } from '@wengert/rules';
import { engine } from './engine.js';

/**
 * The value itself, as a constant: no derivative flows through it. Under differentiation arrays and plain objects are copied, so that
 * what is read through other names keeps its derivative.
 *
 * @example gradient((x: number) => x * stopGradient(x), 3) // [3]
 */
export function stopGradient<T>(value: T): T {
  return value;
}

/** Gives `stopGradient` its rule. */
export function registerStopGradient(): void {
  adjoint(stopGradient, engine().runTime.hosted('stopped') as (value: unknown) => [unknown, () => [undefined]]);
}
