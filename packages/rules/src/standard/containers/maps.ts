/**
 * `Map`, `Set` and their weak kinds. What they hold has its cotangent in the container's shadow, under the same key: reading adds to
 * it, putting something in takes it out. Numbers that are keys of a map or elements of a set are found by their values.
 */
import { containerRule, implementationRule, nonDifferentiable } from '../../define.js';
import type { AnyFunction } from '../../rule.js';
import { keysOf } from './keys.js';

type AnyMap = Map<unknown, unknown>;
type Pairs = Iterable<readonly [unknown, unknown]> | null | undefined;

function readRule(get: (this: never, key: never) => unknown): void {
  containerRule(
    get,
    (_ad, map: object, args: readonly [unknown]) => {
      const key = args[0];
      const value = get.call(map as never, key as never);
      return [
        value,
        (shadows, d) => {
          shadows.add(map, key, value, d);
          return [];
        },
      ];
    },
    { captured: () => ({ get }) },
  );
}

function writeRule(
  set: (this: never, key: never, value: never) => unknown,
  has: (this: never, key: never) => boolean,
): void {
  containerRule(
    set,
    (_ad, map: object, args: readonly [unknown, unknown]) => {
      const key = args[0];
      const isNew = !has.call(map as never, key as never);
      const same = set.call(map as never, key as never, args[1] as never);
      return [
        same,
        (shadows) => {
          const dValue = shadows.take(map, key);
          // A key that is there already stays the one it was.
          return [isNew ? shadows.take(keysOf(map), key) : undefined, dValue];
        },
      ];
    },
    { captured: () => ({ set, has, keysOf }) },
  );
}

/** What the constructors of maps and sets do with their argument, by the methods of the object. */
const fillers = {
  map(this: AnyMap, pairs?: Pairs): AnyMap {
    if (pairs === undefined || pairs === null) return this;
    for (const pair of pairs) {
      if (typeof pair !== 'function' && (typeof pair !== 'object' || pair === null))
        throw new TypeError(`Iterator value ${String(pair)} is not an entry object`);
      this.set(pair[0], pair[1]);
    }
    return this;
  },
  set(this: Set<unknown>, values?: Iterable<unknown> | null): Set<unknown> {
    if (values === undefined || values === null) return this;
    for (const value of values) this.add(value);
    return this;
  },
};

const filledBy = new Map<unknown, AnyFunction>([
  [Map, fillers.map],
  [WeakMap, fillers.map],
  [Set, fillers.set],
  [WeakSet, fillers.set],
]);

/** What the constructor of a map or set does with its argument, as ordinary code that works on the new object. */
export function fillerOf(constructor: AnyFunction): AnyFunction | undefined {
  return filledBy.get(constructor);
}

const constructors = {
  map(pairs?: Pairs): AnyMap {
    const map: AnyMap = new Map();
    if (pairs === undefined || pairs === null) return map;
    for (const pair of pairs) {
      if (typeof pair !== 'function' && (typeof pair !== 'object' || pair === null))
        throw new TypeError(`Iterator value ${String(pair)} is not an entry object`);
      map.set(pair[0], pair[1]);
    }
    return map;
  },
  set(values?: Iterable<unknown> | null): Set<unknown> {
    const set = new Set();
    if (values === undefined || values === null) return set;
    for (const value of values) set.add(value);
    return set;
  },
  weakMap(pairs?: Iterable<readonly [WeakKey, unknown]> | null): WeakMap<WeakKey, unknown> {
    const map = new WeakMap<WeakKey, unknown>();
    if (pairs === undefined || pairs === null) return map;
    for (const pair of pairs) {
      if (typeof pair !== 'function' && (typeof pair !== 'object' || pair === null))
        throw new TypeError(`Iterator value ${String(pair)} is not an entry object`);
      map.set(pair[0], pair[1]);
    }
    return map;
  },
};

type Visit = (value: unknown, key: unknown, container: unknown) => void;

const visits = {
  map(this: AnyMap, f: Visit, receiver?: unknown): void {
    const entries = this.entries();
    for (;;) {
      const step = entries.next();
      if (step.done) break;
      f.call(receiver, step.value[1], step.value[0], this);
    }
  },
  set(this: Set<unknown>, f: Visit, receiver?: unknown): void {
    const values = this.values();
    for (;;) {
      const step = values.next();
      if (step.done) break;
      f.call(receiver, step.value, step.value, this);
    }
  },
};

export function registerMaps(): void {
  for (const { prototype } of [Map, WeakMap]) {
    readRule(prototype.get);
    writeRule(prototype.set, prototype.has);
  }
  const { add, has } = Set.prototype;
  containerRule(
    add,
    (_ad, set: Set<unknown>, args: readonly [unknown]) => {
      const value = args[0];
      const isNew = !has.call(set, value);
      return [add.call(set, value), (shadows) => (isNew ? [shadows.take(set, value)] : [])];
    },
    { captured: () => ({ add, has }) },
  );
  // What is taken out has been read before, or never is; its slot is zero until something is put there again.
  for (const { prototype } of [Map, Set, WeakMap, WeakSet]) {
    nonDifferentiable(prototype.has);
    nonDifferentiable(prototype.delete);
  }
  nonDifferentiable(Map.prototype.clear);
  nonDifferentiable(Set.prototype.clear);
  containerRule(WeakSet.prototype.add, (_ad, set: WeakSet<WeakKey>, args: readonly [WeakKey]) => [
    set.add(args[0]),
    () => [],
  ]);
  implementationRule(Map.prototype.forEach, visits.map);
  implementationRule(Set.prototype.forEach, visits.set);
  implementationRule(Map, constructors.map);
  implementationRule(Set, constructors.set);
  implementationRule(WeakMap, constructors.weakMap);
}
