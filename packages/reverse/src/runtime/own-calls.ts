/**
 * Functions of this package whose calls the run time makes itself, because it takes more than a rule: they need the context of the
 * reverse sweep. By the identity of the function.
 */
import type { AnyFunction } from '@wengert/rules';
import type { Call } from './made-call.js';
import type { Host } from './host.js';

export type OwnCall = (host: Host, args: readonly unknown[]) => Call;

interface Own {
  readonly call: OwnCall;
  readonly text: string;
}

const calls = new WeakMap<AnyFunction, Own>();

/** @param text the self-hosted function (see `nested/own-calls.ts`) that does the same in code that is differentiated again */
export function registerOwnCall(fn: AnyFunction, call: OwnCall, text: string): void {
  calls.set(fn, { call, text });
}

export function ownCallOf(fn: AnyFunction): OwnCall | undefined {
  return calls.get(fn)?.call;
}

export function ownTextOf(fn: AnyFunction): string | undefined {
  return calls.get(fn)?.text;
}
