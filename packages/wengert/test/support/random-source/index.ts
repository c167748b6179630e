/**
 * Random JavaScript functions of one to three numbers, as source texts: loops of all kinds, branches, breaks, early returns, arrays
 * that are written, aliased and pushed to, closures, objects, classes. They are made for finite differences: smooth but where a
 * comparison changes its outcome, never large, and with few iterations. The arguments are meant to lie between -1.5 and 1.5;
 * `margin` says how close a run comes to the edge of a branch.
 */
import fc from 'fast-check';
import { fromText } from '../code.js';
import type { SourceOptions } from './options.js';
import { Writer } from './writer.js';

export type { SourceOptions } from './options.js';

export interface RandomSource {
  /** A function expression. */
  readonly text: string;
  readonly arity: number;
  /** A new function of this text. */
  readonly compile: () => (...args: number[]) => number;
  /**
   * The least distance between two numbers that a run compares: where it is not small, the function is differentiable,
   * and finite differences with smaller steps take the same branches.
   */
  readonly margin: (...args: number[]) => number;
}

const all: Required<SourceOptions> = {
  arrays: true,
  closures: true,
  objects: true,
  loops: true,
  branches: true,
  exceptions: true,
  library: true,
  classes: true,
};

/** Random functions; each is made of a list of choices, so that fast-check shrinks it by choosing less and simpler. */
export function randomSources(some: SourceOptions = {}): fc.Arbitrary<RandomSource> {
  const options = { ...all, ...some };
  return fc.array(fc.nat({ max: 255 }), { minLength: 10, maxLength: 160, size: 'max' }).map((choices) => {
    const { text, arity } = new Writer(choices, options, false).write();
    const watched = new Writer(choices, options, true).write().text;
    return {
      text,
      arity,
      compile: () => fromText<() => number>(`(() => { 'use strict'; return (${text}); })()`),
      margin: (...args: number[]) => {
        let least = Infinity;
        const near = (distance: number): boolean => {
          // What is equal to the last bit is equal by construction, and stays so when arguments change.
          if (distance !== 0) least = Math.min(least, Math.abs(distance));
          return true;
        };
        fromText<(check: typeof near) => (...xs: number[]) => number>(
          `(near) => { 'use strict'; return (${watched}); }`,
        )(near)(...args);
        return least;
      },
      toString: () => text,
    };
  });
}

/** Arguments for a function of that many numbers; no two of them are equal, and none is zero. */
export function randomArguments(arity: number): fc.Arbitrary<number[]> {
  const near = (offset: number): fc.Arbitrary<number> =>
    fc.integer({ min: -96, max: 96 }).map((n) => n / 64 + offset / 1000);
  return fc.tuple(near(1), near(3), near(5)).map((found) => found.slice(0, arity));
}
