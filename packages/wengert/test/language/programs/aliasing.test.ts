/** Programs as other people write them. Several names for one array. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

type Xs = number[];
describe('aliasing', () => {
  program(
    'two names',
    (xs: Xs) => {
      const ys = xs;
      ys[0] *= 3;
      xs[1] += ys[0];
      return ys[1] * xs[0];
    },
    [[1, 2]],
  );
  program(
    'one row twice in a matrix',
    (xs: Xs) => {
      const m = [xs, xs, [...xs]];
      m[0][0] *= 2;
      m[1][0] *= 3;
      return m[0][0] * m[2][0] + m[1][1];
    },
    [[1.5, 2]],
  );
  program(
    'the same array as two arguments',
    (a: Xs, b: Xs) => {
      a[0] *= 2;
      b[0] += 1;
      return a[0] * b[1];
    },
    () => {
      const xs = [1, 2];
      return [xs, xs] as [Xs, Xs];
    },
    [
      [4, 3],
      [4, 3],
    ],
  );
  program(
    'an alias made in a branch',
    (a: Xs, b: Xs) => {
      const t = a[0] > b[0] ? a : b;
      t[0] *= t[1];
      const u = a[0] > b[0] ? a : b;
      u[1] += t[0];
      return a[0] * a[1] + b[0] * b[1];
    },
    [
      [1, 2],
      [3, 4],
    ],
  );
  program(
    'an alias that moves through a loop',
    (a: Xs, b: Xs) => {
      let p = a;
      let q = b;
      for (let i = 0; i < 5; i++) {
        p[i % 2] = p[i % 2] * 0.5 + q[0];
        [p, q] = [q, p];
      }
      return a[0] * b[1] + a[1] * b[0];
    },
    [
      [1, 2],
      [3, 4],
    ],
  );
  program(
    'double buffering',
    (u0: Float64Array) => {
      let u = u0.slice();
      let v = new Float64Array(u.length);
      for (let t = 0; t < 5; t++) {
        for (let i = 1; i < u.length - 1; i++) v[i] = u[i] + 0.2 * (u[i - 1] - 2 * u[i] + u[i + 1]) * u[i];
        v[0] = u[0];
        v[u.length - 1] = u[u.length - 1];
        [u, v] = [v, u];
      }
      return u.reduce((s, x) => s + x * x, 0);
    },
    [Float64Array.of(1, 2, 0.5, 1, 3)],
  );
  program(
    'an object shared by two owners',
    (x: number) => {
      const shared = { v: x };
      const a = { s: shared };
      const b = { s: shared };
      a.s.v *= x;
      b.s.v += 1;
      a.s = { v: 3 };
      return a.s.v * b.s.v * shared.v;
    },
    [1.5],
  );
  program(
    'a list that holds itself',
    (x: number) => {
      const o: { v: number; self?: unknown } = { v: x };
      o.self = o;
      (o.self as typeof o).v *= x;
      return o.v * ((o.self as typeof o).self as typeof o).v;
    },
    [1.5],
  );
  program(
    'a scratch array across calls',
    (xs: Xs) => {
      const scratch: Xs = [];
      const norm = (a: number, b: number): number => {
        scratch[0] = a * a;
        scratch[1] = b * b;
        return Math.sqrt(scratch[0] + scratch[1]);
      };
      return norm(xs[0], xs[1]) * norm(xs[1], 2) + scratch[0];
    },
    [[3, 4]],
  );
  program(
    'a row kept before it is replaced',
    (m: Xs[]) => {
      const old = m[0];
      m[0] = m[1].map((x) => x * 2);
      old[0] *= 5;
      m[1][0] = old[0];
      return m[0][0] * m[1][0] + old[1];
    },
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
  );
  program(
    'values overwritten after use in the same loop',
    (xs: Xs) => {
      let s = 0;
      for (let i = 0; i < xs.length; i++) {
        s += xs[i] * xs[(i + 2) % 3];
        xs[i] = s;
      }
      return s;
    },
    [[1, 2, 3]],
  );
});
