/** What is said about wrong arguments of the public functions: one line that names the function and what it got. */
import { describe } from './kind.js';

/** Any function: arguments of every type can be checked. */
export type AnyFunction = (...args: any[]) => any;

export function checkFunction(what: string, f: unknown): asserts f is AnyFunction {
  if (typeof f !== 'function') throw new TypeError(`${what} needs a function first, got ${describe(f)}`);
}

export function checkArguments(what: string, args: unknown): asserts args is readonly unknown[] {
  if (Array.isArray(args)) return;
  throw new TypeError(`${what} needs the arguments as one array, as in ${what}(f, [2, 3]), got ${describe(args)}`);
}

export function checkNumber(
  what: string,
  name: string,
  value: unknown,
  { min, integer = false }: { min: number; integer?: boolean },
): void {
  const fits = typeof value === 'number' && value >= min && (!integer || Number.isInteger(value));
  if (fits) return;
  const wanted = `${integer ? 'an integer' : 'a number'} of at least ${min}`;
  throw new RangeError(
    `${what}: ${name} must be ${wanted}, got ${typeof value === 'number' ? value : describe(value)}`,
  );
}

/** Refuses options that do not exist, so that a misspelt one is not silently without effect. */
export function checkOptions(what: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${what} needs its options as an object, got ${describe(options)}`);
  }
  const odd = Object.keys(options).find((name) => !known.includes(name));
  if (odd !== undefined) throw new TypeError(`${what} has no option ${odd}; it has ${known.join(', ')}`);
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
