/**
 * What may carry a derivative when a function is differentiated: its parameters, what it captured, and what the functions that it
 * reaches captured. The transform does not know how closures are read, so it asks here.
 */
import type { Func } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { isInert } from '../transform/activity.js';
import type { ReverseOptions } from '../transform/reverse.js';
import { captureReader, holdsContainer, mayBeActive, type Wanted } from './captured.js';

/** How a function is differentiated. */
export interface Asked {
  /** Which of `[receiver, ...args]` may carry a derivative; all, if undefined. */
  readonly inputs: readonly boolean[] | undefined;
  /** Which captured variables may. */
  readonly captures: readonly boolean[];
  /** Which immutable values are wanted by identity, wherever they are reached. */
  readonly wanted: Wanted;
  /** The function itself, if the gradient with respect to it is wanted. */
  readonly self?: AnyFunction | undefined;
  /** True if the function has fields that may carry derivatives. */
  readonly holds?: boolean;
}

export type Activity = Pick<ReverseOptions, 'active' | 'activeCaptures' | 'capturedBy' | 'activeFields'>;

/** @param read gives the code of a function */
export function activityOf(func: Func, asked: Asked, read: (fn: AnyFunction) => Func): Activity {
  const { inputs, captures, wanted, self, holds } = asked;
  let next = 0;
  const active = func.parameters.map(({ role, type }) => {
    if (role === 'self') return self !== undefined || holds === true || captures.includes(true);
    const given = inputs === undefined || inputs[next++] !== false;
    return given && !isInert(type);
  });
  return {
    active,
    activeCaptures: captures,
    capturedBy: (fn, index) => {
      const known = fn as AnyFunction;
      const code = read(known);
      const value = captureReader(known, code, index);
      return value === undefined || code.captures[index].rebound === true || mayBeActive(value(), wanted);
    },
    activeFields: (fn) => fn === self || holdsContainer(fn as AnyFunction),
  };
}
