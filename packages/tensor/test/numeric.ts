/** Central differences for rules, written apart from all code under test: values are seen as flat lists of numbers. */
import { Tensor } from '../src/core/tensor.js';

/** The numbers in a value, in order; `undefined` for a value without numbers that vary. */
export function flat(value: unknown): number[] | undefined {
  if (typeof value === 'number') return [value];
  if (value instanceof Tensor) return [...value.data];
  if (value instanceof Float64Array || value instanceof Float32Array) return [...value];
  if (Array.isArray(value)) return value.flatMap((v) => flat(v) ?? []);
  return undefined;
}

/** A value of the same form with other numbers. */
export function rebuild(like: unknown, numbers: number[]): unknown {
  if (typeof like === 'number') return numbers.shift();
  if (like instanceof Tensor) {
    const data = like.data.slice();
    data.set(numbers.splice(0, data.length));
    return new Tensor(data, like.shape);
  }
  if (like instanceof Float64Array) return Float64Array.from(numbers.splice(0, like.length));
  if (Array.isArray(like)) return like.map((v) => rebuild(v, numbers));
  throw new Error('not a value with numbers');
}

/** Different but reproducible weights, none of them zero. */
export function weights(n: number): number[] {
  return Array.from({ length: n }, (_, i) => Math.cos(1 + 2.3 * i) + 0.1);
}

/** The gradient of the weighted sum of `f(...args)` with respect to argument `k`, by central differences. */
export function numericCotangent(f: (...args: unknown[]) => unknown, args: readonly unknown[], k: number): number[] {
  const base = flat(args[k]) ?? [];
  const at = (i: number, h: number): number => {
    const moved = [...base];
    moved[i] += h;
    const y = flat(f(...args.map((arg, j) => (j === k ? rebuild(arg, moved) : arg)))) ?? [];
    const w = weights(y.length);
    return y.reduce((s, v, j) => s + w[j] * v, 0);
  };
  return base.map((v, i) => {
    const h = 1e-5 * Math.max(1, Math.abs(v));
    return (8 * (at(i, h) - at(i, -h)) - (at(i, 2 * h) - at(i, -2 * h))) / (12 * h);
  });
}
