/** Functions that write a log. */
import { expect } from 'vitest';
import { withGradient } from '../../src/index.js';
import { check } from './check.js';

/** Checks a function that also writes a log: under differentiation it writes the same. */
export function checkLogged<A extends readonly unknown[]>(
  f: (log: unknown[], ...args: A) => number,
  args: readonly [...A],
  expected?: unknown,
): void {
  check((...xs: A) => f([], ...xs), args, expected);
  const plain: unknown[] = [];
  const value = f(plain, ...(structuredClone(args) as unknown as A));
  const logged: unknown[] = [];
  const copies = structuredClone(args) as unknown as A;
  expect(withGradient((...xs: A) => f(logged, ...xs), ...copies).value).toBe(value);
  expect(logged).toEqual(plain);
}
