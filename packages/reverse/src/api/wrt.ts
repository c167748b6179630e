/** `wrt`: which arguments a gradient is taken with respect to. */
import { refusal } from '@wengert/ir';
import { adjoint, declareCaptured, nonDifferentiable, type AnyFunction } from '@wengert/rules';
import { isApart, placesOf } from '../runtime/separate.js';
import { forwarding } from './forwarding.js';
import { checkFunction, nameOf, type Fn } from './function.js';
import type { Gradient } from './gradient-type.js';

const choice = Symbol('wengert.choice');

/** A function with a choice of its arguments. `K` is the union of their positions. */
export interface Chosen<A extends readonly unknown[], Y, K extends number> {
  (...args: A): Y;
  readonly [choice]: { readonly f: AnyFunction; readonly positions: readonly K[] };
}

/** The gradients with respect to chosen arguments: one entry per argument, `undefined` for those that were not chosen. */
export type ChosenGradients<A extends readonly unknown[], K extends number> = number extends A['length']
  ? (Gradient<A[number]> | undefined)[]
  : { -readonly [I in keyof A]: I extends `${K}` ? Gradient<A[I]> : undefined };

function call(f: AnyFunction, receiver: unknown, ...args: unknown[]): unknown {
  return f.call(receiver, ...args);
}

/**
 * `f` with a choice of arguments: `gradient`, `withGradient`, `pullback` and `jacobian` of it are those with respect to the arguments at
 * these positions, counted from 0, and `undefined` for the others, which are constants and get no derivative code. Called as a
 * function it is `f`.
 *
 * @example gradient(wrt((w: number[], x: number[]) => w[0] * x[0], 0), [2], [3]) // [[3], undefined]
 * @throws WengertError `not-a-function`, or `bad-argument` if there are no positions or one is not an integer from 0 on
 */
export function wrt<A extends readonly unknown[], Y, const K extends readonly [number, ...number[]]>(
  f: Fn<A, Y>,
  ...positions: K
): Chosen<A, Y, K[number]> {
  checkFunction(f, 'wrt');
  const wrong = positions.find((k) => !Number.isInteger(k) || k < 0);
  if (positions.length === 0 || wrong !== undefined) {
    throw refusal('bad-argument', {
      where: `wrt of ${nameOf(f)}`,
      problem:
        wrong === undefined ? 'no positions were given' : `expected positions of arguments, got ${String(wrong)}`,
      remedy: 'Name arguments by their positions, counted from 0: wrt(f, 0, 2).',
    });
  }
  return chosen(f, positions) as Chosen<A, Y, K[number]>;
}

function chosen(f: AnyFunction, positions: readonly number[]): unknown {
  return Object.defineProperty(forwarding(f, call), choice, { value: { f, positions } });
}

/** Lets differentiated code choose arguments. */
export function registerChoice(): void {
  const choose = (f: AnyFunction, positions: readonly number[]): unknown =>
    wrt(f as never, ...(positions as readonly [number]));
  const forward = (f: AnyFunction, ...positions: number[]): [unknown, () => unknown[]] => [
    choose(f, positions),
    () => [undefined, ...positions.map(() => undefined)],
  ];
  adjoint<never, unknown>(wrt, forward);
  nonDifferentiable(choose);
  declareCaptured(() => ({ choose }), forward);
}

/** True of functions with a choice of their arguments. */
export function isChosen(f: AnyFunction): boolean {
  return choice in f;
}

/** The positions that were chosen, if some were. */
export function positionsOf(f: AnyFunction): readonly number[] | undefined {
  return (f as Partial<Chosen<never, unknown, number>>)[choice]?.positions;
}

/** The function itself, of one with a choice of its arguments. */
export function withoutChoice(f: AnyFunction): AnyFunction {
  return (f as Partial<Chosen<never, unknown, number>>)[choice]?.f ?? f;
}

/** What a gradient is taken of, and with respect to which arguments. */
export interface Choice {
  readonly f: AnyFunction;
  /** Per argument: is its gradient wanted? `undefined` if all are. */
  readonly wanted: readonly boolean[] | undefined;
  /** Per receiver and argument: may it carry a derivative? `undefined` if all may. */
  readonly active: readonly boolean[] | undefined;
}

/**
 * Takes a function with a choice apart. Arguments that share memory with chosen ones may carry derivatives although theirs are not
 * wanted.
 * @throws WengertError `wrong-arity` if a chosen argument is not there
 */
export function chosenOf(f: AnyFunction, args: readonly unknown[], where: string): Choice {
  const found = (f as Partial<Chosen<never, unknown, number>>)[choice];
  if (found === undefined) return { f, wanted: undefined, active: undefined };
  const missing = found.positions.find((k) => k >= args.length);
  if (missing !== undefined) {
    throw refusal('wrong-arity', {
      where,
      problem: `${nameOf(f)} got ${args.length} argument${args.length === 1 ? '' : 's'}, and the one at position ${missing} was chosen`,
      remedy: 'Pass all arguments; positions are counted from 0.',
    });
  }
  const wanted = args.map((_, k) => found.positions.includes(k));
  const places = placesOf(args.filter((_, k) => wanted[k]));
  const active = [true, ...args.map((arg, k) => wanted[k] || !isApart(arg, places))];
  return { f: found.f, wanted, active };
}
