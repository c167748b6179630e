/** Programs as other people write them. Kinks and edges of every function of `Math`. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

describe('kinks', () => {
  program('abs at 0', (x: number) => Math.abs(x) + x, [0], [1]);
  program('abs at -0', (x: number) => Math.abs(x) + x, [-0], [1]);
  program('abs of a product', (x: number, y: number) => Math.abs(x * y) * y, [-2, 3], [-9, 12]);
  program('max of equal numbers', (x: number, y: number) => Math.max(x, y), [2, 2], [1, 0]);
  program('min of equal numbers', (x: number, y: number) => Math.min(x, y), [2, 2], [1, 0]);
  program('max of x and x', (x: number) => Math.max(x, x), [2], [1]);
  program(
    'max of three, tie of the last',
    (x: number, y: number, z: number) => Math.max(x, y, z),
    [1, 5, 5],
    [0, 1, 0],
  );
  program(
    'min of four, all equal',
    (a: number, b: number, c: number, d: number) => Math.min(a, b, c, d),
    [7, 7, 7, 7],
    [1, 0, 0, 0],
  );
  program('max of spread', (xs: number[]) => Math.max(...xs), [[3, 9, 9, 1]], [[0, 1, 0, 0]]);
  program(
    'min of spread between others',
    (x: number, ys: number[]) => Math.min(x, ...ys, 4),
    [5, [6, 3.5, 3.5]],
    [0, [0, 1, 0]],
  );
  program('max of nothing but an empty spread', (x: number, ys: number[]) => Math.max(x, ...ys), [2, []], [1, []]);
  program('max of 0 and -0', (x: number) => Math.max(0, x), [-0], [0]);
  program('min of 0 and x at 0', (x: number) => Math.min(0, x), [0], [0]);
  program('clamp', (x: number) => Math.min(Math.max(x, -1), 1) * x, [0.5], [1]);
  program('clamp outside', (x: number) => Math.min(Math.max(x, -1), 1) * x, [3], [1]);
  program(
    'reduce with max',
    (xs: number[]) => xs.reduce((a, b) => Math.max(a, b), -Infinity),
    [[1, 4, 4, 2]],
    [[0, 1, 0, 0]],
  );
  program(
    'reduce with Math.max itself',
    (xs: number[]) => xs.reduce((a, b) => Math.max(a, b)),
    [[1, 4, 3]],
    [[0, 1, 0]],
  );
  program('max applied', (xs: number[]) => Math.max.apply(null, xs) * 2, [[1, 5, 3]], [[0, 2, 0]]);
  program('relu by condition at 0', (x: number) => (x > 0 ? x : 0), [0], [0]);
  program('leaky relu at 0', (x: number) => (x >= 0 ? x : 0.01 * x), [0], [1]);
  program('hypot at the origin', (x: number, y: number) => Math.hypot(x, y), [0, 0], [0, 0]);
  program('hypot with a zero', (x: number, y: number) => Math.hypot(x, y), [0, -2], [0, -1]);
  program('hypot of spread', (xs: number[]) => Math.hypot(...xs), [[3, 4, 12]], [[3 / 13, 4 / 13, 12 / 13]]);
  program(
    'hypot with Infinity',
    (x: number, y: number) => (Math.hypot(x, y) === Infinity ? x * y : 0),
    [3, -Infinity],
    [-Infinity, 3],
  );
  program('sqrt of x * x at 0', (x: number) => Math.sqrt(x * x), [0], [0]);
  program('sqrt of a sum of squares at the origin', (x: number, y: number) => Math.sqrt(x * x + y * y), [0, 0], [0, 0]);
  program('sqrt of x ** 2 at 0', (x: number) => Math.sqrt(x ** 2), [0], [0]);
  program('(x * x) ** 0.5 at 0', (x: number) => (x * x) ** 0.5, [0], [0]);
  program('sqrt at 0 in a branch not taken', (x: number) => (x > 0 ? Math.sqrt(x) : x), [0], [1]);
  program('sqrt at 0 times 0', (x: number) => Math.sqrt(x) * 0 + x, [0], [1]);
  program('sqrt at 0', (x: number) => Math.sqrt(x), [0], [Infinity]);
  program('cbrt at 0', (x: number) => Math.cbrt(x), [0], [Infinity]);
  program('log at 0 weighted by 0', (p: number) => (p === 0 ? 0 : p * Math.log(p)), [0], [0]);
  program('floor', (x: number) => Math.floor(x) * x, [2.5], [2]);
  program('floor at a step', (x: number) => Math.floor(x) * x, [2], [2]);
  program('ceil', (x: number) => Math.ceil(x) + x * x, [-1.5], [-3]);
  program('round of halves', (x: number) => Math.round(x) * x, [2.5], [3]);
  program('round of -0.5', (x: number) => 1 / Math.round(x) + x, [-0.5], [1]);
  program('trunc', (x: number) => x - Math.trunc(x), [-3.7], [1]);
  program('sign', (x: number) => Math.sign(x) * x ** 3, [-2], [-12]);
  program('sign at 0', (x: number) => Math.sign(x) + x, [0], [1]);
  program('sign of -0 as a value', (x: number) => (Object.is(Math.sign(x), -0) ? 3 * x : x), [-0], [3]);
  program('fround', (x: number) => Math.fround(x) ** 2, [1.1], [2 * Math.fround(1.1)]);
  program('clz32', (x: number) => Math.clz32(x) * x, [1.5], [31]);
  program('imul', (x: number, y: number) => Math.imul(x, y) * x, [3.9, 2.2], [6, 0]);
  program('imul without its second argument', (x: number) => (Math.imul as (a: number) => number)(x) + x, [3], [1]);
  program('atan2 at the origin', (y: number, x: number) => (Math.atan2(y, x) === 0 ? x + y : 0), [0, 0], [1, 1]);
  program('atan2 on the negative axis', (y: number, x: number) => Math.atan2(y, x), [0, -2], [-0.5, 0]);
  program('atan2 at -0', (y: number, x: number) => Math.atan2(y, x), [-0, -2], [-0.5, 0]);
  program(
    'atan2 of infinities',
    (y: number, x: number) => (Math.atan2(y, x) > 0 ? y : x),
    [Infinity, Infinity],
    [1, 0],
  );
  program('asin at 1', (x: number) => Math.asin(x), [1], [Infinity]);
  program('acos of a cosine at 0', (x: number) => Math.acos(Math.cos(x)), [0], [0]);
  program('acosh of cosh at 0', (x: number) => Math.acosh(Math.cosh(x)), [0], [0]);
  program('atanh', (x: number) => Math.atanh(x), [0.5], [4 / 3]);
  program('atanh at 1', (x: number) => Math.atanh(x), [1], [Infinity]);
  program('log1p of -1', (x: number) => Math.log1p(x), [-1], [Infinity]);
});
