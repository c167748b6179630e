/**
 * The fixture runner: each program runs as JavaScript, by the interpreter on what was lowered, and as emitted code. All
 * three must give the same value, or throw the same kind of error, and leave their arguments the same.
 */
import { compile, interpret, interpreted, parse, print, ssa, verify, type Func } from '@wengert/ir';
import { expect } from 'vitest';
import { frontendLinks, readFunction } from '../src/index.js';

export type Program = (...args: any[]) => unknown;

/** A program, and the lists of arguments that it is run with. */
export type Case = readonly [program: Program, ...runs: (readonly unknown[])[]];
export type Cases = Readonly<Record<string, Case>>;

interface Outcome {
  readonly value?: unknown;
  readonly error?: string;
  readonly args: readonly unknown[];
}

/** What a run does. Arguments that are one object stay one object. */
export function outcome(args: readonly unknown[], run: (args: unknown[]) => unknown): Outcome {
  const own = structuredClone(args) as unknown[];
  try {
    return { value: run(own), args: own };
  } catch (error) {
    const { name, message } = error as Error;
    return { error: name === 'Error' ? `${name}: ${message}` : name, args: own };
  }
}

/** Holds lowered code against the function that it was lowered from. */
export function agree(program: Program, func: Func, runs: readonly (readonly unknown[])[]): void {
  verify(func, 'variables');
  const assigned = ssa(func);
  verify(assigned, 'ssa');
  const reread = parse(print(func), frontendLinks);
  const emitted = compile(assigned) as Program;
  const self = interpreted(func);
  for (const args of runs) {
    const expected = outcome(args, (own) => program(...own));
    expect(outcome(args, (own) => interpret(func, { args: own }))).toStrictEqual(expected);
    expect(outcome(args, (own) => interpret(reread, { args: own }))).toStrictEqual(expected);
    expect(outcome(args, (own) => interpret(assigned, { args: own }))).toStrictEqual(expected);
    expect(outcome(args, (own) => emitted(self, undefined, ...own))).toStrictEqual(expected);
  }
}

export function check([program, ...runs]: Case): void {
  agree(program, readFunction(program), runs.length === 0 ? [[]] : runs);
}
