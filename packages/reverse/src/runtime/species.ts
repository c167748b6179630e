/** Arrays that tell methods what to do: the class of the array that a method makes, and what `concat` spreads, are their own affair. */
import { refusal, type Location } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { isNative } from './reachable.js';

const { map, filter, slice, splice, concat, flat, flatMap } = Array.prototype;

const makers: ReadonlySet<unknown> = new Set<unknown>([map, filter, slice, splice, concat, flat, flatMap]);

/** @throws WengertError of such a method, called on an array of a subclass */
export function refuseSpecies(fn: AnyFunction, receiver: unknown, location: Location | undefined): void {
  if (!Array.isArray(receiver) || Object.getPrototypeOf(receiver) === Array.prototype || !makers.has(fn)) return;
  const { constructor } = receiver as { readonly constructor?: unknown };
  if (typeof constructor !== 'function' || isNative(constructor)) return;
  throw refusal(
    'unsupported-syntax',
    {
      what: `Making an array of the class ${constructor.name} by ${fn.name}`,
      why: 'The class extends Array, and the method calls its constructor.',
      instead: `Copy the elements into an ordinary array first: [...array].${fn.name}(...)`,
    },
    location,
  );
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
