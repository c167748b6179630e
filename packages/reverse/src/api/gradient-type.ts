/** The types of gradients, as the contract gives them: what has no derivative is `undefined`. */

type Inert =
  | string
  | boolean
  | bigint
  | symbol
  | null
  | undefined
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/** The gradient with respect to a value of type `T`. */
export type Gradient<T> = T extends number
  ? number
  : T extends Inert
    ? undefined
    : T extends (...args: never[]) => unknown
      ? undefined
      : T extends Float64Array | Float32Array
        ? T
        : T extends readonly unknown[]
          ? { -readonly [K in keyof T]: Gradient<T[K]> }
          : T;

/** The gradients with respect to a list of arguments, one per argument. */
export type Gradients<A extends readonly unknown[]> = { -readonly [K in keyof A]: Gradient<A[K]> };
