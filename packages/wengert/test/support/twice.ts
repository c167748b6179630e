/**
 * Programs to second order: their gradient, weighed and summed to one number, is differentiated like any function, and has to agree with
 * finite differences of what the gradient is without that.
 */
import { numericGradientWithError } from '@wengert/gradcheck';
import { expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { expectClose, type Tolerance } from './close.js';

const second: Tolerance = { relative: 2e-6 };

/** All numbers of a gradient, each with a weight of its own. */
function weighed(value: unknown, weight: number): number {
  if (typeof value === 'number') return value * weight;
  let sum = 0;
  if (Array.isArray(value) || value instanceof Float64Array) {
    for (let i = 0; i < value.length; i++) sum += weighed(value[i], weight * 0.7 + i);
  } else if (typeof value === 'object' && value !== null) {
    let k = 0;
    for (const part of Object.values(value)) sum += weighed(part, weight * 0.6 + k++);
  }
  return sum;
}

/** Declares a test of a program whose arguments are numbers, arrays and plain objects. */
export function twice<A extends readonly unknown[]>(name: string, f: (...args: A) => number, args: A): void {
  test(name, () => {
    const sum = (...xs: A): number => weighed(gradient(f, ...xs), 1);
    const made = (): A => structuredClone(args);
    const { value, gradient: exact } = withGradient(sum, ...made());
    expect(value).toBe(sum(...made()));
    expectClose(exact, numericGradientWithError(sum as never, ...made()).gradient, second);
  });
}
