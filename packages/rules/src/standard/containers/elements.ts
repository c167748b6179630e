/**
 * Methods that move elements about within an array or typed array, or from one to another. The engine moves the elements; the way
 * back moves their cotangents.
 */
import { containerRule } from '../../define.js';
import type { Differentiator, Shadows } from '../../rule.js';

type Floats = Float64Array;
type Compare = (a: unknown, b: unknown) => number;

/** The place that an argument means in a list of some length: negative ones count from the end. */
function place(argument: unknown, length: number, otherwise = 0): number {
  if (argument === undefined) return otherwise;
  const at = Math.trunc(argument as number) || 0;
  return at < 0 ? Math.max(length + at, 0) : Math.min(at, length);
}

/** The shadow of an array, with as many elements as the array had then. */
function shadowOf(shadows: Shadows, array: unknown[], length: number): unknown[] {
  const shadow = shadows.elements(array);
  shadow.length = length;
  return shadow;
}

/** Takes the cotangents of `count` elements from `from` on. */
function takeAll(shadows: Shadows, container: object, from: number, count: number): unknown[] {
  return Array.from({ length: count }, (_, k) => shadows.take(container, from + k));
}

function registerLists(): void {
  const { shift, unshift, splice } = Array.prototype;
  containerRule(shift, (_ad, array: unknown[]) => {
    const value = shift.call(array) as unknown;
    const { length } = array;
    return [
      value,
      (shadows, d) => {
        shadowOf(shadows, array, length).unshift(undefined);
        shadows.add(array, 0, value, d);
        return [];
      },
    ];
  });
  containerRule(unshift, (_ad, array: unknown[], items: readonly unknown[]) => {
    const length = unshift.apply(array, [...items]);
    return [length, (shadows) => shadowOf(shadows, array, length).splice(0, items.length)];
  });
  containerRule(splice, (_ad, array: unknown[], args: readonly unknown[]) => {
    const from = place(args[0], array.length);
    const removed = splice.apply(array, args as [number, number]);
    const { length } = array;
    const inserted = Math.max(args.length - 2, 0);
    return [
      removed,
      (shadows) => {
        const shadow = shadowOf(shadows, array, length);
        const behind = shadow.splice(from);
        const cotangents = behind.splice(0, inserted);
        for (const d of takeAll(shadows, removed, 0, removed.length)) shadow.push(d);
        for (const d of behind) shadow.push(d);
        return [undefined, undefined, ...cotangents];
      },
    ];
  });
}

/** Elements that were copied within the array: what was overwritten has no cotangent any more, what was copied gets that of the copies. */
function registerCopies(): void {
  const typed = Object.getPrototypeOf(Float64Array.prototype) as Floats;
  for (const { copyWithin } of [Array.prototype, typed]) {
    containerRule(copyWithin, (_ad, array: unknown[], args: readonly unknown[]) => {
      const { length } = array;
      const [to, from, end] = [place(args[0], length), place(args[1], length), place(args[2], length, length)];
      const count = Math.max(Math.min(end - from, length - to), 0);
      (copyWithin as (...args: readonly unknown[]) => unknown).apply(array, [...args]);
      return [
        array,
        (shadows) => {
          takeAll(shadows, array, to, count).forEach((d, k) => shadows.add(array, from + k, undefined, d));
          return [];
        },
      ];
    });
  }
  const { set, subarray } = typed;
  containerRule(set, (_ad, array: Floats, args: readonly [ArrayLike<number>, number?]) => {
    const [source, offset] = args;
    set.apply(array, [...args]);
    const { length } = source;
    return [
      undefined,
      (shadows) => {
        const at = Math.trunc(offset!) || 0;
        // All are taken before any is added: both may lie in one buffer.
        takeAll(shadows, array, at, length).forEach((d, k) => shadows.add(source, k, undefined, d));
        return [];
      },
    ];
  });
  // A view: its shadow is a view, too.
  containerRule(subarray, (_ad, array: Floats, args: readonly [number, number]) => [
    subarray.apply(array, [...args] as [number, number]),
    () => [],
  ]);
}

/** A function that compares, and the pullbacks of its calls: it may change what it can reach. */
interface Comparison {
  readonly compare: (i: number, j: number) => number;
  readonly back: (shadows: Shadows) => void;
}

/** Comparison of elements by their indices. */
function comparison(ad: Differentiator, array: object, values: ArrayLike<unknown>, f: Compare): Comparison {
  const calls: [i: number, j: number, back: (d: unknown) => unknown[]][] = [];
  return {
    compare: (i, j) => {
      const [order, back] = ad.pullback(f, [values[i], values[j]]);
      calls.push([i, j, back]);
      return order as number;
    },
    back: (shadows) => {
      for (let k = calls.length - 1; k >= 0; k--) {
        const [i, j, back] = calls[k];
        const [di, dj] = back(undefined);
        shadows.add(array, i, values[i], di);
        shadows.add(array, j, values[j], dj);
      }
    },
  };
}

/** The cotangents of elements that were put in another order: element `k` came from `order[k]`. */
function unsort(shadows: Shadows, array: object, order: ArrayLike<number>): void {
  const cotangents = takeAll(shadows, array, 0, order.length);
  cotangents.forEach((d, k) => shadows.add(array, order[k], undefined, d));
}

function registerSorting(): void {
  const { sort } = Array.prototype;
  containerRule(sort, (ad, array: unknown[], args: readonly [Compare?]) => {
    const [f] = args;
    if (f !== undefined && typeof f !== 'function') return [sort.apply(array, args as []), () => []];
    const values = array.slice();
    const present = [...values.keys()].filter((i) => i in values);
    const order = present.filter((i) => values[i] !== undefined);
    const comparing = f && comparison(ad, array, values, f);
    if (comparing) order.sort(comparing.compare);
    else {
      const texts = values.map((v) => (v === undefined ? '' : String(v)));
      order.sort((i, j) => (texts[i] < texts[j] ? -1 : texts[i] > texts[j] ? 1 : 0));
    }
    // As the engine does it: what is undefined goes behind what is sorted, and holes behind that.
    order.forEach((i, k) => (array[k] = values[i]));
    for (let k = order.length; k < present.length; k++) array[k] = undefined;
    for (let k = present.length; k < values.length; k++) delete array[k];
    return [
      array,
      (shadows) => {
        unsort(shadows, array, order);
        comparing?.back(shadows);
        return [];
      },
    ];
  });

  const typed = (Object.getPrototypeOf(Float64Array.prototype) as Floats).sort;
  containerRule(typed, (ad, array: Floats, args: readonly [Compare?]) => {
    const [f] = args;
    if (f !== undefined && typeof f !== 'function') return [typed.apply(array, args as []), () => []];
    const values = array.slice();
    const indices = Float64Array.from(values.keys());
    const comparing = f && comparison(ad, array, values, f);
    const order = typed.call(indices, comparing?.compare ?? ((i, j) => byValue(values[i], values[j])));
    order.forEach((i, k) => (array[k] = values[i]));
    return [
      array,
      (shadows) => {
        unsort(shadows, array, order);
        comparing?.back(shadows);
        return [];
      },
    ];
  });
}

/** How typed arrays are sorted: NaN is the greatest, -0 less than 0. */
function byValue(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  if (Number.isNaN(b) || a < b) return -1;
  if (a > b) return 1;
  return a !== 0 ? 0 : Object.is(a, b) ? 0 : Object.is(a, -0) ? -1 : 1;
}

export function registerElements(): void {
  registerLists();
  registerCopies();
  registerSorting();
}
