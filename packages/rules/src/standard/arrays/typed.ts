/** Typed arrays: their methods and constructors as ordinary code. They have no holes, and their lengths do not change. */
type Floats = Float64Array;
type MakeFloats = new (length: number) => Floats;
type Callback = (value: number, index: number, array: Floats) => unknown;
type Reducer = (sum: unknown, value: unknown, index: number, array: Floats) => unknown;

/** Methods that call a function for each element. */
export const typedIteration = {
  map(this: Floats, f: (value: number, index: number, array: Floats) => number, receiver?: unknown): Floats {
    const { length } = this;
    const result = new (this.constructor as MakeFloats)(length);
    for (let i = 0; i < length; i++) result[i] = f.call(receiver, this[i], i, this);
    return result;
  },
  forEach(this: Floats, f: Callback, receiver?: unknown): void {
    const { length } = this;
    for (let i = 0; i < length; i++) f.call(receiver, this[i], i, this);
  },
  filter(this: Floats, f: Callback, receiver?: unknown): Floats {
    const kept: number[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) {
      const value = this[i];
      if (f.call(receiver, value, i, this)) kept[kept.length] = value;
    }
    const result = new (this.constructor as MakeFloats)(kept.length);
    for (let i = 0; i < kept.length; i++) result[i] = kept[i];
    return result;
  },
  some(this: Floats, f: Callback, receiver?: unknown): boolean {
    const { length } = this;
    for (let i = 0; i < length; i++) if (f.call(receiver, this[i], i, this)) return true;
    return false;
  },
  every(this: Floats, f: Callback, receiver?: unknown): boolean {
    const { length } = this;
    for (let i = 0; i < length; i++) if (!f.call(receiver, this[i], i, this)) return false;
    return true;
  },
  reduce(this: Floats, ...args: [f: Reducer, first?: unknown]): unknown {
    const f = args[0];
    const { length } = this;
    if (args.length < 2 && length === 0) throw new TypeError('Reduce of empty array with no initial value');
    let sum = args.length < 2 ? this[0] : args[1];
    for (let i = args.length < 2 ? 1 : 0; i < length; i++) sum = f(sum, this[i], i, this);
    return sum;
  },
  reduceRight(this: Floats, ...args: [f: Reducer, first?: unknown]): unknown {
    const f = args[0];
    const { length } = this;
    if (args.length < 2 && length === 0) throw new TypeError('Reduce of empty array with no initial value');
    let sum = args.length < 2 ? this[length - 1] : args[1];
    for (let i = length - (args.length < 2 ? 2 : 1); i >= 0; i--) sum = f(sum, this[i], i, this);
    return sum;
  },
};

/** Methods that change the array or make another one. */
export const typedElements = {
  fill(this: Floats, value: number, start?: number, end?: number): Floats {
    const { length } = this;
    const number = +value;
    const first = start === undefined ? 0 : Math.trunc(start) || 0;
    const from = first < 0 ? Math.max(length + first, 0) : first;
    let to = length;
    if (end !== undefined) {
      const last = Math.trunc(end) || 0;
      to = last < 0 ? length + last : Math.min(last, length);
    }
    for (let i = from; i < to; i++) this[i] = number;
    return this;
  },
  reverse(this: Floats): Floats {
    const { length } = this;
    const last = length - 1;
    const half = Math.floor(length / 2);
    for (let i = 0; i < half; i++) {
      const j = last - i;
      const value = this[i];
      this[i] = this[j];
      this[j] = value;
    }
    return this;
  },
  slice(this: Floats, start?: number, end?: number): Floats {
    const { length } = this;
    const first = start === undefined ? 0 : Math.trunc(start) || 0;
    const from = first < 0 ? Math.max(length + first, 0) : first;
    let to = length;
    if (end !== undefined) {
      const last = Math.trunc(end) || 0;
      to = last < 0 ? length + last : Math.min(last, length);
    }
    const result = new (this.constructor as MakeFloats)(Math.max(to - from, 0));
    for (let i = from; i < to; i++) result[i - from] = this[i];
    return result;
  },
  toReversed(this: Floats): Floats {
    const { length } = this;
    const result = new (this.constructor as MakeFloats)(length);
    for (let i = 0; i < length; i++) result[i] = this[length - 1 - i];
    return result;
  },
  toSorted(this: Floats, compare?: (a: number, b: number) => number): Floats {
    if (compare !== undefined && typeof compare !== 'function')
      throw new TypeError('The comparison function must be either a function or undefined');
    const { length } = this;
    const result = new (this.constructor as MakeFloats)(length);
    for (let i = 0; i < length; i++) result[i] = this[i];
    return result.sort(compare);
  },
  with(this: Floats, index: number, value: number): Floats {
    const { length } = this;
    const number = +value;
    const i = Math.trunc(index) || 0;
    const at = i < 0 ? length + i : i;
    if (at < 0 || at >= length) throw new RangeError('Invalid typed array index');
    const result = new (this.constructor as MakeFloats)(length);
    for (let k = 0; k < length; k++) result[k] = k === at ? number : this[k];
    return result;
  },
};

export const typedMakers = {
  from(
    this: MakeFloats,
    source: ArrayLike<number>,
    f?: (value: number, index: number) => number,
    receiver?: unknown,
  ): Floats {
    // The callback sees what the source held at first, whatever it does to it.
    const values = f !== undefined || source.length === undefined ? Array.from<number>(source) : source;
    const count = Math.trunc(values.length) || 0;
    const result = new this(count);
    for (let i = 0; i < count; i++) result[i] = f === undefined ? values[i] : f.call(receiver, values[i], i);
    return result;
  },
  of(this: MakeFloats, ...values: number[]): Floats {
    const result = new this(values.length);
    for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
};

export const typedConstructors = {
  float64(source: ArrayLike<number>): Float64Array {
    const values = source.length === undefined ? Array.from<number>(source) : source;
    const result = new Float64Array(values.length);
    for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
  float32(source: ArrayLike<number>): Float32Array {
    const values = source.length === undefined ? Array.from<number>(source) : source;
    const result = new Float32Array(values.length);
    for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
};
