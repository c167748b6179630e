/**
 * Calls a function without keeping anything of its run but what it started from; the reverse sweep runs it again, differentiated.
 *
 * For that second run the memory that the function can reach is made what it was at the first one, in place, so that identities, and
 * with them aliases and the shadows of parameters, are those of the program; afterwards everything is put back. Containers that the
 * first run made are not those that the second one makes: their cotangents are moved from the one to the other.
 */
import { refusal } from '@wengert/ir';
import { ruleOf, tangentKindOf, type AnyFunction } from '@wengert/rules';
import { callPullback } from './call.js';
import { type Call } from './made-call.js';
import { contentsOf } from './contents.js';
import type { Host } from './host.js';
import { reachable } from './reachable.js';
import { dataKeys } from './keys.js';

function nameOf(f: AnyFunction): string {
  return `checkpoint of ${f.name || 'a function'}`;
}

/** One number for all numbers that can be reached: two runs that differ in one have different ones. */
function fingerprint(value: unknown, containers: readonly object[]): number {
  let sum = 0;
  const add = (x: unknown): void => {
    if (typeof x === 'number') sum = 0.9 * sum + (Number.isFinite(x) ? x : 0.5);
    else if (typeof x === 'object' && x !== null) {
      const numbers = tangentKindOf(x)?.toNumbers(x);
      for (let i = 0; i < (numbers?.length ?? 0); i++) add(numbers![i]);
    }
  };
  add(value);
  for (const container of containers) {
    if (ArrayBuffer.isView(container) || Array.isArray(container)) (container as unknown[]).forEach(add);
    else for (const key of dataKeys(container)) add(Object.getOwnPropertyDescriptor(container, key)!.value);
  }
  return sum;
}

function otherwise(f: AnyFunction): Error {
  return refusal('bad-argument', {
    where: nameOf(f),
    problem: 'the function did not do the same when it was run again',
    remedy: 'Let it depend on its arguments and on what it captured alone: draw random numbers outside of it.',
  });
}

/** Functions that a run makes see variables of that run, which the other one does not have. */
function refuseNewFunctions(host: Host, f: AnyFunction, before: readonly object[], after: readonly object[]): void {
  const known = new Set(before);
  const made = after.find(
    (object) => typeof object === 'function' && !known.has(object) && host.variables(object).length > 0,
  );
  if (made === undefined) return;
  throw refusal('bad-argument', {
    where: nameOf(f),
    problem: 'it returns or keeps a function that it made',
    remedy: 'Return numbers, arrays, objects or tensors.',
  });
}

/** `f.apply(receiver, args)`, made again in the reverse sweep. Cotangents are those of `[f, receiver, ...args]`. */
export function callRecomputed(host: Host, f: AnyFunction, receiver: unknown, args: readonly unknown[]): Call {
  // What cannot be differentiated is said now, where it is called.
  if (!ruleOf(f)) host.read(f);
  const roots = [f, receiver, ...args];
  const before = reachable(host, roots);
  const start = before.map((container) => contentsOf(host, container));
  const value: unknown = Reflect.apply(f, receiver, args);
  const after = reachable(host, [value, ...roots]);
  refuseNewFunctions(host, f, before, after);
  const print = fingerprint(value, after);

  const runAgain = (): { call: Call; again: readonly object[] } => {
    const now = before.map((container) => contentsOf(host, container));
    for (const contents of start) contents.restore();
    try {
      const call = callPullback(host, f, receiver, args);
      const again = reachable(host, [call.value, ...roots]);
      if (again.length !== after.length || fingerprint(call.value, again) !== print) throw otherwise(f);
      return { call, again };
    } finally {
      for (const contents of now) contents.restore();
    }
  };
  return {
    value,
    back(context, d) {
      const { call, again } = runAgain();
      const counterparts = new Map<unknown, unknown>(after.map((container, k) => [container, again[k]]));
      const counterpart = (key: unknown): unknown => (counterparts.has(key) ? counterparts.get(key) : key);
      again.forEach((container, k) => {
        if (container !== after[k]) context.move(after[k], container, counterpart);
      });
      return [undefined, undefined, ...call.back(context, d)];
    },
  };
}
