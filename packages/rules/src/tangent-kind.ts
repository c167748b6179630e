/**
 * Tangent kinds: immutable values (tensors, complex numbers, ...) that have a cotangent of their own. Numbers, arrays
 * and objects are known to the transforms; everything else with a derivative says here how its cotangents behave.
 * The kind is found through the prototype, so finding it costs one property read.
 */

/** How the cotangents of an immutable value of type `T` behave. Cotangents are values of type `T` themselves. */
export interface TangentKind<T> {
  /** Name for messages: 'Tensor'. */
  readonly name: string;
  /** The zero cotangent of `value`: same shape and element type. */
  zero(value: T): T;
  /** The sum of two cotangents of one value; must not change either. */
  add(a: T, b: T): T;
  /** The seed 1 if `value` is a scalar in the sense of `gradient` (one element), else `undefined`. */
  one(value: T): T | undefined;
  /** Why `d` cannot be a cotangent of `value` ("shape [2] does not match [3]"), or `undefined` if it can. */
  mismatch(value: T, d: unknown): string | undefined;
  /** One line for messages: 'Tensor float64 [2, 3]'. */
  describe(value: T): string;
  /**
   * Properties that differentiated code may read: `null` for those without derivative (a shape), a function of the value
   * for those that stand for a differentiable function (`T` for `transpose`). Reading any other property is refused.
   */
  readonly properties: Readonly<Record<string, ((value: T) => unknown) | null>>;
  /** The value's elements as numbers and back, for gradient checks and flat parameter vectors. */
  toNumbers(value: T): ArrayLike<number>;
  fromNumbers(like: T, numbers: ArrayLike<number>): T;
  /** Overwrites the elements of `value` in place: how parameters are loaded from a flat vector. */
  assign(value: T, numbers: ArrayLike<number>): void;
}

const key = Symbol.for('wengert.tangentKind');

/**
 * Declares the instances of `constructor` as immutable values with cotangents of the given kind.
 *
 * @example registerTangentKind(Tensor, { name: 'Tensor', zero: ..., add: ..., ... })
 */
export function registerTangentKind<T extends object>(
  constructor: { readonly prototype: T },
  kind: TangentKind<T>,
): void {
  Object.defineProperty(constructor.prototype, key, { value: kind, configurable: true });
}

/** The tangent kind of `value`, if its class has registered one. */
export function tangentKindOf(value: unknown): TangentKind<unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as { [key]?: TangentKind<unknown> })[key] : undefined;
}
