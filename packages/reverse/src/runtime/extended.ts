/**
 * `super(...)` in classes that extend a container of the language. Arrays, typed arrays and errors are made as without a subclass, and
 * get the prototype of the class. The constructors of maps and sets call a method, which the subclass may have replaced.
 */
import { fillerOf, ruleOf, type AnyFunction, type Rule } from '@wengert/rules';
import type { Call } from './made-call.js';

/** How an object of a class that extends `constructor` gets its contents. */
export type Extension =
  | { readonly filler: AnyFunction; readonly implementation?: undefined }
  | { readonly filler?: undefined; readonly implementation: AnyFunction };

const ordered: ReadonlySet<unknown> = new Set<unknown>([Array, Float64Array, Float32Array]);

/** True of `Error` and the classes of the language that extend it. */
export function isErrorClass({ prototype }: { readonly prototype?: unknown }): boolean {
  return prototype === Error.prototype || prototype instanceof Error;
}

export function extensionOf(constructor: AnyFunction): Extension | undefined {
  const filler = fillerOf(constructor);
  if (filler !== undefined) return { filler };
  const rule: Rule | undefined =
    ordered.has(constructor) || isErrorClass(constructor) ? ruleOf(constructor) : undefined;
  return rule?.form === 'implementation' ? { implementation: rule.implementation } : undefined;
}

/** Gives an object the prototype that `new target` gives it. */
export function giveClass<T extends object>(object: T, { prototype }: { readonly prototype?: unknown }): T {
  if (typeof prototype === 'object' && prototype !== null) Object.setPrototypeOf(object, prototype);
  return object;
}

/** Makes an object of a class that extends a container. */
export function extendedCall(
  { filler, implementation }: Extension,
  target: AnyFunction,
  args: readonly unknown[],
  makeEmpty: () => unknown,
  call: (fn: AnyFunction, receiver: unknown, args: readonly unknown[]) => Call,
): Call {
  if (filler !== undefined) return call(filler, makeEmpty(), args);
  const made = call(implementation, undefined, args);
  giveClass(made.value as object, target as { readonly prototype?: unknown });
  return made;
}
