/**
 * Programs as other people write them, in tables: each row is a name, a function, its arguments and, at kinks and edges where finite
 * differences say nothing, the gradient by hand. Beyond what `check` asks of every program, what it writes to `log` has to be the same
 * under differentiation, once and in order, and nothing may be written on the way back.
 */
import { expect, test } from 'vitest';
import { derivative, pullback, withGradient } from '../../src/index.js';
import { checkByHand, checkMade } from './check.js';
import { expectClose } from './close.js';

type Program<A extends readonly unknown[]> = (...args: A) => number;

/** What programs write while they run. */
export const log: unknown[] = [];

export function say(what: unknown): void {
  log.push(what);
}

/** What `run` writes, as text, because what is written may change later. */
function written(run: () => unknown): string[] {
  log.length = 0;
  run();
  return log.splice(0).map((what) => (typeof what === 'object' ? JSON.stringify(what) : String(what)));
}

function checkProgram<A extends readonly unknown[]>(f: Program<A>, make: () => A, expected?: unknown): void {
  if (expected === undefined) checkMade(f, make);
  else checkByHand(f, make, expected);
  const plain = written(() => f(...make()));
  expect(
    written(() => withGradient(f, ...make())),
    'what is written',
  ).toEqual(plain);
  let back: (d: number) => unknown = () => undefined;
  const run = (): void => {
    back = pullback(f, ...make())[1] as typeof back;
  };
  expect(written(run), 'what is written for a pullback').toEqual(plain);
  expect(
    written(() => [back(1), back(2)]),
    'what is written on the way back',
  ).toEqual([]);
  const [x] = make();
  if (f.length !== 1 || typeof x !== 'number') return;
  const { gradient } = withGradient(f as unknown as (x: number) => number, x);
  expectClose([derivative(f as unknown as (x: number) => number)(x)], gradient);
}

/** Declares a test of a program. A function makes arguments that cannot be copied. */
export function program<A extends readonly unknown[]>(
  name: string,
  f: Program<A>,
  args: A | (() => A),
  expected?: unknown,
): void {
  test(name, () => {
    checkProgram(f, typeof args === 'function' ? args : () => structuredClone(args), expected);
  });
}

/** A program with its arguments. */
export type Row = readonly [f: (...args: any[]) => number, ...args: any[]];

const makers = new WeakSet<object>();

/** An argument that is made anew for each run, because a copy would not be the same: an object with identity, an instance, a function. */
export function made<T>(make: () => T): T {
  makers.add(make);
  return make as T;
}

function argumentsOf(args: readonly any[]): any[] {
  return args.map((arg) =>
    typeof arg === 'function' && makers.has(arg) ? (arg as () => unknown)() : structuredClone(arg),
  ) as any[];
}

/** Declares a test for each row: a program that is smooth where it is looked at. */
export function table(rows: Readonly<Record<string, Row>>): void {
  test.each(Object.entries(rows))('%s', (_, [f, ...args]) => {
    checkProgram(f, () => argumentsOf(args));
  });
}
