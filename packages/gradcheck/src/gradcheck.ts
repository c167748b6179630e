/**
 * Gradient checks: compares a gradient, entry by entry, with finite differences, and with other gradients of the same
 * function where there are any. It knows nothing of how gradients are made: they come in as functions.
 */
import { checkArguments, checkFunction, checkNumber, checkOptions, messageOf, type AnyFunction } from './checks.js';
import { choose } from './choose.js';
import { copyOf } from './copy.js';
import { goalOf, type Goal } from './goal.js';
import { Judge } from './judge.js';
import { describe } from './kind.js';
import { allFinite, Subject } from './numeric.js';
import { isInArgument, leavesOf, type Path, type Place } from './places.js';
import { random } from './random.js';
import { Report } from './report.js';
import { evaluate, same, type GradientFunction, type GradientSource, type PullbackFunction } from './sources.js';

/** How to check; `A` are the argument types of the function. */
export interface CheckOptions<A extends readonly unknown[] = readonly unknown[]> {
  /** The gradient as worked out by hand: one cotangent per argument. */
  readonly byHand?: (...args: A) => readonly unknown[];
  /** Further gradients to compare with, by name. */
  readonly comparisons?: Readonly<Record<string, GradientFunction>>;
  /** Tolerance relative to the larger of two entries: 1e-6; 2e-3 if an argument or the result is of single precision. */
  readonly rtol?: number;
  /** Absolute tolerance: 1e-9 times the largest entry; 1e-5 times that for single precision. */
  readonly atol?: number;
  /** At most so many numbers are checked: a seeded random choice from all parts of the arguments. 100. */
  readonly maxEntries?: number;
  /** Seed of that choice, and of the direction in which a function of many results is checked. 1. */
  readonly seed?: number;
  /** Look for kinks and jumps, and accept any slope between the two of a kink. True. */
  readonly checkKinks?: boolean;
  /** Indices of the arguments to check; all. */
  readonly wrt?: readonly number[];
}

/** {@link CheckOptions} with the gradient that is to be checked. */
export interface GradcheckOptions<A extends readonly unknown[] = readonly unknown[]> extends CheckOptions<A> {
  /** The gradient to check. */
  readonly gradient?: GradientFunction;
  /** Its pullback; needed if the function does not return a number. */
  readonly pullback?: PullbackFunction;
}

const checkNames = ['byHand', 'comparisons', 'rtol', 'atol', 'maxEntries', 'seed', 'checkKinks', 'wrt'];

/**
 * Checks a gradient of `f` at `args` against finite differences. See {@link CheckOptions} for what else it can be
 * compared with. What the gradient throws, a gradient of the wrong structure, and an error of `f` itself are part of the
 * report.
 *
 * @throws TypeError or RangeError for arguments and options that make no sense
 * @example
 * gradcheck((x: number) => x ** 3, [2], { gradient: (f, x) => [3 * (x as number) ** 2] }).ok // true
 */
export function gradcheck<A extends readonly unknown[]>(
  f: (...args: A) => unknown,
  args: A,
  options: GradcheckOptions<A> = {},
): Report {
  checkFunction('gradcheck', f);
  checkArguments('gradcheck', args);
  checkOptions('gradcheck', options, ['gradient', 'pullback', ...checkNames]);
  const { gradient, pullback, ...rest } = options;
  if (!gradient && !pullback) {
    throw new TypeError('gradcheck needs the gradient to check, as in gradcheck(f, args, { gradient })');
  }
  return check(f, args, [{ name: 'gradient', gradient, pullback }], rest as CheckOptions);
}

/**
 * Makes a `gradcheck(f, args, options)` that knows where gradients come from.
 *
 * @param sourcesOf the gradient of `f` to check, then others to compare it with
 * @example
 * const gradcheck = createGradcheck(() => [{ name: 'automatic', gradient, pullback }])
 * gradcheck((x: number) => x ** 3, [2]).ok // true
 */
export function createGradcheck(
  sourcesOf: (f: AnyFunction) => readonly GradientSource[],
): <A extends readonly unknown[]>(f: (...args: A) => unknown, args: A, options?: CheckOptions<A>) => Report {
  checkFunction('createGradcheck', sourcesOf);
  return (f, args, options = {}) => {
    checkFunction('gradcheck', f);
    checkArguments('gradcheck', args);
    checkOptions('gradcheck', options, checkNames);
    return check(f, args, sourcesOf(f), options as CheckOptions);
  };
}

function check(
  f: AnyFunction,
  args: readonly unknown[],
  sources: readonly GradientSource[],
  options: CheckOptions,
): Report {
  const { maxEntries = 100, seed = 1, checkKinks = true, wrt } = options;
  checkNumber('gradcheck', 'maxEntries', maxEntries, { min: 1, integer: true });
  checkNumber('gradcheck', 'seed', seed, { min: -Infinity });
  if (options.rtol !== undefined) checkNumber('gradcheck', 'rtol', options.rtol, { min: 0 });
  if (options.atol !== undefined) checkNumber('gradcheck', 'atol', options.atol, { min: 0 });
  for (const index of wrt ?? []) {
    if (args.length > index && index >= 0 && Number.isInteger(index)) continue;
    throw new RangeError(`gradcheck: wrt names argument ${index}, but there are ${args.length}`);
  }

  const name = f.name || 'anonymous function';
  const next = random(seed);
  const notes: string[] = [];
  const failed = (problem: string): Report =>
    new Report({ name, comparisons: [], problems: [problem], notes, checked: 0, total: 0 });

  let goal: Goal;
  let subject: Subject;
  try {
    const result: unknown = f(...copyOf(args));
    goal = goalOf(result, next);
    subject = new Subject((copy) => goal.numbers(f(...copy)), args);
    const again = goal.numbers(f(...copyOf(args)));
    if (!same(subject.base, again)) {
      return failed(`${name} is not a function of its arguments: it returned ${subject.base[0]} and then ${again[0]}`);
    }
  } catch (thrown) {
    return failed(`${name} cannot be checked: ${messageOf(thrown)}`);
  }
  if (!allFinite(subject.base)) return failed(`${name} is ${subject.base[0]} at these arguments`);

  const wanted = (place: Place, path: Path): boolean =>
    !wrt || wrt.some((argument) => isInArgument(place, path, argument));
  const all = subject.places.filter((place) => place.leaf.paths.some((path) => wanted(place, path)));
  const places = choose(all, maxEntries, next);
  if (places.length < all.length) {
    notes.push(`${places.length} of ${all.length} entries were chosen at random (seed ${seed}; see maxEntries)`);
  }
  if (!goal.scalar) {
    notes.push(
      `${name} returns ${describe(goal.result)}; a random combination of its numbers was differentiated (seed ${seed})`,
    );
  }

  const gradients = [
    ...sources,
    ...Object.entries(options.comparisons ?? {}).map(([name, gradient]) => ({ name, gradient })),
    ...(options.byHand
      ? [{ name: 'by hand', gradient: (_: AnyFunction, ...a: unknown[]) => options.byHand!(...a) }]
      : []),
  ].map((source) => evaluate(source, f, name, args, goal));

  const single = [...subject.leaves, ...leavesOf([goal.result])].some(({ float32 }) => float32);
  const judge = new Judge(subject, places, wanted, checkKinks, {
    rtol: options.rtol ?? (single ? 2e-3 : 1e-6),
    atol: options.atol,
    floor: single ? 1e-5 : 1e-9,
  });
  const [first, ...others] = gradients;
  const comparisons = [judge.againstDifferences(first)];
  for (const other of others) {
    if (other.optional && other.problem !== undefined) notes.push(`not compared with ${other.name}: ${other.problem}`);
    else comparisons.push(judge.againstOther(first, other));
  }
  return new Report({ name, comparisons, problems: [], notes, checked: places.length, total: all.length });
}
