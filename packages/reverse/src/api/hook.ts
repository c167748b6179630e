/** A look at cotangents, or a hand on them, as the reverse sweep passes. */
import { adjoint, declareCaptured, nonDifferentiable } from '@wengert/rules';
import { checkFunction } from './function.js';
import type { Gradient } from './gradient-type.js';
import { kept } from './kept.js';

/**
 * The value itself. When the reverse sweep passes, its cotangent is what `f` returns for it, or stays as it is if `f` returns nothing.
 * The cotangent has the form that gradients have: `f` may change an array or object that it gets in place. It is the cotangent with
 * respect to the value at this point: an array's is that of what it holds here. Where the result does not depend on the value, `f`
 * need not be called.
 *
 * @example gradient((x: number) => hook(x, (d) => Math.min(d, 1)) ** 2, 3) // [1]
 * @throws WengertError `not-a-function`; in the reverse sweep `wrong-cotangent` if what `f` returns does not fit
 */
export function hook<T>(value: T, f: (cotangent: Gradient<T>) => Gradient<T> | void): T {
  checkFunction(f, 'hook');
  return value;
}

/**
 * The value itself; prints its cotangent when the reverse sweep passes.
 *
 * @param label what stands before the cotangent
 * @example gradient((x: number) => Math.sin(showGrad(x ** 2, 'd(x^2)')), 1) // prints `d(x^2) = 0.5403023058681398`
 */
export const showGrad: <T>(value: T, label?: string) => T = /* @__PURE__ */ kept('showGrad', (value) => value);

/** What is printed to, where the host has it. */
interface Host {
  readonly console?: { log(...values: unknown[]): void };
}

function print(label: string, d: unknown): void {
  (globalThis as Host).console?.log(`${label} =`, d);
}

/** Gives the functions of this file their rules. */
export function registerHooks(): void {
  const hooked = (value: unknown, f: (d: never) => unknown): [unknown, (d: unknown) => unknown[]] => {
    checkFunction(f, 'hook');
    return [
      value,
      (d: unknown) => {
        const changed = f(d as never);
        return [changed === undefined ? d : changed, undefined];
      },
    ];
  };
  const shown = (...args: [value: unknown, label?: string]): [unknown, (d: unknown) => unknown[]] => [
    args[0],
    (d: unknown) => {
      print(args[1] ?? 'cotangent', d);
      return args.map((_, k) => (k === 0 ? d : undefined));
    },
  ];
  adjoint(hook, hooked);
  adjoint(showGrad, shown);
  for (const fn of [checkFunction, print]) nonDifferentiable(fn);
  declareCaptured(() => ({ checkFunction, print }), hooked, shown);
}
