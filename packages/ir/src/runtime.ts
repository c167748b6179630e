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

/**
 * What tapes are before something is written: a function may have many, of which few are written in one call. Nothing is ever put into
 * these.
 */
export const emptyTapes = {
  float64: new Float64Array(0),
  uint8: new Uint8Array(0),
  int32: new Int32Array(0),
  any: [] as unknown[],
} as const;

/** A tape with the contents of `tape` and room for slot `index`; one that is full, or empty. */
export function grow<T extends Tape>(tape: T, index: number): T {
  const length = Math.max(2 * tape.length, index + 1, 32);
  if (Array.isArray(tape)) {
    const longer: unknown[] = tape.length === 0 ? [] : tape;
    while (longer.length < length) longer.push(undefined);
    return longer as T;
  }
  const longer = emptyOf(tape, length);
  if (tape.length > 0) longer.set(tape);
  return longer as T;
}

function emptyOf(tape: Exclude<Tape, unknown[]>, length: number): Exclude<Tape, unknown[]> {
  if (tape instanceof Float64Array) return new Float64Array(length);
  return tape instanceof Uint8Array ? new Uint8Array(length) : new Int32Array(length);
}
