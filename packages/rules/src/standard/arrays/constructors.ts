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
    const result: unknown[] = [];
    const iterable = source as unknown as Partial<Iterable<unknown>>;
    if (typeof source === 'string' || (!Array.isArray(source) && iterable[Symbol.iterator] !== undefined)) {
      let i = 0;
      for (const value of source as unknown as Iterable<unknown>) {
        result[i] = f === undefined ? value : f.call(receiver, value, i);
        i++;
      }
      return result;
    }
    const count = Math.trunc(source.length) || 0;
    for (let i = 0; i < count; i++) result[i] = f === undefined ? source[i] : f.call(receiver, source[i], i);
    return result;
  },
  of(...values: unknown[]): unknown[] {
    const result: unknown[] = [];
    for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
};
