/**
 * What a rule is. A rule says how one JavaScript function differentiates. Rules are plain data: transforms and the
 * run time look a rule up by the identity of its function and never branch on a function's name.
 */

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- a rule may stand for any callable
export type AnyFunction = Function;

/** Points of a function's domain at which generated tests check its rule: one argument list per sample. */
export type Samples = readonly (readonly unknown[])[];

/**
 * Partial derivatives of a scalar function, one closed function per argument, called with the arguments and then the
 * result `y`: `(x, y) => 1 - y * y` for tanh. `null` marks an argument without derivative.
 */
export interface ScalarRule {
  readonly form: 'scalar';
  readonly fn: AnyFunction;
  readonly name: string;
  readonly partials: readonly (AnyFunction | null)[];
  /** True if a partial may be infinite or NaN where the function is finite: a zero cotangent then gives zero. */
  readonly nonFinite: boolean;
  readonly samples: Samples;
}

/**
 * One pullback per argument: `pullbacks[k](d, y, ...args)` is the cotangent of argument `k`, given the cotangent `d` of
 * the result `y`. `null` marks an argument without derivative. A pullback nobody asks for is never called.
 */
export interface PullbackRule {
  readonly form: 'pullbacks';
  readonly fn: AnyFunction;
  readonly name: string;
  readonly pullbacks: readonly (AnyFunction | null)[];
  readonly samples: Samples;
}

/** What {@link AdjointRule} and {@link HigherOrderRule} return: the value, and the map from its cotangent to those of the arguments. */
export type ValueAndBack = readonly [value: unknown, back: (d: never) => readonly unknown[]];

/** Value and pullback together, as in Zygote's `@adjoint`. It may compute the value in another way than `fn` does. */
export interface AdjointRule {
  readonly form: 'adjoint';
  readonly fn: AnyFunction;
  readonly name: string;
  readonly forward: (...args: never[]) => ValueAndBack;
}

/** Differentiation as a service for rules of functions that call functions (map, broadcast, ...). */
export interface Differentiator {
  /**
   * Value and pullback of one call of `f`. `back(d)` returns the cotangents of `args`; cotangents of what `f` captured
   * go to where they belong by themselves.
   * @param keys where in the container that the rule is called on the arguments were read, if it has not changed that: what `f` throws in
   *   a `try` may be made of them, and the rule is not asked then
   */
  pullback(
    f: AnyFunction,
    args: readonly unknown[],
    keys?: readonly number[],
  ): [value: unknown, back: (d: unknown) => unknown[]];
  /**
   * A compiled function that writes the partial derivatives of the scalar function `f` at scalar arguments to
   * `out[0..arity-1]` and returns its value; or `null` if `f` captures values that may need a cotangent, so that
   * `pullback` has to be used.
   */
  partials(f: AnyFunction, arity: number): ((out: Float64Array, ...args: number[]) => number) | null;
}

/** As {@link AdjointRule}, but `forward` gets a {@link Differentiator} first, to differentiate the functions it was given. */
export interface HigherOrderRule {
  readonly form: 'higher-order';
  readonly fn: AnyFunction;
  readonly name: string;
  readonly forward: (ad: Differentiator, ...args: never[]) => ValueAndBack;
  /** An ordinary function with the same meaning, for code that is differentiated again; without one that is refused. */
  readonly again: AnyFunction | undefined;
}

/** The cotangents of what containers hold, in one run of a pullback. They lie there by the identity of the container. */
export interface Shadows {
  /** The cotangents of the elements of an array, by index; those that are missing or `undefined` are zero. */
  elements(array: object): unknown[];
  /**
   * Adds `d` to the cotangent of `value`, which was found in `container` under `key`: an index or property, the key of a `Map`, an
   * element of a `Set`.
   */
  add(container: object, key: unknown, value: unknown, d: unknown): void;
  /**
   * The cotangent of a number that lies in the buffer of a view, as bytes that are written as those of the number.
   * @param kind what kind of number it is, and how it is written
   * @throws WengertError if some of its bytes are used for numbers of another kind
   */
  bytes(view: DataView, kind: string, offset: number, size: number): DataView;
  /** Takes the cotangent of what was put into `container` under `key`, and leaves zero: what was there before has its own. */
  take(container: object, key: unknown): unknown;
}

/** From the cotangent of a result to those of the arguments; what lies in containers is moved from one to the other. */
export type ContainerBack = (shadows: Shadows, d: unknown) => readonly unknown[];

/**
 * A function that reads, changes, copies or hands on containers. `forward` does what it does, and tells how the cotangents go back. It
 * answers for values only: the cotangents of containers lie in their shadows. `forward`, and what it returns, is code of the
 * language: for second derivatives it is differentiated itself.
 */
export interface ContainerRule {
  readonly form: 'container';
  readonly fn: AnyFunction;
  readonly name: string;
  readonly forward: (
    ad: Differentiator,
    receiver: never,
    args: readonly never[],
  ) => readonly [value: unknown, back: ContainerBack];
  /** `read`: numbers are had back from text that is passed, or from lists of it. */
  readonly text?: 'read';
}

/** Under differentiation, a call of the method `fn` on a receiver is a call of `as` with the receiver as first argument. */
export interface MethodRule {
  readonly form: 'method';
  readonly fn: AnyFunction;
  readonly name: string;
  readonly as: AnyFunction;
}

/** Under differentiation `fn` is replaced by `implementation`, an ordinary function that is differentiated itself. */
export interface ImplementationRule {
  readonly form: 'implementation';
  readonly fn: AnyFunction;
  readonly name: string;
  readonly implementation: AnyFunction;
  /** Of a method of arrays: the same for receivers that are only like arrays, if `implementation` is not for these. */
  readonly ofLikes?: AnyFunction | undefined;
  /** As of a {@link ConstantRule}. A function that is passed to one that has `written` may write what it captured. */
  readonly text?: 'written' | 'parted';
}

/** The result of `fn` has no derivative: it is a constant to whatever uses it. */
export interface ConstantRule {
  readonly form: 'constant';
  readonly fn: AnyFunction;
  readonly name: string;
  /**
   * `written`: the result is text that holds all of the arguments, which can be had back from it. `read`: numbers are had back from
   * text; differentiated code may not do so with text that depends on what is differentiated. `parted`: the result is text, or holds
   * some, that is a part of what was passed.
   */
  readonly text?: 'written' | 'read' | 'parted';
  /** The place of an argument that it calls, if that is a function. */
  readonly calls?: number;
}

/** `fn` may not be called by differentiated code. */
export interface RefusalRule {
  readonly form: 'refused';
  readonly fn: AnyFunction;
  readonly name: string;
  /** Why, as the end of a sentence that begins with the function's name: "changes a tensor in place". */
  readonly reason: string;
  /** What to do instead, as a sentence. */
  readonly remedy: string;
}

export type Rule =
  | ScalarRule
  | PullbackRule
  | AdjointRule
  | HigherOrderRule
  | ContainerRule
  | MethodRule
  | ImplementationRule
  | ConstantRule
  | RefusalRule;
