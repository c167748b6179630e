/**
 * Where the cotangents of a map's keys lie: the keys of a `Map` may be numbers that carry a derivative, beside the values that
 * they lead to.
 */
import { nonDifferentiable } from '../../define.js';

const holders = new WeakMap<object, Set<unknown>>();

/** What stands for the keys of a map. Its contents are not used. */
export function keysOf(map: object): object {
  let holder = holders.get(map);
  if (!holder) {
    holder = new Set();
    holders.set(map, holder);
  }
  return holder;
}

nonDifferentiable(keysOf);
