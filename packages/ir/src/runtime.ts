/** The functions that emitted code calls, beside those of `captured.ts` and `record.ts`. */

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
