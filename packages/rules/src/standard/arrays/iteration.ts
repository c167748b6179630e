/**
 * Methods of arrays that call a function for each element, as ordinary code. They pass over holes, and over elements that the
 * function has removed meanwhile: what is there is asked when its turn comes.
 */
type Callback = (value: unknown, index: number, array: unknown[]) => unknown;
type Reducer = (sum: unknown, value: unknown, index: number, array: unknown[]) => unknown;

export const iteration = {
  map(this: unknown[], f: Callback, receiver?: unknown): unknown[] {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) {
      if (i in this) result[i] = f.call(receiver, this[i], i, this);
      else result.length = i + 1;
    }
    return result;
  },
  forEach(this: unknown[], f: Callback, receiver?: unknown): void {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const { length } = this;
    for (let i = 0; i < length; i++) if (i in this) f.call(receiver, this[i], i, this);
  },
  filter(this: unknown[], f: Callback, receiver?: unknown): unknown[] {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) {
      if (i in this) {
        const value = this[i];
        if (f.call(receiver, value, i, this)) result[result.length] = value;
      }
    }
    return result;
  },
  some(this: unknown[], f: Callback, receiver?: unknown): boolean {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const { length } = this;
    for (let i = 0; i < length; i++) if (i in this && f.call(receiver, this[i], i, this)) return true;
    return false;
  },
  every(this: unknown[], f: Callback, receiver?: unknown): boolean {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const { length } = this;
    for (let i = 0; i < length; i++) if (i in this && !f.call(receiver, this[i], i, this)) return false;
    return true;
  },
  reduce(this: unknown[], ...args: [f: Reducer, first?: unknown]): unknown {
    const f = args[0];
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const { length } = this;
    let sum = args[1];
    let start = 0;
    if (args.length < 2) {
      if (length === 0) throw new TypeError('Reduce of empty array with no initial value');
      if (!(0 in this)) {
        start = 1;
        while (start < length && !(start in this)) start++;
        if (start >= length) throw new TypeError('Reduce of empty array with no initial value');
      }
      sum = this[start];
      start += 1;
    }
    for (let i = start; i < length; i++) if (i in this) sum = f(sum, this[i], i, this);
    return sum;
  },
  reduceRight(this: unknown[], ...args: [f: Reducer, first?: unknown]): unknown {
    const f = args[0];
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const { length } = this;
    let sum = args[1];
    let start = length - 1;
    if (args.length < 2) {
      if (length === 0) throw new TypeError('Reduce of empty array with no initial value');
      if (!(start in this)) {
        start = length - 2;
        while (start >= 0 && !(start in this)) start--;
        if (start < 0) throw new TypeError('Reduce of empty array with no initial value');
      }
      sum = this[start];
      start -= 1;
    }
    for (let i = start; i >= 0; i--) if (i in this) sum = f(sum, this[i], i, this);
    return sum;
  },
  flatMap(this: unknown[], f: Callback, receiver?: unknown): unknown[] {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) {
      if (i in this) {
        const value = f.call(receiver, this[i], i, this);
        if (Array.isArray(value)) {
          const inner = value as unknown[];
          for (let k = 0; k < inner.length; k++) if (k in inner) result[result.length] = inner[k];
        } else result[result.length] = value;
      }
    }
    return result;
  },
};
