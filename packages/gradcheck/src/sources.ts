/** Where gradients come from, and how one is got without letting an error of it end the check. */
import { messageOf, type AnyFunction } from './checks.js';
import { copyOf } from './copy.js';
import type { Goal } from './goal.js';
import { describe } from './kind.js';
import { numbersOf } from './numeric.js';

/** One cotangent per argument of `f`. */
export type GradientFunction = (f: AnyFunction, ...args: unknown[]) => readonly unknown[];
/** The value of `f`, and the map from its cotangent to those of the arguments. */
export type PullbackFunction = (
  f: AnyFunction,
  ...args: unknown[]
) => readonly [value: unknown, back: (d: unknown) => readonly unknown[]];

/** A way to get gradients. It needs one of the two functions, and `pullback` for functions of many results. */
export interface GradientSource {
  /** Name in the report: 'adjoint rule'. */
  readonly name: string;
  readonly gradient?: GradientFunction;
  readonly pullback?: PullbackFunction;
  /** If it throws, this is noted and not counted as wrong. */
  readonly optional?: boolean;
}

/** The cotangents that a source gave, or the problem that it had. */
export interface Gradient {
  readonly name: string;
  readonly optional: boolean;
  readonly cotangents?: readonly unknown[];
  readonly problem?: string;
}

/** The gradient of `f`, called `name`, at `args` by `source`. */
export function evaluate(
  source: GradientSource,
  f: AnyFunction,
  name: string,
  args: readonly unknown[],
  goal: Goal,
): Gradient {
  const base = { name: source.name, optional: source.optional ?? false };
  try {
    let cotangents: readonly unknown[];
    if (source.gradient && goal.scalar) cotangents = source.gradient(f, ...copyOf(args));
    else if (source.pullback) {
      const [value, back] = source.pullback(f, ...copyOf(args));
      if (!same(numbersOf(value), numbersOf(goal.result))) {
        const [got, wanted] = [numbersOf(value)[0], numbersOf(goal.result)[0]];
        return { ...base, problem: `${source.name} changes the value of ${name}: ${got} instead of ${wanted}` };
      }
      cotangents = back(goal.seed);
    } else {
      return {
        ...base,
        problem: `${name} returns ${describe(goal.result)}, so ${source.name} needs a pullback, not a gradient`,
      };
    }
    if (!Array.isArray(cotangents)) {
      return {
        ...base,
        problem: `${source.name} returned ${describe(cotangents)}, not one cotangent per argument in an array`,
      };
    }
    if (cotangents.length !== args.length) {
      const [n, m] = [args.length, cotangents.length];
      const problem = `${name} has ${n} argument${n === 1 ? '' : 's'}, but ${source.name} returned ${m} cotangent${m === 1 ? '' : 's'}`;
      return { ...base, problem };
    }
    return { ...base, cotangents };
  } catch (thrown) {
    return { ...base, problem: messageOf(thrown) };
  }
}

/** Bit for bit the same numbers. */
export function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k], b[k])) return false;
  return true;
}
