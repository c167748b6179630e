/**
 * `structuredClone`: a copy of everything that can be reached. What is used of the copy has come from the original, so each slot of the
 * copy hands its cotangent to the slot that it was copied from.
 */
import { refusal } from '@wengert/ir';
import { containerRule, nonDifferentiable } from '../../define.js';
import type { AnyFunction, Shadows } from '../../rule.js';

/** A container, its copy, and the keys that both have: the original's may change meanwhile. */
interface Copied {
  readonly from: object;
  readonly to: object;
  readonly keys: readonly (readonly [from: unknown, to: unknown])[];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function keysIn(value: object): readonly PropertyKey[] {
  if (!ArrayBuffer.isView(value)) return Object.keys(value);
  return Array.from({ length: (value as Float64Array).length }, (_, i) => i);
}

/** All containers in two equal structures, pair by pair. */
function copiedIn(from: unknown, to: unknown): readonly Copied[] {
  return [...pairs(from, to, new Map()).values()];
}

function pairs(from: unknown, to: unknown, found: Map<object, Copied>): Map<object, Copied> {
  if (!isObject(from) || !isObject(to) || found.has(from)) return found;
  const keyed = from instanceof Map || from instanceof Set;
  const copies = keyed ? [...(to as Map<unknown, unknown>).keys()] : [];
  const keys = keyed
    ? [...(from as Map<unknown, unknown>).keys()].map((key, k) => [key, copies[k]] as const)
    : keysIn(from).map((key) => [key, key] as const);
  found.set(from, { from, to, keys });
  if (ArrayBuffer.isView(from)) return found;
  for (const [a, b] of keys) {
    if (keyed) pairs(a, b, found);
    if (from instanceof Map) pairs(from.get(a), (to as Map<unknown, unknown>).get(b), found);
    else if (!keyed)
      pairs((from as Record<string, unknown>)[a as string], (to as Record<string, unknown>)[b as string], found);
  }
  return found;
}

function handBack(shadows: Shadows, { from, to, keys }: Copied): void {
  for (const [a, b] of keys) shadows.add(from, a, undefined, shadows.take(to, b));
}

/** @throws WengertError of buffers that are not copied but moved: nothing is left where the cotangents belong */
function refuseTransfer(options: unknown): void {
  const { transfer } = (options ?? {}) as { readonly transfer?: readonly unknown[] };
  if (transfer === undefined || transfer.length === 0) return;
  throw refusal('unsupported-syntax', {
    what: 'structuredClone with buffers that it transfers',
    why: 'They are empty afterwards, and their elements have lost their places.',
    instead: 'Copy them: structuredClone(value).',
  });
}

nonDifferentiable(refuseTransfer);
nonDifferentiable(isObject);
nonDifferentiable(copiedIn);

export function registerClone(): void {
  const { structuredClone: clone } = globalThis as { structuredClone?: AnyFunction };
  if (clone === undefined) return;
  containerRule(
    clone,
    (_ad, _receiver: unknown, args: readonly unknown[]) => {
      const value = args[0];
      refuseTransfer(args[1]);
      const copy: unknown = clone(...args);
      const copied = copiedIn(value, copy);
      return [
        copy,
        (shadows, d) => {
          for (const pair of copied) handBack(shadows, pair);
          return [isObject(value) ? undefined : d];
        },
      ];
    },
    { captured: () => ({ clone, copiedIn, handBack, isObject, refuseTransfer }) },
  );
}
