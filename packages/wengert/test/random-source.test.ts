/**
 * Random functions of JavaScript, as users write them: under differentiation they give what they give without, bit for
 * bit, and their gradients agree with dual numbers on the lowered code and with central differences of the function itself.
 * `WENGERT_RUNS=50` tries fifty times as many functions; `WENGERT_SEED` (tooling/vitest/seed.ts) chooses others.
 */
import fc from 'fast-check';
import { readFunction } from '@wengert/frontend';
import { pullback, withGradient } from 'wengert';
import { describe, expect, it } from 'vitest';
import { derivatives } from '../../reverse/test/support/leaves.js';
import { patience, runs } from '../../reverse/test/support/runs.js';
import { randomArguments, randomSources, type SourceOptions } from './support/random-source/index.js';

/** Step of the differences; nothing is said of functions that come closer to another branch than this moves them. */
const step = 1e-6;
const clear = 1e-3;

function differences(f: (...args: number[]) => number, args: readonly number[]): number[] {
  return args.map((x, i) => (f(...args.with(i, x + step)) - f(...args.with(i, x - step))) / (2 * step));
}

/** Of what dual numbers know. */
const numeric = { library: false, classes: false };

const options: Readonly<Record<string, SourceOptions>> = {
  'of numbers': { ...numeric, arrays: false, closures: false, objects: false, exceptions: false },
  'with arrays': { ...numeric, closures: false, objects: false, exceptions: false },
  'with closures and objects': { ...numeric, exceptions: false },
  'with exceptions': { ...numeric, arrays: false, objects: false },
  'with all of that': numeric,
};

/** Of more than that: differences have to do. */
const larger: Readonly<Record<string, SourceOptions>> = {
  'with the library': { classes: false },
  'with classes and generators': { library: false },
  'with everything': {},
};

const samples = (
  some: SourceOptions,
): fc.Arbitrary<{ source: string; f: (...args: number[]) => number; args: number[]; margin: number }> =>
  randomSources(some).chain((source) =>
    randomArguments(source.arity).map((args) => ({
      source: source.text,
      f: source.compile(),
      args,
      margin: source.margin(...args),
    })),
  );

/** What is found under differentiation: the plain value, and derivatives that `gradient` and `pullback` agree on. */
function differentiated(f: (...args: number[]) => number, args: readonly number[]): readonly number[] {
  const plain = f(...args);
  const found = withGradient(f, ...args);
  expect(found.value).toBe(plain);
  const [value, back] = pullback(f, ...args);
  expect(value).toBe(plain);
  const twice = back(-2.5);
  found.gradient.forEach((d, i) => {
    const room = 1e-9 * Math.max(1, Math.abs(d));
    if (Number.isFinite(d)) expect(Math.abs(twice[i] + 2.5 * d), `pullback ${i}`).toBeLessThanOrEqual(room);
  });
  return found.gradient;
}

describe('random sources', () => {
  it.each(Object.entries(options))(
    '%s',
    (_, some) => {
      let compared = 0;
      let tried = 0;
      fc.assert(
        fc.property(samples(some), ({ f, args, margin }) => {
          const gradient = differentiated(f, args);
          tried++;

          const { tangents, infinite } = derivatives(
            readFunction(f),
            () => [...args],
            args.map(() => true),
          );
          if (infinite || !tangents.every((t) => t.scale < 1e8)) return;
          compared++;
          tangents.forEach(({ d, scale }, i) => {
            expect(Math.abs(gradient[i] - d), `gradient ${i}`).toBeLessThanOrEqual(1e-9 * scale);
          });

          if (margin < clear) return;
          const around = differences(f, args);
          tangents.forEach(({ d, scale }, i) => {
            expect(Math.abs(d - around[i]), `difference ${i}`).toBeLessThanOrEqual(1e-4 * Math.max(1, scale));
          });
        }),
        runs(60),
      );
      expect(compared / tried).toBeGreaterThan(0.95);
    },
    patience,
  );

  it.each(Object.entries(larger))(
    '%s',
    (_, some) => {
      let compared = 0;
      let tried = 0;
      fc.assert(
        fc.property(samples(some), ({ f, args, margin }) => {
          const gradient = differentiated(f, args);
          tried++;
          const scale = Math.max(1, ...gradient.map(Math.abs));
          if (margin < clear || !(scale < 1e4)) return;
          compared++;
          differences(f, args).forEach((d, i) => {
            expect(Math.abs(gradient[i] - d), `difference ${i}`).toBeLessThanOrEqual(1e-4 * scale);
          });
        }),
        runs(60),
      );
      expect(compared / tried).toBeGreaterThan(0.3);
    },
    patience,
  );
});
