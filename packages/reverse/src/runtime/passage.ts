/**
 * What stands for an object whose getter or setter has been called in place of a read or an assignment: a property holds what the
 * getter gave, and beside it is the call, whose pullback the reverse sweep asks for.
 */
import type { Back } from './host.js';

/** The call that was made. */
interface Passed {
  back: Back | undefined;
}

export class Passage {
  [key: PropertyKey]: unknown;
  readonly #passed: Passed = { back: undefined };

  static passed(at: Passage): Passed {
    return at.#passed;
  }
}

export function isPassage(value: unknown): value is Passage {
  return value instanceof Passage;
}

export function newPassage(): Passage {
  return new Passage();
}

/** The call that a passage stands for: memory of its own, apart from the properties. */
export function passedBy(at: Passage): Passed {
  return Passage.passed(at);
}

/** The pullback of the getter or setter that took the place of an access, if one did. */
export function passageBack(at: unknown): Back | undefined {
  return isPassage(at) ? passedBy(at).back : undefined;
}
