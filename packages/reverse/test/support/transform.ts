/** The transform as the tests use it: with rules read from their sources, and with any passes before and after it. */
import { completion, compile, interpret, singleReturn, ssa, verify, type Func } from '@wengert/ir';
import { readFunction } from '@wengert/frontend';
import type { AnyFunction } from '@wengert/rules';
import { createRuleBook } from '../../src/engine/rule-book.js';
import { Context } from '../../src/runtime/context.js';
import type { Host } from '../../src/runtime/host.js';
import { gradientFunction, pullbackFunction, type ReverseOptions } from '../../src/transform/reverse.js';
import { differentiable } from './leaves.js';

/** What a mutant replaces. */
export interface Transform {
  readonly gradientFunction: typeof gradientFunction;
  readonly pullbackFunction: typeof pullbackFunction;
  readonly Context: typeof Context;
}

export const ours: Transform = { gradientFunction, pullbackFunction, Context };

export interface Passes {
  /** SSA form in, SSA form out; `single-return` comes after them. */
  readonly before?: (func: Func) => Func;
  /** After `ssa` of the derivative. */
  readonly after?: (func: Func) => Func;
}

export interface Setting {
  readonly transform?: Transform;
  readonly passes?: Passes;
  /** Per argument; all that can have a derivative by default. */
  readonly wanted?: readonly boolean[];
  /** How the code is run; both ways by default. */
  readonly by?: readonly Way[];
}

export const rules = createRuleBook((fn: AnyFunction) => ssa(readFunction(fn as (...args: never[]) => unknown)));

/** Functions that differentiated code calls have no derivative here. */
const host: Host = {
  read: () => {
    throw new Error('nothing is read at run time');
  },
  pullback:
    (fn) =>
    (_self, receiver, ...args) => [Reflect.apply(fn, receiver, args) as unknown, () => []],
  guarded:
    (fn) =>
    (_self, receiver, ...args) => [completion(() => Reflect.apply(fn, receiver, args) as unknown), () => []],
  variables: () => [],
  partials: () => null,
};

function derive(kind: 'gradientFunction' | 'pullbackFunction', func: Func, setting: Setting): Func {
  const { transform = ours, passes = {} } = setting;
  const wanted = setting.wanted ?? differentiable(func);
  const { before = (f) => f, after = (f) => f } = passes;
  const normal = singleReturn(before(ssa(func)));
  verify(normal, 'ssa');
  let next = 0;
  const active = normal.parameters.map((p) => p.role === 'argument' && wanted[next++]);
  const options: ReverseOptions = {
    active,
    activeCaptures: [],
    capturedBy: () => false,
    activeFields: () => false,
    inner: kind === 'pullbackFunction',
    rules,
    host,
  };
  const derivative = transform[kind](normal, options);
  verify(derivative, 'variables');
  const result = after(ssa(derivative));
  verify(result, 'ssa');
  return result;
}

/** `(...args, context) => [value, dThis, ...dArguments]`. */
export function gradientCode(func: Func, setting: Setting = {}): Func {
  return derive('gradientFunction', func, setting);
}

/** `(...args) => [value, back]` with `back(context, d) => [dThis, ...dArguments]`. */
export function pullbackCode(func: Func, setting: Setting = {}): Func {
  return derive('pullbackFunction', func, setting);
}

export type Run = (args: unknown[]) => unknown;

/** The two ways to run code. */
export type Way = 'interpreted' | 'emitted';

export const bothWays: readonly Way[] = ['interpreted', 'emitted'];

export const ways: Readonly<Record<Way, (func: Func) => Run>> = {
  interpreted: (func) => (args) => interpret(func, { args }),
  emitted: (func) => {
    const compiled = compile(func);
    return (args) => compiled(undefined, undefined, ...args) as unknown;
  },
};
