/** A call that has been made under differentiation, and what all kinds of calls share. */
import type { AnyFunction } from '@wengert/rules';
import { isDifferentiable } from './context.js';
import type { Back } from './host.js';

/** A call that has been made, and its pullback. */
export interface Call {
  readonly value: unknown;
  readonly back: Back;
}

export const nothing: readonly unknown[] = [];

/** The pullback of a call whose result has no derivative and that changes nothing differentiable. */
export const constant: Back = () => nothing;

export function mayNeed(active: readonly boolean[] | undefined, index: number, value: unknown): boolean {
  return (active === undefined || active[index] !== false) && isDifferentiable(value);
}

/** Makes the calls of the functions that a rule calls; `keys` says where in its container the arguments were read. */
export type Inner = (f: AnyFunction, args: readonly unknown[], keys?: readonly number[]) => Call;
