/**
 * Functions of this package whose calls the run time makes itself, because it takes more than a rule: they need the context of the
 * reverse sweep. By the identity of the function.
 */
import type { AnyFunction } from '@wengert/rules';
import type { Call } from './made-call.js';
import type { Host } from './host.js';

export type OwnCall = (host: Host, args: readonly unknown[]) => Call;

const calls = new WeakMap<AnyFunction, OwnCall>();

export function registerOwnCall(fn: AnyFunction, call: OwnCall): void {
  calls.set(fn, call);
}

export function ownCallOf(fn: AnyFunction): OwnCall | undefined {
  return calls.get(fn);
}
