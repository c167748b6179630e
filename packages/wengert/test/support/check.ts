/**
 * What every program in these tests has to pass: under differentiation its value is bit for bit the plain one, it changes its
 * arguments in the same way, and its gradient agrees with finite differences, with a gradient worked out by hand where there is
 * one, and with what its pullback returns, however often that is called.
 */
import { numericGradientWithError } from '@wengert/gradcheck';
import { expect } from 'vitest';
import { pullback, withGradient } from '../../src/index.js';
import { exact, expectClose, numeric } from './close.js';

type Numeric<A extends readonly unknown[]> = (...args: A) => number;

/** All numbers of a structure multiplied by `factor`. */
function scaled(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (value instanceof Float64Array || value instanceof Float32Array) return value.map((x) => x * factor);
  if (Array.isArray(value)) return value.map((v) => scaled(v, factor));
  if (value instanceof Map) return new Map([...value].map(([k, v]: [unknown, unknown]) => [k, scaled(v, factor)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, scaled(v, factor)]));
}

/** Everything but the finite differences: for points at kinks, where those give the mean of two slopes. */
export function checkByHand<A extends readonly unknown[]>(
  f: Numeric<A>,
  make: () => readonly [...A],
  expected: unknown,
): void {
  const plain = make();
  const value = f(...(plain as A));

  const differentiated = make();
  const { value: same, gradient } = withGradient(f, ...(differentiated as A));
  expect(same, 'value under differentiation').toBe(value);
  expect(differentiated, 'arguments after the call').toEqual(plain);
  expectClose(gradient, expected, exact);

  const [again, back] = pullback(f, ...(make() as A));
  expect(again, 'value of the pullback').toBe(value);
  const first = (back as (d: number) => unknown)(1);
  expectClose(first, gradient, exact);
  expectClose((back as (d: number) => unknown)(-2.5), scaled(first, -2.5), exact);
  expect((back as (d: number) => unknown)(1), 'the same cotangent again').toEqual(first);
}

/**
 * Checks `f` at the arguments that `make` makes anew for each run.
 * @param expected the gradient by hand, to 12 digits
 * @returns the gradient
 */
export function checkMade<A extends readonly unknown[]>(
  f: Numeric<A>,
  make: () => readonly [...A],
  expected?: unknown,
): unknown {
  const differences = numericGradientWithError(f as never, ...make());
  const { gradient } = withGradient(f, ...(make() as A));
  expectClose(gradient, differences.gradient, numeric);
  checkByHand(f, make, expected ?? gradient);
  return gradient;
}

/**
 * Checks `f` at arguments that are numbers, arrays and plain objects; each run gets copies of its own, in which two names for one
 * object are still that.
 */
export function check<A extends readonly unknown[]>(f: Numeric<A>, args: readonly [...A], expected?: unknown): unknown {
  return checkMade(f, () => structuredClone(args), expected);
}
