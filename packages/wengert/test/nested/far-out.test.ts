/** Second derivatives of functions that are flat far out, where the numbers that they are made of are infinite or zero. */
import { expect, test } from 'vitest';
import { derivative } from '../../src/index.js';
import { expectClose } from '../support/close.js';

const second = (f: (t: number) => number) => derivative(derivative(f));

test('sigmoids and their relatives, far out, however they are written', () => {
  const forms: ((t: number) => number)[] = [
    (t) => 1 / (1 + Math.exp(-t)),
    (t) => 1 - 1 / (1 + Math.exp(t)),
    (t) => 0.5 * (1 + Math.tanh(t / 2)),
    (t) => (1 + Math.exp(-t)) ** -1,
    (t) => (t >= 0 ? 1 / (1 + Math.exp(-t)) : Math.exp(t) / (1 + Math.exp(t))),
    (t) => {
      const e = Math.exp(-Math.abs(t));
      return t >= 0 ? 1 / (1 + e) : e / (1 + e);
    },
    (t) => Math.tanh(t),
    (t) => 1 - 2 / (Math.exp(2 * t) + 1),
    (t) => Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t))),
    (t) => Math.log1p(Math.exp(t)),
    (t) => Math.log(1 + Math.exp(t)),
    (t) => Math.log(Math.cosh(t)),
  ];
  for (const f of forms) for (const x of [-800, 800]) expect(second((t) => f(t))(x) + 0).toBe(0);
  // Here they are not flat.
  for (const f of forms.slice(0, 6)) {
    const s = 1 / (1 + Math.exp(-1.5));
    expectClose(second((t) => f(t))(1.5), s * (1 - s) * (1 - 2 * s));
  }
});

test('angles of large numbers', () => {
  for (const x of [1e155, -1e155, 1e300, Infinity]) {
    expect(second((t) => Math.atan(t ** 3))(x) + 0).toBe(0);
    expect(second((t) => Math.atan(t * t * t))(x) + 0).toBe(0);
  }
  expect(second((t) => Math.atan(Math.exp(t)))(800) + 0).toBe(0);
});
