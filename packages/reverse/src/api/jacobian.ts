/** `jacobian`: the gradients of all elements of a vector. */
import { refusal } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { describe } from '../runtime/accumulate.js';
import { checkFunction, nameOf, type Fn } from './function.js';
import type { Gradient } from './gradient-type.js';
import { pullback } from './pullback.js';
import { chosenOf, type Chosen } from './wrt.js';

function isVector(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value)
    ? value.every((x) => typeof x === 'number')
    : ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** @throws WengertError `bad-argument` if a value of `f` is not an array of numbers */
export function checkVector(f: AnyFunction, value: unknown): asserts value is ArrayLike<number> {
  if (isVector(value)) return;
  throw refusal('bad-argument', {
    where: 'jacobian',
    problem: `${nameOf(f)} returned ${describe(value)}, and an array of numbers is needed`,
    remedy: 'Return an array or typed array of numbers; for a number use gradient.',
  });
}

/** The cotangent that asks for one element of a vector. */
export function unitVector(length: number, k: number): number[] {
  const unit = new Array<number>(length).fill(0);
  unit[k] = 1;
  return unit;
}

/**
 * The Jacobian of a function with an array as its value: one matrix per argument, whose rows are the gradients of the value's elements.
 *
 * @example jacobian((x: number[]) => [x[0] + x[1], x[0] * x[1]], [1, 2]) // [[[1, 1], [2, 1]]]
 * @throws WengertError as {@link pullback}; `bad-argument` if the value is not an array of numbers
 */
export function jacobian<A extends readonly unknown[], K extends number>(
  f: Chosen<A, ArrayLike<number>, K>,
  ...args: A
): { -readonly [I in keyof A]: I extends `${K}` ? Gradient<A[I]>[] : undefined };
export function jacobian<A extends readonly unknown[]>(
  f: Fn<A, ArrayLike<number>>,
  ...args: A
): { -readonly [K in keyof A]: Gradient<A[K]>[] };
export function jacobian(f: AnyFunction, ...args: unknown[]): unknown {
  checkFunction(f, 'jacobian');
  const { wanted } = chosenOf(f, args, 'jacobian');
  const [value, back] = pullback(f as Fn<unknown[], unknown>, ...args) as unknown as [
    unknown,
    (d: unknown) => unknown[],
  ];
  checkVector(f, value);
  const { length } = value;
  const rows = Array.from({ length }, (_, k) => back(unitVector(length, k)));
  return args.map((_, k) => (wanted?.[k] === false ? undefined : rows.map((row) => row[k])));
}
