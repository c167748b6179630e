/**
 * Array methods as ordinary code, for differentiation: what `Array.prototype.map` does, written so that the transforms
 * can read it. Each is closed and works on the array that it is called on. Holes are read as `undefined`.
 */
import { implementationRule } from '../define.js';

type Callback = (value: unknown, index: number, array: unknown[]) => unknown;

const methods = {
  map(this: unknown[], f: Callback, receiver?: unknown): unknown[] {
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) result[i] = f.call(receiver, this[i], i, this);
    return result;
  },
  forEach(this: unknown[], f: Callback, receiver?: unknown): void {
    const { length } = this;
    for (let i = 0; i < length; i++) f.call(receiver, this[i], i, this);
  },
  filter(this: unknown[], f: Callback, receiver?: unknown): unknown[] {
    const result: unknown[] = [];
    const { length } = this;
    for (let i = 0; i < length; i++) {
      const value = this[i];
      if (f.call(receiver, value, i, this)) result[result.length] = value;
    }
    return result;
  },
  some(this: unknown[], f: Callback, receiver?: unknown): boolean {
    const { length } = this;
    for (let i = 0; i < length; i++) if (f.call(receiver, this[i], i, this)) return true;
    return false;
  },
  every(this: unknown[], f: Callback, receiver?: unknown): boolean {
    const { length } = this;
    for (let i = 0; i < length; i++) if (!f.call(receiver, this[i], i, this)) return false;
    return true;
  },
  find(this: unknown[], f: Callback, receiver?: unknown): unknown {
    const { length } = this;
    for (let i = 0; i < length; i++) {
      const value = this[i];
      if (f.call(receiver, value, i, this)) return value;
    }
    return undefined;
  },
  findIndex(this: unknown[], f: Callback, receiver?: unknown): number {
    const { length } = this;
    for (let i = 0; i < length; i++) if (f.call(receiver, this[i], i, this)) return i;
    return -1;
  },
  reduce(
    this: unknown[],
    ...args: [f: (sum: unknown, value: unknown, index: number, array: unknown[]) => unknown, first?: unknown]
  ): unknown {
    const f = args[0];
    const { length } = this;
    if (args.length < 2 && length === 0) throw new TypeError('Reduce of empty array with no initial value');
    let sum = args.length < 2 ? this[0] : args[1];
    for (let i = args.length < 2 ? 1 : 0; i < length; i++) sum = f(sum, this[i], i, this);
    return sum;
  },
  reduceRight(
    this: unknown[],
    ...args: [f: (sum: unknown, value: unknown, index: number, array: unknown[]) => unknown, first?: unknown]
  ): unknown {
    const f = args[0];
    const { length } = this;
    if (args.length < 2 && length === 0) throw new TypeError('Reduce of empty array with no initial value');
    let sum = args.length < 2 ? this[length - 1] : args[1];
    for (let i = length - (args.length < 2 ? 2 : 1); i >= 0; i--) sum = f(sum, this[i], i, this);
    return sum;
  },
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
  slice(this: unknown[], start?: number, end?: number): unknown[] {
    const { length } = this;
    const from =
      start === undefined
        ? 0
        : start < 0
          ? Math.max(length + Math.trunc(start), 0)
          : Math.min(Math.trunc(start), length);
    const to =
      end === undefined ? length : end < 0 ? Math.max(length + Math.trunc(end), 0) : Math.min(Math.trunc(end), length);
    const result: unknown[] = [];
    for (let i = from; i < to; i++) result[i - from] = this[i];
    return result;
  },
  concat(this: unknown[], ...others: unknown[]): unknown[] {
    const result: unknown[] = [];
    for (let i = 0; i < this.length; i++) result[i] = this[i];
    for (let k = 0; k < others.length; k++) {
      const other = others[k];
      if (Array.isArray(other)) for (let i = 0; i < other.length; i++) result[result.length] = other[i];
      else result[result.length] = other;
    }
    return result;
  },
  fill(this: unknown[], value: unknown, start?: number, end?: number): unknown[] {
    const { length } = this;
    const from = start === undefined ? 0 : start < 0 ? Math.max(length + start, 0) : start;
    const to = end === undefined ? length : end < 0 ? length + end : Math.min(end, length);
    for (let i = from; i < to; i++) this[i] = value;
    return this;
  },
  reverse(this: unknown[]): unknown[] {
    for (let i = 0, j = this.length - 1; i < j; i++, j--) {
      const value = this[i];
      this[i] = this[j];
      this[j] = value;
    }
    return this;
  },
  at(this: unknown[], index: number): unknown {
    const i = Math.trunc(index) || 0;
    return this[i < 0 ? this.length + i : i];
  },
};

type Element = (value: unknown, index: number) => unknown;

const makers = {
  from(source: ArrayLike<unknown>, f?: Element, receiver?: unknown): unknown[] {
    const result: unknown[] = [];
    if (typeof source === 'string' || (Symbol.iterator in source && !Array.isArray(source))) {
      let i = 0;
      for (const value of source as unknown as Iterable<unknown>) {
        result[i] = f === undefined ? value : f.call(receiver, value, i);
        i++;
      }
      return result;
    }
    const { length } = source;
    for (let i = 0; i < length; i++) result[i] = f === undefined ? source[i] : f.call(receiver, source[i], i);
    return result;
  },
  of(...values: unknown[]): unknown[] {
    const result: unknown[] = [];
    for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
};

/** `new Array(...)` and `Array(...)`, and arrays of numbers made from other arrays. */
const constructors = {
  array(...values: unknown[]): unknown[] {
    const result: unknown[] = [];
    if (values.length === 1 && typeof values[0] === 'number') result.length = values[0];
    else for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
  float64(source: ArrayLike<number>): Float64Array {
    const list = source.length === undefined ? [...(source as unknown as Iterable<number>)] : source;
    const result = new Float64Array(list.length);
    for (let i = 0; i < list.length; i++) result[i] = list[i];
    return result;
  },
  float32(source: ArrayLike<number>): Float32Array {
    const list = source.length === undefined ? [...(source as unknown as Iterable<number>)] : source;
    const result = new Float32Array(list.length);
    for (let i = 0; i < list.length; i++) result[i] = list[i];
    return result;
  },
};

type Floats = Float64Array;
type MakeFloats = new (length: number) => Floats;

/** Methods that make typed arrays of the kind that they are called on. */
const typedMethods = {
  map(this: Floats, f: (value: number, index: number, array: Floats) => number, receiver?: unknown): Floats {
    const { length } = this;
    const result = new (this.constructor as MakeFloats)(length);
    for (let i = 0; i < length; i++) result[i] = f.call(receiver, this[i], i, this);
    return result;
  },
  slice(this: Floats, start?: number, end?: number): Floats {
    const { length } = this;
    const from =
      start === undefined
        ? 0
        : start < 0
          ? Math.max(length + Math.trunc(start), 0)
          : Math.min(Math.trunc(start), length);
    const to =
      end === undefined ? length : end < 0 ? Math.max(length + Math.trunc(end), 0) : Math.min(Math.trunc(end), length);
    const result = new (this.constructor as MakeFloats)(Math.max(to - from, 0));
    for (let i = from; i < to; i++) result[i - from] = this[i];
    return result;
  },
};

const typedMakers = {
  from(
    this: MakeFloats,
    source: ArrayLike<number>,
    f?: (value: number, index: number) => number,
    receiver?: unknown,
  ): Floats {
    const list = source.length === undefined ? [...(source as unknown as Iterable<number>)] : source;
    const { length } = list;
    const result = new this(length);
    for (let i = 0; i < length; i++) result[i] = f === undefined ? list[i] : f.call(receiver, list[i], i);
    return result;
  },
  of(this: MakeFloats, ...values: number[]): Floats {
    const result = new this(values.length);
    for (let i = 0; i < values.length; i++) result[i] = values[i];
    return result;
  },
};

/** Methods that typed arrays have too, with the same meaning as far as they do not make new arrays. */
const ofTypedArrays = [
  'forEach',
  'some',
  'every',
  'find',
  'findIndex',
  'reduce',
  'reduceRight',
  'fill',
  'reverse',
  'at',
] as const;

export function registerArrays(): void {
  for (const [name, implementation] of Object.entries(methods)) {
    implementationRule(Array.prototype[name as keyof typeof methods], implementation);
  }
  implementationRule(Array.from, makers.from);
  implementationRule(Array.of, makers.of);
  const typed = Object.getPrototypeOf(Float64Array.prototype) as Float64Array;
  for (const name of ofTypedArrays) implementationRule(typed[name], methods[name]);
  implementationRule(typed.map, typedMethods.map);
  implementationRule(typed.slice, typedMethods.slice);
  const makesTyped = Object.getPrototypeOf(Float64Array) as typeof Float64Array;
  implementationRule(makesTyped.from, typedMakers.from);
  implementationRule(makesTyped.of, typedMakers.of);
  implementationRule(Array, constructors.array);
  implementationRule(Float64Array, constructors.float64);
  implementationRule(Float32Array, constructors.float32);
}
