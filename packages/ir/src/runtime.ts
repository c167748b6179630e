/** The functions that emitted code calls, beside those of `captured.ts` and `record.ts`. */

/** What a constructor of a class does first. Throws the TypeError of classes that are called without `new`. */
export function requireNew(name: string, target: unknown): void {
  if (target === undefined) throw new TypeError(`Class constructor ${name} cannot be invoked without 'new'`);
}

/** Calls a class by its name, which programs show to people. */
export function named<F extends (...args: never[]) => unknown>(fn: F, name: string): F {
  return Object.defineProperty(fn, 'name', { value: name, configurable: true });
}

type Tape = Float64Array | Uint8Array | Int32Array | unknown[];

/** A tape with the contents of `tape` and room for slot `index`. */
export function grow<T extends Tape>(tape: T, index: number): T {
  const length = Math.max(2 * tape.length, index + 1, 16);
  if (Array.isArray(tape)) {
    while (tape.length < length) tape.push(undefined);
    return tape;
  }
  const longer = new (tape.constructor as new (length: number) => Exclude<T, unknown[]>)(length);
  longer.set(tape);
  return longer;
}
