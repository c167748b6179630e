/**
 * `sort` of arrays and typed arrays. The engine sorts the indices; the elements are put in that order, and the way back puts their
 * cotangents where they came from.
 */
import { declareCaptured } from '../../captured.js';
import { containerRule, nonDifferentiable } from '../../define.js';
import { ruleOf } from '../../registry.js';
import type { Differentiator, Shadows } from '../../rule.js';
import { takeAll } from './elements.js';
import { requireList } from './receivers.js';

type Floats = Float64Array;
type Compare = (a: unknown, b: unknown) => number;

/** A function that compares, and the pullbacks of its calls: it may change what it can reach. */
interface Comparison {
  readonly compare: (i: number, j: number) => number;
  readonly back: (shadows: Shadows) => void;
}

interface Compared {
  readonly i: number;
  readonly j: number;
  readonly back: (d: unknown) => unknown[];
}

/** Numbers that are compared by nothing but arithmetic: whatever was active before stays as it is. */
function comparesAlone(ad: Differentiator, values: ArrayLike<unknown>, f: Compare): boolean {
  for (let i = 0; i < values.length; i++) if (typeof values[i] !== 'number') return false;
  return ruleOf(f) === undefined && ad.partials(f, 2) !== null;
}

/** Comparison of elements by their indices. */
function comparison(ad: Differentiator, array: object, values: ArrayLike<unknown>, f: Compare): Comparison {
  if (comparesAlone(ad, values, f)) return { compare: (i, j) => f(values[i], values[j]), back: () => {} };
  const calls: Compared[] = [];
  return {
    compare: (i, j) => {
      const made = ad.pullback(f, [values[i], values[j]], [i, j]);
      calls.push({ i, j, back: made[1] });
      return made[0] as number;
    },
    back: (shadows) => {
      for (let k = calls.length - 1; k >= 0; k--) {
        const { i, j, back } = calls[k];
        const cotangents = back(undefined);
        shadows.add(array, i, values[i], cotangents[0]);
        shadows.add(array, j, values[j], cotangents[1]);
      }
    },
  };
}

/** The indices of what is sorted at all: holes and what is undefined go behind it. */
function sortable(values: readonly unknown[]): number[] {
  return [...values.keys()].filter((i) => values[i] !== undefined);
}

function countPresent(values: readonly unknown[]): number {
  return [...values.keys()].filter((i) => i in values).length;
}

/** Sorts indices of values as the engine does it with the values: by their texts. */
function sortByText(order: number[], values: readonly unknown[]): void {
  const texts = values.map((v) => (v === undefined ? '' : String(v)));
  order.sort((i, j) => (texts[i] < texts[j] ? -1 : texts[i] > texts[j] ? 1 : 0));
}

/** The same with typed arrays. */
function sortByValue(order: Floats, values: Floats): void {
  order.sort((i, j) => byValue(values[i], values[j]));
}

/** How typed arrays are sorted: NaN is the greatest, -0 less than 0. */
function byValue(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  if (Number.isNaN(b) || a < b) return -1;
  if (a > b) return 1;
  return a !== 0 ? 0 : Object.is(a, b) ? 0 : Object.is(a, -0) ? -1 : 1;
}

/** The cotangents of elements that were put in another order: element `k` came from `order[k]`. */
function unsort(shadows: Shadows, array: object, order: ArrayLike<number>): void {
  const cotangents = takeAll(shadows, array, 0, order.length);
  for (let k = 0; k < cotangents.length; k++) shadows.add(array, order[k], undefined, cotangents[k]);
}

for (const fn of [sortable, countPresent, sortByText, sortByValue, comparesAlone]) nonDifferentiable(fn);
declareCaptured(() => ({ takeAll }), unsort);
declareCaptured(() => ({ comparesAlone }), comparison);

function registerList(): void {
  const { sort } = Array.prototype;
  containerRule(
    sort,
    (ad, array: unknown[], args: readonly [Compare?]) => {
      const f = args[0];
      if (f !== undefined && typeof f !== 'function') return [sort.apply(array, args as []), () => []];
      requireList(array, 'sort');
      const values = array.slice();
      const present = countPresent(values);
      const order = sortable(values);
      const comparing = f && comparison(ad, array, values, f);
      if (comparing) sort.call(order, comparing.compare as Compare);
      else sortByText(order, values);
      // As the engine does it.
      for (let k = 0; k < order.length; k++) array[k] = values[order[k]];
      for (let k = order.length; k < present; k++) array[k] = undefined;
      for (let k = present; k < values.length; k++) delete array[k];
      return [
        array,
        (shadows) => {
          unsort(shadows, array, order);
          if (comparing) comparing.back(shadows);
          return [];
        },
      ];
    },
    { captured: () => ({ sort, sortable, countPresent, sortByText, comparison, unsort, requireList }) },
  );
}

function registerFloats(): void {
  const { sort } = Object.getPrototypeOf(Float64Array.prototype) as Floats;
  containerRule(
    sort,
    (ad, array: Floats, args: readonly [Compare?]) => {
      const f = args[0];
      if (f !== undefined && typeof f !== 'function') return [sort.apply(array, args as []), () => []];
      const values = array.slice();
      const order = new Float64Array(values.length);
      for (let k = 0; k < order.length; k++) order[k] = k;
      const comparing = f && comparison(ad, array, values, f);
      if (comparing) sort.call(order, comparing.compare);
      else sortByValue(order, values);
      for (let k = 0; k < order.length; k++) array[k] = values[order[k]];
      return [
        array,
        (shadows) => {
          unsort(shadows, array, order);
          if (comparing) comparing.back(shadows);
          return [];
        },
      ];
    },
    { captured: () => ({ sort, sortByValue, comparison, unsort }) },
  );
}

export function registerSorting(): void {
  registerList();
  registerFloats();
}
