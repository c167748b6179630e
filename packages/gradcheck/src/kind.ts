/**
 * The protocol by which immutable values of other packages (tensors, complex numbers, ...) take part in gradient checks.
 * It is read through one symbol on the prototype, so nothing is imported. Such a value counts as immutable: it is never
 * written to, and a changed one is made with `fromNumbers`.
 */

/** What a class puts under `Symbol.for('wengert.tangentKind')` on its prototype; `T` is the class. */
export interface NumericKind<T = unknown> {
  /** Name for messages: 'Tensor'. */
  readonly name: string;
  /** The elements as numbers; a Float32Array tells that they have single precision. */
  toNumbers(value: T): ArrayLike<number>;
  /** A value like `like` (same shape and element type) with these elements. */
  fromNumbers(like: T, numbers: ArrayLike<number>): T;
  /** The seed 1 if `value` is a scalar in the sense of a gradient (one element), else `undefined`. */
  one?(value: T): T | undefined;
  /** Why `d` cannot be a cotangent of `value` ("shape [2] does not match [3]"), or `undefined` if it can. */
  mismatch?(value: T, d: unknown): string | undefined;
  /** One line for messages: 'Tensor float64 [2, 3]'. */
  describe?(value: T): string;
}

const key = Symbol.for('wengert.tangentKind');

/** The protocol of `value`, if its class has one. */
export function kindOf(value: unknown): NumericKind | undefined {
  return typeof value === 'object' && value !== null ? (value as { [key]?: NumericKind })[key] : undefined;
}

/** One line about any value, for messages: 'number', 'number[] of length 3', 'Tensor float64 [2, 3]'. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'function') return `function ${value.name || '(anonymous)'}`;
  if (typeof value !== 'object') return value === undefined ? 'undefined' : typeof value;
  const kind = kindOf(value);
  if (kind) return kind.describe?.(value) ?? kind.name;
  if (Array.isArray(value)) return `array of length ${value.length}`;
  const name = (value as { constructor?: { name?: string } }).constructor?.name ?? 'object';
  if (ArrayBuffer.isView(value) && 'length' in value) return `${name} of length ${String(value.length)}`;
  return name === 'Object' ? 'object' : name;
}
