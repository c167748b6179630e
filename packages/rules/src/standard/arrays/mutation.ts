/** Methods of arrays that change the array, as ordinary code. They keep holes. */
export const mutation = {
  push(this: unknown[], ...values: unknown[]): number {
    for (let i = 0; i < values.length; i++) this[this.length] = values[i];
    return this.length;
  },
  pop(this: unknown[]): unknown {
    const { length } = this;
    if (length === 0) return undefined;
    const last = this[length - 1];
    this.length = length - 1;
    return last;
  },
  fill(this: unknown[], value: unknown, start?: number, end?: number): unknown[] {
    const { length } = this;
    const first = start === undefined ? 0 : Math.trunc(start) || 0;
    const from = first < 0 ? Math.max(length + first, 0) : first;
    let to = length;
    if (end !== undefined) {
      const last = Math.trunc(end) || 0;
      to = last < 0 ? length + last : Math.min(last, length);
    }
    for (let i = from; i < to; i++) this[i] = value;
    return this;
  },
  reverse(this: unknown[]): unknown[] {
    const { length } = this;
    const last = length - 1;
    const half = Math.floor(length / 2);
    for (let i = 0; i < half; i++) {
      const j = last - i;
      const value = this[i];
      const present = i in this;
      if (j in this) this[i] = this[j];
      else delete this[i];
      if (present) this[j] = value;
      else delete this[j];
    }
    return this;
  },
};
