/**
 * Calls with many arguments, as `f(...xs)` makes them. Derivatives are compiled for the number of arguments that they are called with, so
 * beyond some number the further ones are handed over as one array, whose shadow then holds their cotangents.
 */
import { arrayOf, unknown, type Func, type Parameter } from '@wengert/ir';
import type { Context } from '../runtime/context.js';
import type { CompiledPullback } from '../runtime/host.js';

/** How many arguments beyond those that a function names become parameters of their own. */
const mostFurther = 16;

/** How many arguments a function names. */
export function namedArguments(func: Func): number {
  return func.parameters.filter((p) => p.role === 'argument').length;
}

/** Are arguments to be handed over as an array? */
export function needsGathering(func: Func, count: number): boolean {
  return count - namedArguments(func) > mostFurther;
}

/** The function with an array in the place of further arguments; nobody uses it if the function has no rest parameter. */
export function withGathered(func: Func): Func {
  const last = func.parameters[func.parameters.length - 1];
  const type = arrayOf(unknown);
  if (last.role === 'rest') {
    const parameters: Parameter[] = [...func.parameters.slice(0, -1), { ...last, type, role: 'argument' }];
    return { ...func, parameters };
  }
  const unused: Parameter = { id: func.nextId, type, role: 'argument' };
  return { ...func, parameters: [...func.parameters, unused], nextId: func.nextId + 1 };
}

/** Arguments, or what is known of each, with those behind the first `named` in one. */
export function gathered<T, U>(items: readonly T[], named: number, together: (further: readonly T[]) => U): (T | U)[] {
  return [...items.slice(0, named), together(items.slice(named))];
}

/** The pullback of the function itself from that of its form {@link withGathered}. `nested/calls.ts` says it in the language. */
export function spreadingPullback(run: CompiledPullback, named: number): CompiledPullback {
  return (self, receiver, ...args) => {
    const further = args.slice(named);
    const [value, back] = run(self, receiver, ...args.slice(0, named), further);
    return [
      value,
      (context: Context, d: unknown) => {
        const cotangents = back(context, d);
        const memory = context.peek(further);
        return [...cotangents.slice(0, named + 1), ...further.map((_, k) => memory?.[k])];
      },
    ];
  };
}
