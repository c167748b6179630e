/**
 * Copies of argument lists with some numbers changed. A copy has the structure of the original: what was one object is
 * one object, and typed arrays that are views of one buffer are views of one buffer. Functions, built-in objects
 * (dates, regular expressions, ...) and immutable values (kind.ts) are shared with the original.
 */
import { kindOf } from './kind.js';
import { hasFields, held, type Leaf, type Place, type Step } from './places.js';

type Memo = Map<object, object>;

function copyValue(value: unknown, memo: Memo): unknown {
  if (typeof value !== 'object' || value === null || kindOf(value)) return value;
  const known = memo.get(value);
  if (known) return known;
  const keep = <T extends object>(copy: T): T => {
    memo.set(value, copy);
    return copy;
  };

  if (Array.isArray(value)) {
    const copy = keep(new Array<unknown>(value.length));
    Object.setPrototypeOf(copy, Object.getPrototypeOf(value) as object);
    value.forEach((element, index) => (copy[index] = copyValue(element, memo)));
    return copy;
  }
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) return keep(copyView(value, copyValue(value.buffer, memo) as ArrayBuffer));
  if (value instanceof Map) {
    const copy = keep(new Map<unknown, unknown>());
    Object.setPrototypeOf(copy, Object.getPrototypeOf(value) as object);
    for (const [key, element] of value) Map.prototype.set.call(copy, key, copyValue(element, memo));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set<unknown>());
    Object.setPrototypeOf(copy, Object.getPrototypeOf(value) as object);
    for (const element of value) Set.prototype.add.call(copy, copyValue(element, memo));
    return copy;
  }
  if (!hasFields(value)) return value;
  const copy = keep(Object.create(Object.getPrototypeOf(value) as object | null) as object);
  for (const name of Reflect.ownKeys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, name)!;
    if ('value' in property) {
      property.value = copyValue(property.value, memo);
      property.configurable = true; // so that `put` may change what the original has frozen
    }
    Object.defineProperty(copy, name, property);
  }
  return copy;
}

type ViewConstructor = new (buffer: ArrayBufferLike, offset: number, length: number) => ArrayBufferView;

function copyView(view: ArrayBufferView, buffer: ArrayBufferLike): ArrayBufferView {
  if (view instanceof DataView) return new DataView(buffer, view.byteOffset, view.byteLength);
  // The intrinsic constructor, not `view.constructor`: subclasses may take other arguments.
  const name = (view as Float64Array)[Symbol.toStringTag];
  const constructor = (globalThis as unknown as Record<string, ViewConstructor>)[name];
  const copy = new constructor(buffer, view.byteOffset, (view as Float64Array).length);
  return Object.setPrototypeOf(copy, Object.getPrototypeOf(view) as object) as ArrayBufferView;
}

function put(container: object, step: Step, value: unknown): void {
  if (step.by === 'entry') Map.prototype.set.call(container, step.key, value);
  else Object.defineProperty(container, step.key, { value, writable: true, enumerable: true, configurable: true });
}

/** A copy of `root`. */
export function copyOf<T extends object>(root: T): T {
  return copyValue(root, new Map()) as T;
}

/** A copy of `root` in which the number at `place` is `value`; single precision rounds it. */
export function copyWith<T extends object>(root: T, place: Place, value: number): T {
  const memo: Memo = new Map();
  const copy = copyValue(root, memo) as T;
  const { leaf, at } = place;
  const owner = memo.get(leaf.owner)!;
  if (leaf.kind) {
    const numbers = Float64Array.from(leaf.numbers);
    numbers[at] = value;
    put(owner, leaf.step!, leaf.kind.fromNumbers(held(leaf), numbers));
  } else if (leaf.step) put(owner, leaf.step, value);
  else (owner as number[])[leaf.indices![at]] = value;
  return copy;
}

/** A copy of `root` in which the numbers of each leaf are replaced by those that `numbersOf` gives. */
export function copyWithAll<T extends object>(
  root: T,
  leaves: readonly Leaf[],
  numbersOf: (leaf: Leaf) => ArrayLike<number>,
): T {
  const memo: Memo = new Map();
  const copy = copyValue(root, memo) as T;
  for (const leaf of leaves) {
    const owner = memo.get(leaf.owner)!;
    const numbers = numbersOf(leaf);
    if (leaf.kind) put(owner, leaf.step!, leaf.kind.fromNumbers(held(leaf), numbers));
    else if (leaf.step) put(owner, leaf.step, numbers[0]);
    else leaf.indices!.forEach((index, at) => ((owner as number[])[index] = numbers[at]));
  }
  return copy;
}
