/** Everything that a run of a function shows to its surroundings, as text that tells -0 from 0 and one object from its twin. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { compile, interpret, ssa, verify, type Func } from '../../src/index.js';
import { programArguments, programs, type Arguments, type ProgramOptions } from '../support/random-ir.js';

/** How a run ended, what it did to its arguments and what it called. */
export function observe(run: (args: unknown[]) => unknown, make: Arguments): string {
  const args = make();
  const objects = new Map<object, number>();
  const text = (value: unknown): string => {
    if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
    if (typeof value !== 'object' || value === null)
      return typeof value === 'function' ? 'function' : JSON.stringify(value);
    const known = objects.get(value);
    if (known !== undefined) return `#${known}`;
    objects.set(value, objects.size);
    return `${value.constructor.name}(${Array.from(value as ArrayLike<unknown>, text).join()})`;
  };
  let end: string;
  try {
    end = `returns ${text(run(args))}`;
  } catch (error) {
    if (error instanceof Error && !(error instanceof TypeError)) throw error;
    end = error instanceof Error ? `throws ${error.name}` : `throws ${text(error)}`;
  }
  return [end, ...args.map(text), ...make.traced().map(text)].join('\n');
}

export function interpreting(func: Func): (args: unknown[]) => unknown {
  return (args) => interpret(func, { args });
}

export function compiling(func: Func): (args: unknown[]) => unknown {
  const compiled = compile(func);
  return (args) => compiled(undefined, undefined, ...args);
}

export const kinds: Readonly<Record<string, ProgramOptions>> = {
  'numbers and control flow': { throws: true },
  'with calls': { effects: true, throws: true },
  'with arrays': { arrays: true, effects: true, throws: true },
};

/** Holds a way to run functions in SSA against the interpreter on the variable form, on random programs. */
export function holdsOnRandomPrograms(
  run: (func: Func) => (args: unknown[]) => unknown,
  options: ProgramOptions,
  runs = Number(process.env['RUNS'] ?? 150),
): void {
  fc.assert(
    fc.property(
      programs(options),
      fc.array(programArguments(), { minLength: 3, maxLength: 3 }),
      (program, argumentsOf) => {
        const run1 = run(ssa(program));
        for (const make of argumentsOf) expect(observe(run1, make)).toBe(observe(interpreting(program), make));
      },
    ),
    { numRuns: runs },
  );
}

/** Holds that a pass keeps what functions do, and that what it gives is well-formed. */
export function passHolds(pass: (func: Func) => Func, options: ProgramOptions, runs?: number): void {
  holdsOnRandomPrograms(
    (func) => {
      const passed = pass(func);
      verify(passed, 'ssa');
      return interpreting(passed);
    },
    options,
    runs,
  );
}
