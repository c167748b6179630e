/**
 * Random functions to second order: the gradient of a combination of their partial derivatives against central differences of
 * those, and second derivatives along a line, which are compiled as one piece of code, against differences of the first.
 */
import fc from 'fast-check';
import { derivative, gradient, withGradient } from 'wengert';
import { describe, expect, it } from 'vitest';
import { patience, runs } from '../../../reverse/test/support/runs.js';
import { randomArguments, randomSources, type SourceOptions } from '../support/random-source/index.js';

const step = 1e-5;
const clear = 1e-2;

const options: Readonly<Record<string, SourceOptions>> = {
  'of numbers': { arrays: false, closures: false, objects: false, library: false, classes: false },
  'with arrays': { closures: false, objects: false, library: false, classes: false },
  'with everything': { library: false },
};

const weights = [1, -0.5, 0.25];

describe('random sources to second order', () => {
  it.each(Object.entries(options))(
    '%s',
    (_, some) => {
      let compared = 0;
      let tried = 0;
      const samples = randomSources(some).chain((source) =>
        randomArguments(source.arity).map((args) => ({ source, f: source.compile(), args, text: source.text })),
      );
      fc.assert(
        fc.property(samples, ({ source, f, args }) => {
          const combined = (...xs: number[]): number => {
            const all = gradient(f, ...xs);
            let sum = 0;
            for (let k = 0; k < all.length; k++) sum += all[k] * weights[k];
            return sum;
          };
          const value = combined(...args);
          const found = withGradient(combined, ...args);
          expect(found.value).toBe(value);

          const direction = args.map((_x, k) => weights[k]);
          const line = (t: number): number => f(...args.map((x, k) => x + t * direction[k]));
          const slope = derivative(line);
          const curvature = derivative(slope)(0);
          const expected = args.map((x, k) => {
            const high = combined(...args.with(k, x + step));
            return (high - combined(...args.with(k, x - step))) / (2 * step);
          });
          const along = expected.reduce((sum, d, k) => sum + d * direction[k], 0);
          tried++;
          const scale = Math.max(1, Math.abs(value), ...expected.map(Math.abs));
          if (source.margin(...args) < clear || !(scale < 1e4)) return;
          compared++;
          expected.forEach((d, k) => {
            expect(Math.abs(found.gradient[k] - d), `second derivative ${k}`).toBeLessThanOrEqual(1e-3 * scale);
          });
          expect(Math.abs(curvature - along), 'along the line').toBeLessThanOrEqual(1e-3 * scale);
        }),
        runs(12),
      );
      expect(compared / tried).toBeGreaterThan(0.2);
    },
    patience,
  );
});
