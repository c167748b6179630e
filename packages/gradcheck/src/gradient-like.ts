/**
 * Gradients beside the values they belong to: makes one of the structure that a gradient has (numbers for numbers, plain
 * objects with the differentiable fields for objects, ...), and reads the numbers of one that somebody else made,
 * saying where its structure is wrong.
 */
import { describe, kindOf } from './kind.js';
import { fieldsOf, get, hasFields, held, isFloatArray, type Leaf, type Path } from './places.js';
import { printPath } from './print-place.js';

/**
 * A gradient of `root` with the numbers that `numbersOf` gives for each leaf; `undefined` where nothing is
 * differentiable. What is one container in `root` is one container in the result.
 */
export function gradientLike(
  root: object,
  leaves: readonly Leaf[],
  numbersOf: (leaf: Leaf) => ArrayLike<number>,
): unknown {
  const byOwner = new Map<object, Leaf[]>();
  for (const leaf of leaves) {
    const others = byOwner.get(leaf.owner);
    if (others) others.push(leaf);
    else byOwner.set(leaf.owner, [leaf]);
  }
  const memo = new Map<object, unknown>();

  const elements = (owner: object): ArrayLike<number> => {
    const leaf = byOwner.get(owner)?.find(({ step }) => !step);
    return leaf ? numbersOf(leaf) : [];
  };
  const leafAt = (owner: object, key: unknown): Leaf | undefined =>
    byOwner.get(owner)?.find(({ step }) => step?.key === key);
  const at = (owner: object, key: unknown, value: unknown): unknown => {
    const leaf = leafAt(owner, key);
    if (!leaf) return build(value);
    return leaf.kind ? leaf.kind.fromNumbers(value, numbersOf(leaf)) : numbersOf(leaf)[0];
  };

  const build = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (memo.has(value)) return memo.get(value);
    if (Array.isArray(value)) {
      const result: unknown[] = Array.from({ length: value.length });
      memo.set(value, result);
      value.forEach((element: unknown, index) => (result[index] = at(value, index, element)));
      const leaf = byOwner.get(value)?.find(({ indices }) => indices);
      const numbers = elements(value);
      leaf?.indices!.forEach((index, k) => (result[index] = numbers[k]));
      return result;
    }
    if (isFloatArray(value)) {
      const result = value instanceof Float32Array ? new Float32Array(value.length) : new Float64Array(value.length);
      result.set(elements(value));
      memo.set(value, result);
      return result;
    }
    if (value instanceof Map) {
      const result = new Map<unknown, unknown>();
      memo.set(value, result);
      for (const [key, element] of value) result.set(key, at(value, key, element));
      return result;
    }
    if (!hasFields(value)) return undefined;
    const result: Record<string, unknown> = {};
    memo.set(value, result);
    for (const key of fieldsOf(value)) {
      const field = at(value, key, (value as Record<string, unknown>)[key]);
      if (field !== undefined) result[key] = field;
    }
    return result;
  };
  return build(root);
}

/** Why `cotangent` cannot belong to the container `value`, as the end of a sentence, or `undefined` if it can. */
function mismatch(value: object, cotangent: unknown): string | undefined {
  const wrong = (): string => `is ${describe(cotangent)}, but the value is ${describe(value)}`;
  if (Array.isArray(value)) {
    return Array.isArray(cotangent) && cotangent.length === value.length ? undefined : wrong();
  }
  if (isFloatArray(value)) {
    const same =
      isFloatArray(cotangent) && cotangent.constructor === value.constructor && cotangent.length === value.length;
    return same ? undefined : wrong();
  }
  if (value instanceof Map) return cotangent instanceof Map ? undefined : wrong();
  return hasFields(cotangent) ? undefined : wrong();
}

/**
 * The numbers that `gradient` (the cotangents of the arguments `root`) has for `leaf`, reached by `path`; or a sentence
 * that says what is wrong with the gradient there.
 */
export function readGradient(
  root: object,
  gradient: unknown,
  leaf: Leaf,
  path: Path,
): { numbers: ArrayLike<number> } | { problem: string } {
  let value: unknown = root;
  let cotangent: unknown = gradient;
  for (let depth = 0; depth <= path.length; depth++) {
    const reason = mismatch(value as object, cotangent);
    if (reason) return { problem: `the gradient of ${printPath(path.slice(0, depth))} ${reason}` };
    if (depth === path.length) break;
    value = get(value, path[depth]);
    cotangent = get(cotangent, path[depth]);
  }
  if (!leaf.step) {
    const container = cotangent as unknown[];
    const odd = leaf.indices!.find((index) => typeof container[index] !== 'number');
    if (odd === undefined) return { numbers: leaf.indices!.map((index) => container[index] as number) };
    const where = printPath([...path, { by: 'index', key: odd }]);
    return { problem: `the gradient of ${where} is ${describe(container[odd])}, but the value is a number` };
  }
  const where = printPath([...path, leaf.step]);
  const own = get(cotangent, leaf.step);
  if (!leaf.kind) {
    if (typeof own === 'number') return { numbers: [own] };
    return { problem: `the gradient of ${where} is ${describe(own)}, but the value is a number` };
  }
  const primal = held(leaf);
  if (kindOf(own) !== leaf.kind) {
    return { problem: `the gradient of ${where} is ${describe(own)}, but the value is ${describe(primal)}` };
  }
  const reason = leaf.kind.mismatch?.(primal, own);
  if (reason) return { problem: `the gradient of ${where} does not fit its value: ${reason}` };
  return { numbers: leaf.kind.toNumbers(own) };
}
