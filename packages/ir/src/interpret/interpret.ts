/**
 * The meaning of the IR, in either form: what every pass and the emitter must preserve. Tests hold emitted code against
 * it, and programs fall back on it where generating code is forbidden. It expects functions that `verify` lets pass.
 */
import type { Func } from '../model.js';
import type { Accessor } from '../record.js';
import { constructs } from './constructs.js';
import type { Handlers, Machine } from './frame.js';
import { makeFunction, run, type AnyFunction } from './function.js';
import { memory } from './memory.js';
import { values } from './values.js';

const handlers: Handlers = { ...values, ...memory, ...constructs };

export interface InterpretOptions {
  /** The function value through which captured variables are read; made anew with `env` if absent. */
  readonly self?: AnyFunction;
  readonly this?: unknown;
  readonly args?: readonly unknown[];
  /** Access to captured variables, where there is no `self` that has it. */
  readonly env?: Accessor;
  /** How many operations may run, in functions that are called as well, before `StepLimitError` is thrown. */
  readonly steps?: number;
}

function machine(steps: number): Machine {
  return { handlers, steps };
}

/** Runs a function once and gives what it returns. */
export function interpret(func: Func, options: InterpretOptions = {}): unknown {
  const { args = [], env, steps = Infinity } = options;
  const shared = machine(steps);
  return run(func, shared, options.self ?? makeFunction(func, shared, env), options.this, args);
}

/** A function value of the given code that is interpreted whenever it is called. */
export function interpreted(func: Func, env?: Accessor): AnyFunction {
  return makeFunction(func, machine(Infinity), env);
}
