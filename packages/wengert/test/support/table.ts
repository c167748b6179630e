/**
 * Tables of programs: a name, a function, its arguments. Each has to pass what `check` asks of every program; and what it writes by
 * `say` must be the same under differentiation, once and in order.
 */
import { expect, test } from 'vitest';
import { withGradient } from '../../src/index.js';
import { checkMade } from './check.js';

/** A program with its arguments, or with one function that makes them: objects with identity, instances, functions. */
export type Row = readonly [f: (...args: any[]) => number, ...args: any[]];

const said: unknown[] = [];

/** What a program does that can be seen from outside. */
export function say(what: unknown): void {
  said.push(what);
}

const makers = new WeakSet<object>();

/** An argument that is made anew for each run, because a copy would not be the same. */
export function made<T>(make: () => T): T {
  makers.add(make);
  return make as T;
}

function argumentsOf(args: readonly any[]): any[] {
  return args.map((arg) =>
    typeof arg === 'function' && makers.has(arg) ? (arg as () => unknown)() : structuredClone(arg),
  ) as any[];
}

/** What `run` says. */
function heard(run: () => unknown): unknown[] {
  said.length = 0;
  run();
  return said.splice(0);
}

/** Declares a test for each row. */
export function table(rows: Readonly<Record<string, Row>>): void {
  test.each(Object.entries(rows))('%s', (_, [f, ...args]) => {
    const plain = heard(() => f(...argumentsOf(args)));
    expect(
      heard(() => withGradient(f, ...argumentsOf(args))),
      'what is said',
    ).toEqual(plain);
    checkMade(f, () => argumentsOf(args));
    said.length = 0;
  });
}
