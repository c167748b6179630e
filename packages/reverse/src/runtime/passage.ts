/**
 * What stands for an object whose getter or setter has been called in place of a read or an assignment: one property holds what the
 * getter gave, the other one the pullback of the call. No property of a program has such a name.
 */
import type { Back } from './host.js';

export class Passage {
  '<back>': Back | undefined = undefined;
  [key: PropertyKey]: unknown;
}

export function isPassage(value: unknown): value is Passage {
  return value instanceof Passage;
}

export function newPassage(): Passage {
  return new Passage();
}

/** The pullback of the getter or setter that took the place of an access to `base`, if one did. */
export function passageBack(base: unknown): Back | undefined {
  return isPassage(base) ? base['<back>'] : undefined;
}
