/** Functions of JavaScript as programs, and their derivatives by central differences. */
import { expect } from 'vitest';
import { readFunction } from '@wengert/frontend';
import { typeOfValue } from '../../src/engine/types-of.js';
import type { Func } from '@wengert/ir';
import { gradientAgrees, pullbackAgrees, Tally, type Program } from './agree.js';
import { at, derivatives, differentiable, leaves } from './leaves.js';
import { ways, type Setting } from './transform.js';

type AnyFunction = (...args: any[]) => number;

/** A function's code, specialised to the kinds of its arguments. */
export function codeFor(f: AnyFunction, args: readonly unknown[]): Func {
  const func = readFunction(f);
  let next = 0;
  const parameters = func.parameters.map((p) =>
    p.role === 'argument' ? { ...p, type: typeOfValue(args[next++]) } : p,
  );
  return { ...func, parameters };
}

/** Arguments made anew, with one of their numbers moved. Two names for one object stay that. */
function moved(make: () => unknown[], path: readonly (string | number)[], by: number): unknown[] {
  const args = make();
  const holder = at(args, path.slice(0, -1)) as Record<string, number>;
  holder[path[path.length - 1]] += by;
  return args;
}

const step = 1e-5;

/** Holds dual numbers against central differences of the function itself, which knows nothing of any IR. */
function differencesAgree(f: AnyFunction, { func, makes: [make] }: Program): void {
  const wanted = differentiable(func);
  const { tangents } = derivatives(func, make, wanted);
  leaves(make(), wanted).forEach((path, i) => {
    const difference = (f(...moved(make, path, step)) - f(...moved(make, path, -step))) / (2 * step);
    expect(Math.abs(tangents[i].d - difference), `d/d[${path.join('.')}]`).toBeLessThan(
      1e-6 * Math.max(1, tangents[i].scale),
    );
  });
}

/** Holds value, gradient and pullback of `f` against the function, dual numbers and central differences. */
export function functionAgrees(f: AnyFunction, make: () => unknown[], setting: Setting = {}): void {
  const func = codeFor(f, make());
  const program: Program = { func, makes: [make] };
  expect(ways.interpreted(func)(make())).toBe(f(...make()));
  const tally = new Tally();
  gradientAgrees(program, setting, tally);
  pullbackAgrees(program, setting, tally);
  expect(tally.passed).toBe(0);
  differencesAgree(f, program);
}
