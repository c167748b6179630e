/** Methods of arrays that look elements up, as ordinary code. They read holes as `undefined`. */
type Callback = (value: unknown, index: number, array: unknown[]) => unknown;

export const search = {
  find(this: unknown[], f: Callback, receiver?: unknown): unknown {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const { length } = this;
    for (let i = 0; i < length; i++) {
      const value = this[i];
      if (f.call(receiver, value, i, this)) return value;
    }
    return undefined;
  },
  findIndex(this: unknown[], f: Callback, receiver?: unknown): number {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    const { length } = this;
    for (let i = 0; i < length; i++) if (f.call(receiver, this[i], i, this)) return i;
    return -1;
  },
  findLast(this: unknown[], f: Callback, receiver?: unknown): unknown {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    for (let i = this.length - 1; i >= 0; i--) {
      const value = this[i];
      if (f.call(receiver, value, i, this)) return value;
    }
    return undefined;
  },
  findLastIndex(this: unknown[], f: Callback, receiver?: unknown): number {
    if (typeof f !== 'function') throw new TypeError(`${String(f)} is not a function`);
    for (let i = this.length - 1; i >= 0; i--) if (f.call(receiver, this[i], i, this)) return i;
    return -1;
  },
  at(this: unknown[], index: number): unknown {
    const i = Math.trunc(index) || 0;
    return this[i < 0 ? this.length + i : i];
  },
};
