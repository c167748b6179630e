/** Imported variables are live: a module may change what it exports. */
import { expect, test } from 'vitest';
import { derivative, gradient } from '../src/index.js';
import { rate, setRate } from './support/settings.js';

const scaled = (x: number): number => rate * x;

test('a number that another module changes is read anew', () => {
  const direct = derivative((x: number) => rate * x * x);
  expect(direct(3)).toBe(12);
  expect(gradient((x: number) => scaled(x), 1)).toEqual([2]);
  setRate(5);
  expect(direct(3)).toBe(30);
  expect(gradient((x: number) => scaled(x), 1)).toEqual([5]);
  expect(gradient(scaled, 1)).toEqual([5]);
});
