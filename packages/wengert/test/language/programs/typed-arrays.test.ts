/** Programs as other people write them. Typed arrays. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

type Xs = number[];
describe('typed arrays', () => {
  program(
    'subarray views of one buffer',
    (a: Float64Array) => {
      const v = a.subarray(1, 3);
      v[0] *= a[0];
      a[2] += v[0];
      const w = v.subarray(1);
      w[0] *= w[0];
      return a[1] * a[2] + w.length;
    },
    [Float64Array.of(2, 3, 4)],
  );
  program(
    'two views of an ArrayBuffer',
    (x: number) => {
      const buf = new ArrayBuffer(32);
      const a = new Float64Array(buf);
      const b = new Float64Array(buf, 8, 2);
      a[1] = x;
      b[1] = b[0] * x;
      return a[2] * b[0];
    },
    [1.5],
  );
  program(
    'overlapping set',
    (a: Float64Array) => {
      a.set(a.subarray(0, 3), 1);
      a.set([a[0] * 2, 5], 2);
      return a[0] * a[1] + a[2] * a[3];
    },
    [Float64Array.of(1.5, 2, 3, 4)],
  );
  program(
    'Float32Array rounds',
    (x: number) => {
      const a = new Float32Array(2);
      a[0] = x;
      a[1] = a[0] * a[0];
      return a[1];
    },
    [1.5],
    [3],
  );
  program(
    'Int32Array truncates',
    (x: number) => {
      const a = new Int32Array(2);
      a[0] = x;
      return a[0] * x;
    },
    [2.75],
    [2],
  );
  program(
    'Uint8ClampedArray',
    (x: number) => {
      const a = new Uint8ClampedArray(2);
      a[0] = x * 100;
      a[1] = -5;
      return a[0] * x + a[1];
    },
    [2.75],
    [255],
  );
  program(
    'a histogram in Uint32Array',
    (xs: Float64Array) => {
      const h = new Uint32Array(4);
      for (const x of xs) h[x | 0]++;
      return xs.reduce((s, x) => s + x * x * h[x | 0], 0);
    },
    [Float64Array.of(0.5, 1.5, 1.2, 3.1)],
  );
  program(
    'methods',
    (a: Float64Array) => {
      const b = a.map((x) => x * x).filter((x) => x > 1);
      b.reverse();
      b.sort();
      const c = Float64Array.from(b, (x, i) => x * i);
      return c.reduce((s, x) => s + x * x, 0) + b.at(-1)! * a.indexOf(2) + b.subarray(1).length;
    },
    [Float64Array.of(2, 1.5, 0.5)],
    [Float64Array.of(2 * 4 * 2 * 2, 0, 0)],
  );
  program(
    'from an array, an iterable and a length',
    (xs: Xs) => {
      const a = new Float64Array(xs);
      const b = new Float64Array(new Set(xs));
      const c = new Float64Array(xs.length);
      for (let i = 0; i < 2; i++) c[i] += a[i] * b[i];
      return c.reduce((p, q) => p + q);
    },
    [[2, 3]],
  );
  program(
    'reads and writes out of bounds',
    (a: Float64Array) => {
      a[5] = a[0] * 100;
      a[-1] = 3;
      return (a[5] ?? 2) * a[0] + (a[-1] === undefined ? a[1] : 0);
    },
    [Float64Array.of(2, 3)],
    [Float64Array.of(2, 1)],
  );
  program(
    'a flat matrix through rows',
    (a: Float64Array) => {
      const n = 2;
      const rows = [0, 1].map((i) => a.subarray(i * n, i * n + n));
      rows[0][1] *= rows[1][0];
      [rows[0], rows[1]] = [rows[1], rows[0]];
      return rows[0][0] * rows[1][1] + a[3];
    },
    [Float64Array.of(1, 2, 3, 4)],
  );
  program(
    'a long double loop over Float64Array',
    (a: Float64Array) => {
      const out = new Float64Array(a.length * 2 - 1);
      for (let i = 0; i < a.length; i++) for (let j = 0; j < a.length; j++) out[i + j] += a[i] * a[j];
      return out.reduce((s, x, i) => s + x * i, 0);
    },
    [Float64Array.of(1, 2, 3)],
  );
});
