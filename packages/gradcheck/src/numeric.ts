/**
 * Gradients and Jacobians by finite differences. The function is only ever called with copies of its arguments, so it
 * may change them; what it has captured is not perturbed.
 */
import { checkFunction, type AnyFunction } from './checks.js';
import { copyOf, copyWith } from './copy.js';
import { derivative, type Derivative, type Line } from './differences.js';
import { gradientLike } from './gradient-like.js';
import { describe, kindOf } from './kind.js';
import { noiseOf } from './noise.js';
import { isInArgument, leavesOf, numberAt, placesOf, type Leaf, type Place } from './places.js';

/** A function of a list of arguments, with its result as numbers, ready to be differentiated place by place. */
export class Subject {
  readonly args: readonly unknown[];
  readonly leaves: Leaf[];
  readonly places: Place[];
  /** The result at `args`. */
  readonly base: ArrayLike<number>;
  /** The noise of the result, largest of what has been measured so far. */
  #noise: Float64Array | undefined;
  #measured = 0;
  readonly #value: (args: readonly unknown[]) => ArrayLike<number>;

  /**
   * @param value the function and what makes numbers of its result; it may throw at `args`, and what it throws then is
   * not caught
   */
  constructor(value: (args: readonly unknown[]) => ArrayLike<number>, args: readonly unknown[]) {
    this.#value = value;
    this.args = args;
    this.leaves = leavesOf(args);
    this.places = placesOf(this.leaves);
    this.base = value(copyOf(args));
  }

  /** The function along the number at `place`: `undefined` where it throws or is not finite. */
  line(place: Place): Line {
    return (x) => {
      try {
        const values = this.#value(copyWith(this.args, place, x));
        return values.length === this.base.length && allFinite(values) ? values : undefined;
      } catch {
        return undefined;
      }
    };
  }

  /** The noise of the function, judged at the first places that are asked for. */
  noise(place: Place): Float64Array {
    if (this.#measured < 3) {
      const noise = noiseOf(this.line(place), numberAt(place), place.leaf.float32);
      this.#noise = noise.map((value, k) => Math.max(value, this.#noise?.[k] ?? 0));
      this.#measured++;
    }
    return this.#noise!;
  }

  /** The derivative with respect to the number at `place`. */
  derivative(place: Place): Derivative {
    return derivative(this.line(place), numberAt(place), this.base, this.noise(place), place.leaf.float32);
  }
}

export function allFinite(values: ArrayLike<number>): boolean {
  for (let k = 0; k < values.length; k++) if (!Number.isFinite(values[k])) return false;
  return true;
}

/** The number that `result` is in the sense of a gradient: a number, or a value of a kind with one element. */
export function scalarOf(result: unknown): number | undefined {
  if (typeof result === 'number') return result;
  const kind = kindOf(result);
  if (!kind) return undefined;
  const numbers = kind.toNumbers(result);
  return numbers.length === 1 ? numbers[0] : undefined;
}

/** A gradient by finite differences: see {@link numericGradientWithError}. */
export interface NumericGradient {
  /** The function's value at the arguments. */
  readonly value: number;
  /** One gradient per argument, of the argument's structure; `undefined` for arguments without derivative. */
  readonly gradient: unknown[];
  /** Estimates of the absolute errors, in the same structure. */
  readonly error: unknown[];
}

/**
 * The gradient of `f` at `args` by central differences with extrapolation and adaptive steps, with an estimate of the
 * error of every entry. Two arguments that are one container are changed together and get the same total. An entry is
 * NaN, and its error infinite, where no difference could be formed (the argument is not finite, or `f` has no value
 * around it). At a kink between two slopes it is what the differences converge to: the mean.
 *
 * @throws TypeError if `f` is not a function or does not return a number (or a value of one element); and what `f`
 * throws at `args`
 * @example
 * const { gradient, error } = numericGradientWithError((x: number) => Math.sin(x ** 2), 2)
 */
export function numericGradientWithError(f: AnyFunction, ...args: unknown[]): NumericGradient {
  checkFunction('numericGradient', f);
  const subject = new Subject((copy) => [scalarResult('numericGradient', f(...copy))], args);
  const values = new Map<Leaf, Float64Array>();
  const errors = new Map<Leaf, Float64Array>();
  for (const leaf of subject.leaves) {
    values.set(leaf, new Float64Array(leaf.numbers.length).fill(NaN));
    errors.set(leaf, new Float64Array(leaf.numbers.length).fill(Infinity));
  }
  for (const place of subject.places) {
    if (!Number.isFinite(numberAt(place)) || !allFinite(subject.base)) continue;
    const found = subject.derivative(place);
    values.get(place.leaf)![place.at] = found.values[0];
    errors.get(place.leaf)![place.at] = found.errors[0];
  }
  const build = (numbers: Map<Leaf, Float64Array>): unknown[] =>
    gradientLike(args, subject.leaves, (leaf) => numbers.get(leaf)!) as unknown[];
  return { value: subject.base[0], gradient: build(values), error: build(errors) };
}

function scalarResult(what: string, result: unknown): number {
  const number = scalarOf(result);
  if (number !== undefined) return number;
  throw new TypeError(
    `${what} needs a function that returns a number, got ${describe(result)}; numericJacobian takes functions with many results`,
  );
}

/**
 * The gradient of `f` at `args` by finite differences; see {@link numericGradientWithError}.
 *
 * @throws TypeError if `f` is not a function or does not return a number; and what `f` throws at `args`
 * @example numericGradient((x: number, y: number[]) => x * y[0], 2, [3, 4]) // [3, [2, 0]]
 */
export function numericGradient(f: AnyFunction, ...args: unknown[]): unknown[] {
  return numericGradientWithError(f, ...args).gradient;
}

/**
 * The Jacobian of `f` at `args` by finite differences: for each argument a matrix with one row for each number in the
 * result and one column for each number in the argument, both in the order in which they are reached. The columns of two
 * arguments that are one container are the same.
 *
 * @throws TypeError if `f` is not a function or its result holds no number; and what `f` throws at `args`
 * @example numericJacobian((v: number[]) => [v[0] * v[1], v[0]], [2, 3]) // [[[3, 2], [1, 0]]]
 */
export function numericJacobian(f: AnyFunction, ...args: unknown[]): number[][][] {
  checkFunction('numericJacobian', f);
  const subject = new Subject((copy) => {
    const result: unknown = f(...copy);
    const numbers = numbersOf(result);
    if (numbers.length > 0) return numbers;
    throw new TypeError(`numericJacobian needs a function whose result holds numbers, got ${describe(result)}`);
  }, args);
  const rows = Array.from(subject.base, (_, row) => row);
  const columns = new Map<Place, Float64Array>();
  for (const place of subject.places) {
    const usable = Number.isFinite(numberAt(place)) && allFinite(subject.base);
    columns.set(place, usable ? subject.derivative(place).values : new Float64Array(rows.length).fill(NaN));
  }
  return args.map((_, argument) => {
    const own = subject.places.filter((place) => place.leaf.paths.some((path) => isInArgument(place, path, argument)));
    return rows.map((row) => own.map((place) => columns.get(place)![row]));
  });
}

/** All numbers in a result, in the order in which they are reached. */
export function numbersOf(result: unknown): Float64Array {
  return Float64Array.from(leavesOf([result]).flatMap((leaf) => Array.from(leaf.numbers)));
}
