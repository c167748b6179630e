/**
 * Iterators that the language makes, as ordinary code: of arrays and of maps. Those of sets, of texts and of the keys of maps give
 * what is a constant, or has its derivative wherever it is found.
 */
import { implementationRule, nonDifferentiable } from '../define.js';

const ofArrays = {
  values(this: ArrayLike<unknown>) {
    let list: ArrayLike<unknown> | undefined = this;
    let i = 0;
    return {
      next(): unknown {
        if (list !== undefined && i < list.length) return { value: list[i++], done: false };
        list = undefined;
        return { value: undefined, done: true };
      },
      [Symbol.iterator](): unknown {
        return this;
      },
    };
  },
  keys(this: ArrayLike<unknown>) {
    let list: ArrayLike<unknown> | undefined = this;
    let i = 0;
    return {
      next(): unknown {
        if (list !== undefined && i < list.length) return { value: i++, done: false };
        list = undefined;
        return { value: undefined, done: true };
      },
      [Symbol.iterator](): unknown {
        return this;
      },
    };
  },
  entries(this: ArrayLike<unknown>) {
    let list: ArrayLike<unknown> | undefined = this;
    let i = 0;
    return {
      next(): unknown {
        if (list !== undefined && i < list.length) {
          const value = [i, list[i]];
          i++;
          return { value, done: false };
        }
        list = undefined;
        return { value: undefined, done: true };
      },
      [Symbol.iterator](): unknown {
        return this;
      },
    };
  },
};

const ofMaps = {
  values(this: Map<unknown, unknown>) {
    const map = this;
    const keys = this.keys();
    return {
      next(): unknown {
        const { done, value } = keys.next();
        return done ? { value: undefined, done: true } : { value: map.get(value), done: false };
      },
      [Symbol.iterator](): unknown {
        return this;
      },
    };
  },
  entries(this: Map<unknown, unknown>) {
    const map = this;
    const keys = this.keys();
    return {
      next(): unknown {
        const { done, value } = keys.next();
        return done ? { value: undefined, done: true } : { value: [value, map.get(value)], done: false };
      },
      [Symbol.iterator](): unknown {
        return this;
      },
    };
  },
};

type Prototype = Record<PropertyKey, () => unknown>;

function prototypeOf(value: unknown): Prototype {
  return Object.getPrototypeOf(value) as Prototype;
}

export function registerIterators(): void {
  const typed = prototypeOf(Float64Array.prototype);
  for (const prototype of [Array.prototype, typed] as unknown as (typeof ofArrays)[]) {
    for (const name of ['values', 'keys', 'entries'] as const)
      implementationRule(prototype[name] as () => unknown, ofArrays[name] as () => unknown);
  }
  for (const name of ['values', 'entries'] as const)
    implementationRule(Map.prototype[name] as () => unknown, ofMaps[name] as () => unknown);
  nonDifferentiable(Map.prototype.keys, 'Map.prototype.keys');
  nonDifferentiable(Map.prototype.get, 'Map.prototype.get');
  nonDifferentiable(Set.prototype.values, 'Set.prototype.values');
  nonDifferentiable(Set.prototype.entries, 'Set.prototype.entries');
  const iterators = [new Map().keys(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/x/g)];
  for (const iterator of iterators) nonDifferentiable(prototypeOf(iterator)['next'], 'next');
  // What gives an iterator itself.
  nonDifferentiable(prototypeOf(prototypeOf(iterators[0]))[Symbol.iterator], '[Symbol.iterator]');
}
