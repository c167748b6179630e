/** `Array(...)`, `new Array(...)` and the functions of `Array` that make arrays, as ordinary code. */
type Element = (value: unknown, index: number) => unknown;

export const constructors = {
  array(...values: unknown[]): unknown[] {
    const result: unknown[] = [];
    if (values.length === 1 && typeof values[0] === 'number') result.length = values[0];
    else for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
  from(source: ArrayLike<unknown>, f?: Element, receiver?: unknown): unknown[] {
    const { length } = source;
    const result: unknown[] = [];
    if (length === undefined || typeof source === 'string') {
      const iterable = source as unknown as Iterable<unknown>;
      if (iterable[Symbol.iterator] === undefined) return result;
      // Strings are iterated over with this function, so it calls the iterator itself.
      const iterator = iterable[Symbol.iterator]();
      for (;;) {
        const step = iterator.next();
        if (step.done) return result;
        const i = result.length;
        result[i] = f === undefined ? step.value : f.call(receiver, step.value, i);
      }
    }
    const count = Math.trunc(length) || 0;
    for (let i = 0; i < count; i++) result[i] = f === undefined ? source[i] : f.call(receiver, source[i], i);
    return result;
  },
  of(...values: unknown[]): unknown[] {
    const result: unknown[] = [];
    for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
};
