/**
 * Runs a function as it is, outside of differentiation. Its result is a constant, and so is what it puts into memory that
 * differentiated code can see: the reverse sweep clears the cotangents of those places, as it does for the assignment of a constant.
 */
import type { AnyFunction } from '@wengert/rules';
import type { Call } from './made-call.js';
import { contentsOf } from './contents.js';
import type { Host } from './host.js';
import { storeAdjoint } from './memory.js';
import { reachable } from './reachable.js';
import { snapshot } from './snapshot.js';

export function callUntracked(host: Host, f: AnyFunction): Call {
  const before = reachable(host, [f]).map((container) => [container, contentsOf(host, container)] as const);
  const value = snapshot(f());
  const changed = before
    .map(([container, contents]) => ({ container, keys: contents.changes(), entries: contents.entries?.() ?? [] }))
    .filter(({ keys, entries }) => keys.length > 0 || entries.length > 0);
  return {
    value,
    back(context) {
      for (const { container, keys, entries } of changed) {
        for (const key of keys) storeAdjoint(context, container, key);
        for (const key of entries) context.entries(container).delete(key);
      }
      return [];
    },
  };
}
