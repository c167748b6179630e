/**
 * Arrays that tell methods what to do. Methods make an array of the class of the array that they are called on, and `Array.from` and
 * `Array.of` one of the class itself: what their implementation gives is put into a new object of that class. What `concat` spreads is
 * an array's own affair.
 */
import { refusal } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { isNative } from './reachable.js';

const { map, filter, slice, splice, concat, flat, flatMap } = Array.prototype;

const methods: ReadonlySet<unknown> = new Set<unknown>([map, filter, slice, splice, concat, flat, flatMap]);

/** What makes an array as long as it will be; the others begin with an empty one. */
const sized: ReadonlySet<unknown> = new Set<unknown>([map, slice, splice, Array.of]);

/** The class whose constructor a method, or `Array.from`, calls; `undefined` if that is `Array` itself. */
export function speciesOf(fn: AnyFunction, receiver: unknown): AnyFunction | undefined {
  if (fn === Array.from || fn === Array.of)
    return typeof receiver === 'function' && !isNative(receiver) ? receiver : undefined;
  if (!Array.isArray(receiver) || !methods.has(fn)) return undefined;
  // What looks plain may have a constructor of its own.
  if (Object.getPrototypeOf(receiver) === Array.prototype && !Object.hasOwn(receiver, 'constructor')) return undefined;
  const { constructor } = receiver as { readonly constructor?: unknown };
  if (typeof constructor !== 'function' || isNative(constructor)) return undefined;
  const species = (constructor as { readonly [Symbol.species]?: unknown })[Symbol.species];
  return typeof species === 'function' && !isNative(species) ? species : undefined;
}

/** The arguments that the constructor gets. */
export function speciesArguments(fn: AnyFunction, result: readonly unknown[]): readonly number[] {
  if (fn === Array.from) return [];
  return [sized.has(fn) ? result.length : 0];
}

/** Puts the elements of an array into a new one of a class. It is differentiated as any code. */
export function pour(made: unknown[], values: readonly unknown[]): unknown[] {
  for (let i = 0; i < values.length; i++) if (i in values) made[i] = values[i];
  made.length = values.length;
  return made;
}

/** @throws WengertError of an array or object that tells `concat` whether it is spread */
export function refuseSpreadable(value: object): void {
  if (!(Symbol.isConcatSpreadable in value)) return;
  throw refusal('unsupported-syntax', {
    what: 'An array that says under Symbol.isConcatSpreadable whether it is spread',
    why: 'The method concat is replaced by code of the language, which does not ask for it.',
    instead: 'Hand the function an ordinary array.',
  });
}
