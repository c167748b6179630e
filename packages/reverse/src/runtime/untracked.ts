/**
 * Runs a function as it is, outside of differentiation. Its result is a constant, and so is what it puts into memory that
 * differentiated code can see: the reverse sweep clears the cotangents of those places, as it does for the assignment of a constant.
 */
import type { AnyFunction } from '@wengert/rules';
import type { Call } from './made-call.js';
import { contentsOf, type Contents } from './contents.js';
import type { Host } from './host.js';
import { reachable } from './reachable.js';
import { shadowsOf } from './shadows.js';
import { snapshot } from './snapshot.js';
import { assignmentAdjoint } from './variables.js';

/** What a function can reach, and what that holds at a time. */
export type Reached = readonly (readonly [container: object, contents: Contents])[];

/** A place in memory: an index or property, the key of a `Map`, an element of a `Set`. */
export interface Place {
  readonly container: object;
  readonly key: unknown;
}

export function reachedBy(host: Host, f: AnyFunction): Reached {
  return reachable(host, [f]).map((container) => [container, contentsOf(host, container)] as const);
}

/** The places that hold something else now. */
export function changedSince(before: Reached): readonly Place[] {
  return before.flatMap(([container, contents]) =>
    [...contents.changes(), ...(contents.entries?.() ?? [])].map((key) => ({ container, key })),
  );
}

/** A captured variable of a function. */
export interface CapturedVariable {
  readonly fn: object;
  readonly index: number;
  readonly name: string;
}

/** The captured variables that hold something else now. */
export function changedVariables(before: Reached): readonly CapturedVariable[] {
  return before.flatMap(([fn, contents]) =>
    (contents.variables?.() ?? []).map(({ index, name }) => ({ fn, index, name })),
  );
}

export function callUntracked(host: Host, f: AnyFunction): Call {
  const before = reachedBy(host, f);
  const value = snapshot(f());
  const changed = changedSince(before);
  const variables = changedVariables(before);
  return {
    value,
    back(context) {
      const shadows = shadowsOf(context);
      for (const { container, key } of changed) shadows.take(container, key);
      for (const { fn, index, name } of variables) assignmentAdjoint(context, host, fn, index, name);
      return [];
    },
  };
}
