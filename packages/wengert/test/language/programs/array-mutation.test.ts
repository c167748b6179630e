/** Programs as other people write them. Methods that change arrays. */
/* eslint-disable no-sparse-arrays -- that is what is tested */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';
import { sum } from '../../support/sum.js';

type Xs = number[];

describe('methods that change arrays', () => {
  program(
    'pop of an empty array',
    (x: number) => {
      const a: Xs = [];
      const v = a.pop();
      return v === undefined ? x * 2 : v;
    },
    [3],
    [2],
  );
  program(
    'shift and unshift',
    (xs: Xs) => {
      const a = xs.shift()!;
      xs.unshift(a * a, a);
      xs.unshift(xs[1] * xs[0]);
      return sum(xs);
    },
    [[1.5, 2, 3]],
  );
  program(
    'a queue',
    (xs: Xs) => {
      const q = [...xs];
      let s = 0;
      while (q.length) {
        const v = q.shift()!;
        s += v * v;
        if (v < 6) q.push(v * 1.9 + 1);
      }
      return s;
    },
    [[1, 2]],
  );
  program(
    'splice from the end, without a count',
    (xs: Xs) => {
      const out = xs.splice(-2);
      return sum(out) * sum(xs) + xs.length;
    },
    [[1, 2, 3, 4]],
  );
  program(
    'splice of nothing',
    (xs: Xs) => {
      (xs.splice as () => Xs)();
      xs.splice(1, 0, xs[1] * 2);
      return sum(xs);
    },
    [[1, 2]],
  );
  program(
    'fill parts',
    (xs: Xs) => {
      xs.fill(xs[0] * 2, 1, -1);
      return sum(xs);
    },
    [[1.5, 2, 3, 4]],
  );
  program(
    'copyWithin overlapping',
    (xs: Xs) => {
      xs.copyWithin(1, 0, 3);
      xs.copyWithin(-2, 1);
      return sum(xs);
    },
    [[1, 2, 3, 4, 5]],
  );
  program(
    'length made shorter and longer',
    (xs: Xs) => {
      xs.length = 2;
      xs.length = 4;
      return sum(xs) + xs.length + (xs[3] === undefined ? xs[0] * 5 : 0);
    },
    [[1, 2, 3, 4]],
  );
  program(
    'length = 0 and again',
    (xs: Xs) => {
      const s = sum(xs);
      xs.length = 0;
      xs.push(s);
      xs[xs.length] = s * s;
      return sum(xs);
    },
    [[1, 2]],
  );
  program(
    'delete of an element',
    (xs: Xs) => {
      delete xs[1];
      return xs.reduce((s, x, i) => s + x * x * i, xs[0]) * (1 in xs ? 2 : 3);
    },
    [[1, 2, 3]],
  );
  program(
    'sort downwards by a function of x',
    (xs: Xs, w: number) => {
      const ys = xs.map((x) => ({ k: Math.sin(x * w), v: x }));
      ys.sort((p, q) => q.k - p.k);
      return ys.reduce((s, y, i) => s + y.v * y.k * i, 0);
    },
    [[3, 1, 2, 0.5], 1.2],
  );
  program(
    'sort with holes and undefined',
    (x: number) => {
      const a = [3 * x, , undefined, x, 2 * x] as Xs;
      a.sort((p, q) => p - q);
      return a[0] * a[1] + a[2] * a.length + (3 in a ? 1 : 2) + (4 in a ? 1 : 2);
    },
    [1.5],
  );
  program(
    'sort of rows in place',
    (m: Xs[]) => {
      m.sort(([a], [b]) => a - b);
      m[0][1] *= 10;
      return m[0][1] * m[1][1] + m[2][0];
    },
    [
      [
        [3, 1],
        [1, 2],
        [2, 5],
      ],
    ],
  );
  program(
    'median',
    (xs: Xs) => {
      const s = [...xs].sort((a, b) => a - b);
      const h = s.length >> 1;
      return s.length % 2 ? s[h] : (s[h - 1] + s[h]) / 2;
    },
    [[5, 1, 4, 2]],
    [[0, 0, 0.5, 0.5]],
  );
  program(
    'top k',
    (xs: Xs) =>
      xs
        .slice()
        .sort((a, b) => b - a)
        .slice(0, 2)
        .reduce((a, b) => a * b),
    [[5, 1, 4, 2]],
    [[4, 0, 5, 0]],
  );
});
