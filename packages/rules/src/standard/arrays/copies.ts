/** Methods of arrays that make other arrays of the same elements, as ordinary code. */
export const copies = {
  slice(this: unknown[], start?: number, end?: number): unknown[] {
    const { length } = this;
    const first = start === undefined ? 0 : Math.trunc(start) || 0;
    const from = first < 0 ? Math.max(length + first, 0) : first;
    let to = length;
    if (end !== undefined) {
      const last = Math.trunc(end) || 0;
      to = last < 0 ? length + last : Math.min(last, length);
    }
    const result: unknown[] = [];
    for (let i = from; i < to; i++) {
      if (i in this) result[i - from] = this[i];
      else result.length = i - from + 1;
    }
    return result;
  },
  concat(this: unknown[], ...others: unknown[]): unknown[] {
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) {
      if (i in this) result[i] = this[i];
      else result.length = i + 1;
    }
    for (let k = 0; k < others.length; k++) {
      const other = others[k];
      if (Array.isArray(other)) {
        for (let i = 0; i < other.length; i++) {
          if (i in other) result[result.length] = other[i];
          else result.length = result.length + 1;
        }
      } else result[result.length] = other;
    }
    return result;
  },
  flat(this: unknown[], depth?: number): unknown[] {
    const levels = depth === undefined ? 1 : Math.trunc(depth) || 0;
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) {
      if (i in this) {
        const value = this[i];
        if (levels >= 1 && Array.isArray(value)) {
          const inner = (levels > 1 ? value.flat(levels - 1) : value) as unknown[];
          for (let k = 0; k < inner.length; k++) if (k in inner) result[result.length] = inner[k];
        } else result[result.length] = value;
      }
    }
    return result;
  },
  toReversed(this: unknown[]): unknown[] {
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) result[i] = this[length - 1 - i];
    return result;
  },
  toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
    if (compare !== undefined && typeof compare !== 'function')
      throw new TypeError('The comparison function must be either a function or undefined');
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) result[i] = this[i];
    return result.sort(compare);
  },
  toSpliced(this: unknown[], ...args: unknown[]): unknown[] {
    const { length } = this;
    const first = Math.trunc(args[0] as number) || 0;
    const from = first < 0 ? Math.max(length + first, 0) : Math.min(first, length);
    const most = length - from;
    const count = Math.trunc(args[1] as number) || 0;
    const skipped = args.length === 0 ? 0 : args.length === 1 ? most : Math.min(Math.max(count, 0), most);
    const result: unknown[] = [];
    for (let i = 0; i < from; i++) result[i] = this[i];
    for (let k = 2; k < args.length; k++) result[result.length] = args[k];
    for (let i = from + skipped; i < length; i++) result[result.length] = this[i];
    return result;
  },
  with(this: unknown[], index: number, value: unknown): unknown[] {
    const { length } = this;
    const i = Math.trunc(index) || 0;
    const at = i < 0 ? length + i : i;
    if (at < 0 || at >= length) throw new RangeError('Invalid index : ' + String(index));
    const result: unknown[] = [];
    for (let k = 0; k < length; k++) result[k] = k === at ? value : this[k];
    return result;
  },
};
