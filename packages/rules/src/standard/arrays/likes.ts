/**
 * Methods of arrays that change the number of elements, for objects that are only like arrays: those do not count their elements
 * themselves. Ordinary code, as that for arrays (`mutation.ts`).
 */
interface Like {
  length: number;
  [index: number]: unknown;
}

export const likes = {
  push(this: Like, ...values: unknown[]): number {
    const length = Math.max(Math.trunc(this.length) || 0, 0);
    for (let i = 0; i < values.length; i++) this[length + i] = values[i];
    this.length = length + values.length;
    return length + values.length;
  },
  pop(this: Like): unknown {
    const length = Math.max(Math.trunc(this.length) || 0, 0);
    let last: unknown;
    if (length > 0) {
      last = this[length - 1];
      delete this[length - 1];
    }
    this.length = Math.max(length - 1, 0);
    return last;
  },
};
