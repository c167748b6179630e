/** Calls that only pass on to another function: `f.call(receiver, ...args)` and `f.apply(receiver, args)`. */
import type { AnyFunction } from '@wengert/rules';
import { isContainer, type Context } from './context.js';
import { addElements } from './memory.js';

export interface Direct {
  readonly receiver: unknown;
  readonly args: readonly unknown[];
  /** From the cotangents `[dReceiver, ...dArguments]` of the direct call to those of the arguments of the indirect one. */
  readonly back: (context: Context, cotangents: readonly unknown[]) => readonly unknown[];
}

const call = (args: readonly unknown[]): Direct => ({
  receiver: args[0],
  args: args.slice(1),
  back: (_context, cotangents) => [undefined, ...cotangents],
});

const apply = ([receiver, list]: readonly unknown[]): Direct => ({
  receiver,
  args: Array.from((list ?? []) as ArrayLike<unknown>),
  back: (context, [dReceiver, ...dArguments]) => {
    if (isContainer(list)) addElements(context, list, dArguments);
    return [undefined, dReceiver];
  },
});

const indirect = new Map<unknown, (args: readonly unknown[]) => Direct>([
  [Function.prototype.call, call],
  [Function.prototype.apply, apply],
]);

/** The direct call that a call of `callee` on a function stands for; `undefined` if it is no such call. */
export function directCall(callee: AnyFunction, args: readonly unknown[]): Direct | undefined {
  return indirect.get(callee)?.(args);
}
