/**
 * Iterators of arrays, typed arrays, maps and sets. The engine's own iterators are used, so that changes made meanwhile are seen as
 * always; it is noted what each goes over, and each step hands the cotangents of what it gave to where that was found.
 */
import { refusal } from '@wengert/ir';
import { containerRule, nonDifferentiable, refuse } from '../../define.js';
import type { AnyFunction } from '../../rule.js';
import { keysOf } from './keys.js';

/** A value of a step: where in the step it lies, and where it was found. */
interface Found {
  readonly holder: object;
  readonly at: PropertyKey;
  readonly container: object;
  readonly key: unknown;
  readonly value: unknown;
}

/** Tells, right after a step of an iterator, where what it gave was found. */
type Source = (step: IteratorYieldResult<unknown>) => readonly Found[];

const sources = new WeakMap<object, Source>();
const found = new WeakMap<object, readonly Found[]>();

/** Notes what an iterator goes over, if that is not known yet. */
function note(iterator: object, container: object, sourceOf: (container: never) => Source): void {
  if (!sources.has(iterator)) sources.set(iterator, sourceOf(container as never));
}

/** Where the values of a step were found: asked right after it, and again as often as one likes. */
function foundIn(iterator: object, step: IteratorResult<unknown>): readonly Found[] {
  if (step.done === true) return [];
  let places = found.get(step);
  if (!places) {
    const source = sources.get(iterator);
    if (!source) throw unknownSource();
    places = source(step);
    found.set(step, places);
  }
  return places;
}

nonDifferentiable(note);
nonDifferentiable(foundIn);

/** A method of `holder` that gives an iterator. */
function iteratorRule<T extends object>(holder: object, key: PropertyKey, sourceOf: (container: T) => Source): void {
  const fn = (holder as Record<PropertyKey, AnyFunction>)[key];
  containerRule(
    fn,
    (_ad, container: T, args: readonly unknown[]) => {
      const iterator = fn.apply(container, args) as object;
      note(iterator, container, sourceOf);
      return [iterator, () => []];
    },
    { captured: () => ({ fn, note, sourceOf }) },
  );
}

/** The `next` that all iterators of a kind have. */
function stepRule(example: Iterator<unknown>): void {
  const prototype = Object.getPrototypeOf(example) as Iterator<unknown>;
  const { next } = prototype;
  containerRule(
    next,
    (_ad, iterator: Iterator<unknown>) => {
      const step = next.call(iterator);
      const places = foundIn(iterator, step);
      return [
        step,
        (shadows) => {
          for (let k = 0; k < places.length; k++) {
            const { holder, at, container, key, value } = places[k];
            shadows.add(container, key, value, shadows.take(holder, at));
          }
          return [];
        },
      ];
    },
    { captured: () => ({ next, foundIn }) },
  );
}

function unknownSource(): Error {
  return refusal('unsupported-syntax', {
    what: 'Going on with an iterator that was made outside of the differentiated function',
    why: 'It does not tell what it goes over.',
    instead: 'Pass the array, map or set itself, and iterate over that.',
  });
}

const nothing = (): Source => () => [];

/** Elements of arrays, whose iterators count. */
const elementsOf = (array: object): Source => {
  let at = 0;
  return (step) => [{ holder: step, at: 'value', container: array, key: at++, value: step.value }];
};

const pairsOf = (array: object): Source => {
  let at = 0;
  return ({ value }) => {
    const pair = value as [number, unknown];
    return [{ holder: pair, at: 1, container: array, key: at++, value: pair[1] }];
  };
};

/** A second iterator, over the keys, goes along. */
const valuesOf = (map: Map<unknown, unknown>): Source => {
  const keys = map.keys();
  return (step) => [{ holder: step, at: 'value', container: map, key: keys.next().value, value: step.value }];
};

const keysOfMap =
  (map: Map<unknown, unknown>): Source =>
  (step) => [{ holder: step, at: 'value', container: keysOf(map), key: step.value, value: step.value }];

const entriesOf =
  (map: Map<unknown, unknown>): Source =>
  (step) => {
    const pair = step.value as [unknown, unknown];
    const [key, value] = pair;
    return [
      { holder: pair, at: 0, container: keysOf(map), key, value: key },
      { holder: pair, at: 1, container: map, key, value },
    ];
  };

const membersOf =
  (set: Set<unknown>): Source =>
  (step) => [{ holder: step, at: 'value', container: set, key: step.value, value: step.value }];

const twinsOf =
  (set: Set<unknown>): Source =>
  (step) => {
    const pair = step.value as [unknown, unknown];
    const [value] = pair;
    return [0, 1].map((at) => ({ holder: pair, at, container: set, key: value, value }));
  };

export function registerIterators(): void {
  for (const holder of [Array.prototype, Object.getPrototypeOf(Float64Array.prototype) as object]) {
    iteratorRule(holder, 'keys', nothing);
    iteratorRule(holder, 'values', elementsOf);
    iteratorRule(holder, 'entries', pairsOf);
  }
  iteratorRule(Map.prototype, 'keys', keysOfMap);
  iteratorRule(Map.prototype, 'values', valuesOf);
  iteratorRule(Map.prototype, 'entries', entriesOf);
  iteratorRule(Set.prototype, 'values', membersOf);
  iteratorRule(Set.prototype, 'entries', twinsOf);
  for (const example of [[].values(), new Map().values(), new Set().values()]) stepRule(example);

  refuse((Object.getPrototypeOf(function* () {}.prototype) as Generator).next, {
    name: 'A generator that was made outside of the differentiated function',
    reason: 'is asked for its elements there, and its code cannot be seen',
    remedy: 'Call the generator function inside of the differentiated function.',
  });

  const text = ''[Symbol.iterator]();
  nonDifferentiable(String.prototype[Symbol.iterator], 'String.prototype[Symbol.iterator]');
  nonDifferentiable((Object.getPrototypeOf(text) as typeof text).next, 'next');
  // What all of the engine's iterators, and generators, inherit: an iterator is its own.
  const shared = Object.getPrototypeOf(Object.getPrototypeOf(text)) as Iterable<unknown>;
  containerRule(shared[Symbol.iterator], (_ad, iterator: unknown) => [iterator, () => []], {
    name: '[Symbol.iterator]',
  });
}
