/** Functions of the running program whose code the interpreter runs. */
import { siteOf } from '../captured.js';
import type { Func, Parameter } from '../model.js';
import { attach, type Accessor } from '../record.js';
import { requireNew } from '../runtime.js';
import { Frame, runRegion, type Machine } from './frame.js';

export type AnyFunction = (...args: never[]) => unknown;

/** The value that a parameter begins with, by its role; `argument` is its place among the arguments. */
const begin: Record<
  Parameter['role'],
  (self: unknown, receiver: unknown, args: readonly unknown[], argument: number) => unknown
> = {
  self: (self) => self,
  this: (_, receiver) => receiver,
  argument: (_self, _receiver, args, argument) => args[argument],
  rest: (_self, _receiver, args, argument) => args.slice(argument),
};

function enter(func: Func, machine: Machine, self: unknown, receiver: unknown, args: readonly unknown[]): Frame {
  const frame = new Frame(machine, func);
  let argument = 0;
  for (const { id, role } of func.parameters) {
    frame.define(id, begin[role](self, receiver, args, argument));
    if (role === 'argument') argument++;
  }
  return frame;
}

/** Runs a function once. */
export function run(func: Func, machine: Machine, self: unknown, receiver: unknown, args: readonly unknown[]): unknown {
  return runRegion(func.body, enter(func, machine, self, receiver, args)).values[0];
}

/** How each form of function behaves as an object: what it does about its receiver, and whether `new` may call it. */
const make: Record<Func['form'], (func: Func, machine: Machine) => AnyFunction> = {
  arrow(func, machine) {
    const self = (...args: unknown[]): unknown => run(func, machine, self, undefined, args);
    return self;
  },
  function(func, machine) {
    return function self(this: unknown, ...args: unknown[]): unknown {
      return run(func, machine, self, this, args);
    };
  },
  method(func, machine) {
    const { self } = {
      self(this: unknown, ...args: unknown[]): unknown {
        return run(func, machine, self, this, args);
      },
    };
    return self;
  },
  constructor(func, machine) {
    return function self(...args: unknown[]): unknown {
      requireNew(func.name, new.target);
      return run(func, machine, self, new.target, args);
    };
  },
};

/** A function value with the given access to its captured variables. Its record lets it be differentiated in turn. */
export function makeFunction(func: Func, machine: Machine, access?: Accessor): AnyFunction {
  const fn = make[func.form](func, machine);
  const length = func.length ?? func.parameters.filter((p) => p.role === 'argument').length;
  Object.defineProperties(fn, {
    name: { value: func.name, configurable: true },
    length: { value: length, configurable: true },
  });
  return attach(fn, siteOf(func), access);
}
