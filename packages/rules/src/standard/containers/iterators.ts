/**
 * Iterators of arrays, typed arrays, maps and sets. The engine's own iterators are used, so that changes made meanwhile are seen as
 * always; it is noted what each goes over, and each step hands the cotangents of what it gave to where that was found.
 */
import { refusal } from '@wengert/ir';
import { containerRule, nonDifferentiable, refuse } from '../../define.js';
import type { AnyFunction, Shadows } from '../../rule.js';
import { keysOf } from './keys.js';

/** Hands the cotangents of what a step gave to where it was found. */
type StepBack = (shadows: Shadows) => void;

/** Tells, right after a step of an iterator, how its cotangents go back. */
type Source = (step: IteratorYieldResult<unknown>) => StepBack;

const sources = new WeakMap<object, Source>();

/** A method of `holder` that gives an iterator. */
function iteratorRule<T extends object>(holder: object, key: PropertyKey, sourceOf: (container: T) => Source): void {
  const fn = (holder as Record<PropertyKey, AnyFunction>)[key];
  containerRule(fn, (_ad, container: T, args: readonly unknown[]) => {
    const iterator = fn.apply(container, args) as object;
    sources.set(iterator, sourceOf(container));
    return [iterator, () => []];
  });
}

/** The `next` that all iterators of a kind have. */
function stepRule(example: Iterator<unknown>): void {
  const prototype = Object.getPrototypeOf(example) as Iterator<unknown>;
  const { next } = prototype;
  containerRule(next, (_ad, iterator: Iterator<unknown>) => {
    const step = next.call(iterator);
    if (step.done === true) return [step, () => []];
    const source = sources.get(iterator);
    if (!source) throw unknownSource();
    const back = source(step);
    return [
      step,
      (shadows) => {
        back(shadows);
        return [];
      },
    ];
  });
}

function unknownSource(): Error {
  return refusal('unsupported-syntax', {
    what: 'Going on with an iterator that was made outside of the differentiated function',
    why: 'It does not tell what it goes over.',
    instead: 'Pass the array, map or set itself, and iterate over that.',
  });
}

const nothing = (): Source => () => () => {};

/** Elements of arrays, whose iterators count. */
const elementsOf = (array: object): Source => {
  let at = 0;
  return (step) => {
    const index = at++;
    const { value } = step;
    return (shadows) => shadows.add(array, index, value, shadows.take(step, 'value'));
  };
};

const pairsOf = (array: object): Source => {
  let at = 0;
  return (step) => {
    const index = at++;
    const pair = step.value as [number, unknown];
    const [, value] = pair;
    return (shadows) => shadows.add(array, index, value, shadows.take(pair, 1));
  };
};

/** A second iterator, over the keys, goes along. */
const valuesOf = (map: Map<unknown, unknown>): Source => {
  const keys = map.keys();
  return (step) => {
    const key = keys.next().value;
    const { value } = step;
    return (shadows) => shadows.add(map, key, value, shadows.take(step, 'value'));
  };
};

const keysOfMap =
  (map: Map<unknown, unknown>): Source =>
  (step) => {
    const { value } = step;
    return (shadows) => shadows.add(keysOf(map), value, value, shadows.take(step, 'value'));
  };

const entriesOf =
  (map: Map<unknown, unknown>): Source =>
  (step) => {
    const pair = step.value as [unknown, unknown];
    const [key, value] = pair;
    return (shadows) => {
      shadows.add(keysOf(map), key, key, shadows.take(pair, 0));
      shadows.add(map, key, value, shadows.take(pair, 1));
    };
  };

const membersOf =
  (set: Set<unknown>): Source =>
  (step) => {
    const { value } = step;
    return (shadows) => shadows.add(set, value, value, shadows.take(step, 'value'));
  };

const twinsOf =
  (set: Set<unknown>): Source =>
  (step) => {
    const pair = step.value as [unknown, unknown];
    const [value] = pair;
    return (shadows) => {
      shadows.add(set, value, value, shadows.take(pair, 0));
      shadows.add(set, value, value, shadows.take(pair, 1));
    };
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
  containerRule(shared[Symbol.iterator], (_ad, iterator: unknown) => [iterator, () => []], '[Symbol.iterator]');
}
