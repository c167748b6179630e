/** Pairs that can be taken apart by position, `const [y, back] = ...`, or by name, `const { value, back } = ...`. */

/** A pair whose members have the names `value` and `N` too. */
export type Named<V, N extends string, S> = [value: V, second: S] & { readonly value: V } & { readonly [K in N]: S };

/** On the prototype of a pair: the indices of its elements by their names. */
export const elementNames = Symbol('elementNames');

class Pair<V, S> extends Array<V | S> {
  constructor(value: V, second: S) {
    super(2);
    this[0] = value;
    this[1] = second;
  }

  // What array methods make of a pair is an ordinary array.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  get value(): V {
    return this[0] as V;
  }
}

class BackPair<V, S> extends Pair<V, S> {
  get [elementNames](): object {
    return { value: 0, back: 1 };
  }

  get back(): S {
    return this[1] as S;
  }
}

class GradientPair<V, S> extends Pair<V, S> {
  get [elementNames](): object {
    return { value: 0, gradient: 1 };
  }

  get gradient(): S {
    return this[1] as S;
  }
}

export const ValueAndBack = BackPair as unknown as new <V, S>(value: V, back: S) => Named<V, 'back', S>;
export const ValueAndGradient = GradientPair as unknown as new <V, S>(value: V, gradient: S) => Named<V, 'gradient', S>;
