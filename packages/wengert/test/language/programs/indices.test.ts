/** Programs as other people write them. Indices, patterns and swaps. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';
import { sum } from '../../support/sum.js';

type Xs = number[];

describe('indices', () => {
  program(
    'out of bounds with ??',
    (xs: Xs) => (xs[5] ?? 2) * (xs[-1] ?? 3) * xs[0] + (xs[0.5] ?? xs[1]),
    [[4, 5]],
    [[6, 1]],
  );
  program(
    'numbers as text',
    (xs: Xs) => {
      const k = '1';
      (xs as never as Record<string, number>)[k] *= 3;
      return xs[1] * xs['0' as never as number];
    },
    [[4, 5]],
    [[15, 12]],
  );
  program(
    'computed by an active value',
    (xs: Xs, t: number) => {
      const i = Math.floor(t);
      const f = t - i;
      return xs[i] * (1 - f) + xs[i + 1] * f;
    },
    [[1, 4, 9], 1.25],
    [[0, 0.75, 0.25], 5],
  );
  program(
    'fractional and negative keys are fields',
    (x: number) => {
      const a = [x] as Xs & Record<string, number>;
      a[-1] = x * x;
      a[0.5] = 3 * x;
      return a[-1] * a['0.5'] + a.length * a[0];
    },
    [2],
  );
  program(
    'a field of an array',
    (xs: Xs & { scale?: number }) => {
      xs.scale = xs[0] * 2;
      return xs[1] * xs.scale;
    },
    [[2, 3]],
    [[6, 4]],
  );
  program('last by length - 1', (xs: Xs) => xs[xs.length - 1] * xs[xs.length - 2], [[2, 3, 4]], [[0, 4, 3]]);
  program(
    'circular buffer',
    (x: number) => {
      const buf = new Array<number>(3).fill(0);
      let y = x;
      for (let i = 0; i < 8; i++) {
        buf[i % 3] = y;
        y = buf[i % 3] * 0.5 + (buf[(i + 1) % 3] ?? 0) * x;
      }
      return y;
    },
    [1.2],
  );
  program(
    'i++ on both sides',
    (xs: Xs) => {
      let i = 0;
      xs[i++] = xs[i++] * xs[i];
      return xs[0] * xs[1] + i;
    },
    [[1, 2, 3]],
  );
  program(
    'a[a[i]]',
    (xs: Xs) => {
      const p = [2, 0, 1];
      let s = 0;
      for (let i = 0; i < 3; i++) s += xs[p[p[i]]] * (i + 1) * xs[i];
      return s;
    },
    [[1, 2, 3]],
  );
  program(
    'swaps by destructuring',
    (xs: Xs) => {
      [xs[0], xs[1]] = [xs[1], xs[0]];
      [xs[2], xs[0], xs[1]] = [xs[0] * 2, xs[1], xs[2]];
      return sum(xs);
    },
    [[1, 2, 3]],
  );
  program(
    'a rotation of rows',
    (m: Xs[]) => {
      [m[0], m[1], m[2]] = [m[2], m[0], m[1]];
      m[0][0] *= 5;
      return m[0][0] * m[1][1] + m[2][0];
    },
    [
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
  );
  program(
    'patterns with holes, defaults and rest',
    (xs: Xs) => {
      const [a, , b = 10, c = a * b, ...r] = xs;
      const [d = 7] = r;
      return a * b * c + d * a;
    },
    [[1.5, 2, 3]],
  );
  program(
    'nested patterns',
    (o: { m: [number, { v: number[] }] }) => {
      const {
        m: [
          a,
          {
            v: [, b, ...c],
          },
        ],
      } = o;
      return a * b + c.length * c[0];
    },
    [{ m: [2, { v: [1, 3, 4] }] }],
  );
  program(
    'assignment to a pattern of members',
    (o: { a: number; b: number[] }) => {
      ({
        a: o.b[0],
        b: [o.a, o.b[1] = o.a],
      } = { a: o.a * 2, b: [o.b[1]] } as { a: number; b: [number, number?] });
      return o.a * o.b[0] + (o.b[1] ?? 0);
    },
    [{ a: 3, b: [4, 5] }],
  );
  program(
    'matrix minor by spread',
    (m: Xs[]) => {
      const det = (a: Xs[]): number =>
        a.length === 1
          ? a[0][0]
          : a[0].reduce(
              (s, v, j) => s + (j % 2 ? -1 : 1) * v * det(a.slice(1).map((r) => [...r.slice(0, j), ...r.slice(j + 1)])),
              0,
            );
      return det(m);
    },
    [
      [
        [2, 1, 0.5],
        [1, 3, 1],
        [0.2, 1, 4],
      ],
    ],
  );
});
