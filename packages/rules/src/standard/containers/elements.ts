/**
 * Methods that move elements about within an array or typed array, or from one to another. The engine moves the elements; the way
 * back moves their cotangents.
 */
import { containerRule, nonDifferentiable } from '../../define.js';
import type { Shadows } from '../../rule.js';
import { requireNumbers } from './numbers.js';
import { requireList } from './receivers.js';

type Floats = Float64Array;

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
export function takeAll(shadows: Shadows, container: object, from: number, count: number): unknown[] {
  const taken: unknown[] = [];
  for (let k = 0; k < count; k++) taken[k] = shadows.take(container, from + k);
  return taken;
}

nonDifferentiable(place);

function registerLists(): void {
  const { shift, unshift, splice } = Array.prototype;
  containerRule(
    shift,
    (_ad, array: unknown[]) => {
      requireList(array, 'shift');
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
    },
    { captured: () => ({ shift, shadowOf, requireList }) },
  );
  containerRule(
    unshift,
    (_ad, array: unknown[], items: readonly unknown[]) => {
      requireList(array, 'unshift');
      const length = unshift.apply(array, [...items]);
      const count = items.length;
      return [length, (shadows) => shadowOf(shadows, array, length).splice(0, count)];
    },
    { captured: () => ({ unshift, shadowOf, requireList }) },
  );
  containerRule(
    splice,
    (_ad, array: unknown[], args: readonly unknown[]) => {
      requireList(array, 'splice');
      const from = place(args[0], array.length);
      const removed = splice.apply(array, [...args] as [number, number]);
      const { length } = array;
      const inserted = Math.max(args.length - 2, 0);
      // Both may have changed when the way back comes.
      const count = removed.length;
      return [
        removed,
        (shadows) => {
          const shadow = shadowOf(shadows, array, length);
          const behind = shadow.splice(from);
          const cotangents = behind.splice(0, inserted);
          for (const d of takeAll(shadows, removed, 0, count)) shadow.push(d);
          for (const d of behind) shadow.push(d);
          return [undefined, undefined, ...cotangents];
        },
      ];
    },
    { captured: () => ({ splice, place, shadowOf, takeAll, requireList }) },
  );
}

/** Elements that were copied within the array: what was overwritten has no cotangent any more, what was copied gets that of the copies. */
function registerCopies(): void {
  const typed = Object.getPrototypeOf(Float64Array.prototype) as Floats;
  for (const { copyWithin } of [Array.prototype, typed]) {
    containerRule(
      copyWithin,
      (_ad, array: unknown[], args: readonly unknown[]) => {
        const { length } = array;
        const to = place(args[0], length);
        const from = place(args[1], length);
        const count = Math.max(Math.min(place(args[2], length, length) - from, length - to), 0);
        (copyWithin as (...args: readonly unknown[]) => unknown).apply(array, [...args]);
        return [
          array,
          (shadows) => {
            takeAll(shadows, array, to, count).forEach((d, k) => shadows.add(array, from + k, undefined, d));
            return [];
          },
        ];
      },
      { captured: () => ({ copyWithin, place, takeAll }) },
    );
  }
  const { set, subarray } = typed;
  containerRule(
    set,
    (_ad, array: Floats, args: readonly [ArrayLike<number>, number?]) => {
      const source = args[0];
      const at = Math.trunc(args[1]!) || 0;
      requireNumbers(array, source);
      set.apply(array, [...args]);
      const { length } = source;
      return [
        undefined,
        (shadows) => {
          // All are taken before any is added: both may lie in one buffer.
          takeAll(shadows, array, at, length).forEach((d, k) => shadows.add(source, k, undefined, d));
          return [];
        },
      ];
    },
    { captured: () => ({ set, takeAll, requireNumbers }), text: 'read' },
  );
  // A view: its shadow is a view, too.
  containerRule(
    subarray,
    (_ad, array: Floats, args: readonly [number, number]) => [
      subarray.apply(array, [...args] as [number, number]),
      () => [],
    ],
    { captured: () => ({ subarray }) },
  );
}

export function registerElements(): void {
  registerLists();
  registerCopies();
}
