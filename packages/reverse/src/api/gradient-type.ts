/** The types of gradients, as the contract gives them: what has no derivative is `undefined`. */

type Inert =
  | string
  | boolean
  | bigint
  | symbol
  | null
  | undefined
  // A map has all that a set has.
  | (ReadonlySet<unknown> & { readonly get?: undefined })
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

type AnyFunction = (...args: never[]) => unknown;

/** The gradient with respect to a value of type `T`. */
export type Gradient<T> = T extends number
  ? number
  : T extends Inert
    ? undefined
    : T extends AnyFunction
      ? undefined
      : T extends Float64Array | Float32Array
        ? T
        : T extends ReadonlyMap<infer K, infer V>
          ? Map<K, Gradient<V>>
          : T extends readonly unknown[]
            ? { -readonly [K in keyof T]: Gradient<T[K]> }
            : T extends { readonly shape: readonly number[] }
              ? T
              : { -readonly [K in keyof T as T[K] extends Inert | AnyFunction ? never : K]: Gradient<T[K]> };

/** The gradients with respect to a list of arguments, one per argument. */
export type Gradients<A extends readonly unknown[]> = { -readonly [K in keyof A]: Gradient<A[K]> };
