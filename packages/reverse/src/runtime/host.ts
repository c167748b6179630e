/**
 * What the run time needs of the compiler. The facade supplies it: reading a function's code is the frontend's
 * business, and which passes run is the pipeline's.
 */
import type { Func } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import type { Context } from './context.js';

/** Pulls the cotangent `d` of a result back to those of the receiver and the arguments: `[dReceiver, ...dArguments]`. */
export type Back = (context: Context, d: unknown) => readonly unknown[];

/** `(self, receiver, ...args) => [value, back]`. */
export type CompiledPullback = (
  self: unknown,
  receiver: unknown,
  ...args: unknown[]
) => readonly [value: unknown, back: Back];

/** A variable that a function captured. */
export interface Variable {
  readonly name: string;
  readonly index: number;
  /** `undefined` also if it has no value yet. */
  read(): unknown;
  write(value: unknown): void;
}

export interface Host {
  /**
   * The code of a function.
   * @throws WengertError if it cannot be seen or is not supported
   */
  read(fn: AnyFunction): Func;
  /**
   * The compiled pullback of a function, for arguments like these.
   * @param active which of `[receiver, ...args]` may carry a derivative; undefined if any may
   * @param receiver the receiver of the call
   * @param construct true if it is called by `new`; classes take `new.target` for the receiver and make the object themselves
   * @throws TypeError if a class is called without `new`
   */
  pullback(
    fn: AnyFunction,
    args: readonly unknown[],
    active: readonly boolean[] | undefined,
    receiver: unknown,
    construct?: boolean,
  ): CompiledPullback;
  /** The same of the function's guarded form: its value is a completion. */
  guarded(fn: AnyFunction, args: readonly unknown[], active: readonly boolean[] | undefined): CompiledPullback;
  /** The variables that a function captured, in the order of their indices; none if they cannot be seen. */
  variables(fn: AnyFunction): readonly Variable[];
  /** As {@link Differentiator.partials} of a rule. */
  partials(fn: AnyFunction, arity: number): ((out: Float64Array, ...args: number[]) => number) | null;
}
