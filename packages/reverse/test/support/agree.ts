/**
 * The properties that random programs are held to: differentiated code does what the program does, bit for bit, and
 * its cotangents are the derivatives that dual numbers give.
 */
import { expect } from 'vitest';
import type { Func } from '@wengert/ir';
import type { Context } from '../../src/runtime/context.js';
import { outlinesOf, type Outline } from '../../src/runtime/outline.js';
import { gradientOf } from '../../src/runtime/structure.js';
import { at, derivatives, differentiable, leaves, type Expected, type Path } from './leaves.js';
import { bothWays, gradientCode, ours, pullbackCode, ways, type Run, type Setting } from './transform.js';

/** Makes the same arguments by each call; `traced` tells what the last ones were called with, if any can be called. */
export interface Make {
  (): unknown[];
  readonly traced?: () => readonly unknown[];
}

/** How many comparisons of gradients were made, and how many were passed over because no number could be expected. */
export class Tally {
  compared = 0;
  passed = 0;

  get share(): number {
    return this.compared / Math.max(1, this.compared + this.passed);
  }
}

/** All that a run shows, and what it returned. */
interface Seen {
  readonly ended: 'returned' | 'threw';
  readonly value: unknown;
  readonly args: readonly unknown[];
  /** What the arguments were before. */
  readonly outlines: readonly Outline[];
  /** Arguments as they are afterwards, and calls made. */
  readonly effects: unknown;
}

function look(run: Run, make: Make): Seen {
  const args = make();
  const outlines = outlinesOf(args);
  const effects = (): unknown => ({ args: args.map((arg) => structuredCloneOf(arg)), traced: make.traced?.().slice() });
  try {
    const value = run(args);
    return { ended: 'returned', value, args, outlines, effects: effects() };
  } catch (error) {
    // What is thrown by programs is a number; an error is ours.
    if (error instanceof Error) throw error;
    return { ended: 'threw', value: error, args, outlines, effects: effects() };
  }
}

function structuredCloneOf(value: unknown): unknown {
  return typeof value === 'function' ? 'function' : structuredClone(value);
}

/** Beyond this size of terms, sums of them say nothing. */
const huge = 1e10;

function isComparable({ tangents, infinite }: Expected): boolean {
  return !infinite && tangents.every((t) => t.scale < huge);
}

/** Holds the gradients against dual numbers, as far as rounding lets. */
function expectGradients(
  args: readonly unknown[],
  gradients: readonly unknown[],
  paths: readonly Path[],
  expected: Expected,
  seed = 1,
): void {
  paths.forEach((path, i) => {
    const { d, scale } = expected.tangents[i];
    const got = at(gradients, path) as number;
    const tolerance = 1e-9 * scale * Math.abs(seed);
    if (!(Math.abs(got - seed * d) <= tolerance)) {
      expect.fail(`d/d[${path.join('.')}] is ${got}, and by dual numbers ${seed * d} (terms of size ${scale})`);
    }
  });
  expect(args.length).toBe(gradients.length);
}

function sameEnd(seen: Seen, value: unknown, plain: Seen): void {
  expect(seen.ended).toBe(plain.ended);
  expect(value).toBe(plain.value);
  expect(seen.effects).toStrictEqual(plain.effects);
}

export interface Program {
  readonly func: Func;
  readonly makes: readonly Make[];
}

/** Value and gradient of a program at some arguments, by the code that computes both at once. */
export function gradientAgrees({ func, makes }: Program, setting: Setting = {}, tally = new Tally()): void {
  const wanted = setting.wanted ?? differentiable(func);
  const { Context } = setting.transform ?? ours;
  const code = gradientCode(func, setting);
  const runPlain = ways.interpreted(func);
  const runs = (setting.by ?? bothWays).map((way) => ways[way](code));
  for (const make of makes) {
    const plain = look(runPlain, make);
    const expected = plain.ended === 'returned' ? derivatives(func, make, wanted) : undefined;
    for (const run of runs) {
      const context = new Context();
      const seen = look((args) => run([...args, context]), make);
      if (seen.ended === 'threw') {
        sameEnd(seen, seen.value, plain);
        continue;
      }
      const [value, , ...cotangents] = seen.value as unknown[];
      sameEnd(seen, value, plain);
      if (!isComparable(expected!)) {
        tally.passed++;
        continue;
      }
      tally.compared++;
      const gradients = seen.outlines.map((outline, k) => gradientOf(context, outline, cotangents[k]));
      expectGradients(seen.args, gradients, leaves(make(), wanted), expected!);
    }
  }
}

/** The seeds that `back` is called with, one after the other. */
const seeds = [1, -2.5, 0, 1];

/** The same by a pullback, which is called several times after the caller has written all over the arguments. */
export function pullbackAgrees({ func, makes }: Program, setting: Setting = {}, tally = new Tally()): void {
  const wanted = setting.wanted ?? differentiable(func);
  const { Context } = setting.transform ?? ours;
  const code = pullbackCode(func, setting);
  const runPlain = ways.interpreted(func);
  const runs = (setting.by ?? bothWays).map((way) => ways[way](code));
  for (const make of makes) {
    const plain = look(runPlain, make);
    const expected = plain.ended === 'returned' ? derivatives(func, make, wanted) : undefined;
    for (const run of runs) {
      const seen = look(run, make);
      if (seen.ended === 'threw') {
        sameEnd(seen, seen.value, plain);
        continue;
      }
      const [value, back] = seen.value as [unknown, (context: Context, d: number) => unknown[]];
      sameEnd(seen, value, plain);
      if (!isComparable(expected!)) {
        tally.passed++;
        continue;
      }
      tally.compared++;
      seen.args.forEach(scribble);
      for (const seed of seeds) {
        const context = new Context();
        const [, ...cotangents] = back(context, seed);
        const gradients = seen.outlines.map((outline, k) => gradientOf(context, outline, cotangents[k]));
        expectGradients(seen.args, gradients, leaves(make(), wanted), expected!, seed);
      }
    }
  }
}

/** Overwrites every number in a container. */
function scribble(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    if (typeof holder[key] === 'number') holder[key] = 1e9 + 7;
    else scribble(holder[key]);
  }
}
