/** Programs as other people write them. Methods of arrays with callbacks. */
/* eslint-disable @typescript-eslint/no-array-constructor -- that is what is tested */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';
import { sum } from '../../support/sum.js';

type Xs = number[];

describe('methods with callbacks', () => {
  program(
    'map with index and array',
    (xs: Xs) => xs.map((x, i, a) => x * a[(i + 1) % a.length] * i).reduce((s, v) => s + v),
    [[1, 2, 3]],
  );
  program(
    'a callback that writes ahead',
    (xs: Xs) =>
      xs
        .map((x, i) => {
          if (i + 1 < xs.length) xs[i + 1] += x * x;
          return x;
        })
        .reduce((s, v) => s * v),
    [[1, 2, 0.5]],
  );
  program(
    'a callback that pushes',
    (xs: Xs) => {
      let s = 0;
      xs.forEach((x) => {
        s += x * x;
        if (xs.length < 5) xs.push(x * 3);
      });
      return s * xs[4];
    },
    [[1, 2]],
  );
  program(
    'a callback that pops',
    (xs: Xs) => {
      let s = 0;
      xs.forEach((x) => {
        s += x * x;
        xs.pop();
      });
      return s;
    },
    [[1, 2, 3, 4]],
    [[2, 4, 0, 0]],
  );
  program(
    'filter then map then reduceRight',
    (xs: Xs) =>
      xs
        .filter((x) => x > 0)
        .map((x) => x * x)
        .reduceRight((acc, x, i) => acc / 2 + x * i, 1),
    [[1, -2, 3, 4]],
  );
  program('reduce without an initial value', (xs: Xs) => xs.reduce((a, x, i) => a * x + i), [[2, 3, 4]]);
  program(
    'reduce to an object',
    (xs: Xs) => {
      const { n, s, m } = xs.reduce((o, x) => ({ n: o.n + 1, s: o.s + x, m: Math.max(o.m, x) }), {
        n: 0,
        s: 0,
        m: -Infinity,
      });
      return (s / n) * m;
    },
    [[1, 5, 3]],
  );
  program(
    'reduce to an array that grows',
    (xs: Xs) => sum(xs.reduce<Xs>((acc, x) => [...acc, (acc.at(-1) ?? 0) + x], [])),
    [[1, 2, 3]],
  );
  program(
    'reduce to functions',
    (xs: Xs) => xs.map((x) => (v: number) => v * x + 1).reduce((f, g) => (v) => g(f(v)))(2),
    [[1, 2, 3]],
  );
  program(
    'some, every, find, findIndex, findLast',
    (xs: Xs) => {
      const f = xs.find((x) => x > 1.5)!;
      const l = xs.findLast((x) => x < 3)!;
      const i = xs.findIndex((x) => x === 3);
      return f * l * (i + 1) * (xs.some((x) => x > 2) ? f : 1) * (xs.every((x) => x > 0) ? l : 1);
    },
    [[1, 2, 3.5, 2.5]],
  );
  program('find on nothing', (xs: Xs) => xs.find((x) => x > 100) ?? xs[0] * 2, [[1, 2]], [[2, 0]]);
  program(
    'some stops early',
    (xs: Xs) => {
      let s = 0;
      xs.some((x) => ((s += x * x), log.push('t'), x > 1.5));
      return s;
    },
    [[1, 2, 3]],
    [[2, 4, 0]],
  );
  program('flat and flatMap', (m: Xs[]) => sum(m.flat()) + sum(m.flatMap((r, i) => (i ? [r[0], ...r] : []))), [
    [
      [1, 2],
      [3, 4],
    ],
  ]);
  program(
    'indexOf and includes of active values',
    (xs: Xs) => xs[xs.indexOf(3)] * (xs.includes(2) ? xs[0] : 1) * (xs.lastIndexOf(3) + 1),
    [[5, 3, 2, 3]],
    [[12, 20, 0, 0]],
  );
  program(
    'join as a key',
    (xs: Xs) => {
      const m: Record<string, number> = {};
      m[xs.join('-')] = xs[0] * xs[1];
      return m['2-3'];
    },
    [[2, 3]],
    [[3, 2]],
  );
  program('concat of arrays and numbers', (xs: Xs, x: number) => sum(xs.concat(x, [x * x, 1], [], xs)), [[1, 2], 3]);
  program(
    'slice with negative and missing ends',
    (xs: Xs) => sum(xs.slice(-3, -1)) * sum(xs.slice(2)) + sum(xs.slice()) + sum(xs.slice(3, 1)),
    [[1, 2, 3, 4]],
  );
  program(
    'keys, values, entries',
    (xs: Xs) => {
      let s = 0;
      for (const [i, x] of xs.entries()) s += x ** (i + 1);
      for (const k of xs.keys()) s += xs[k] * k;
      for (const v of xs.values()) s *= v;
      return s;
    },
    [[1.2, 0.7]],
  );
  program(
    'Array.from of a length and a function',
    (x: number) => sum(Array.from({ length: 4 }, (_, i) => x ** i)),
    [1.3],
  );
  program(
    'Array.from of a string, a Set, a Map',
    (x: number) => {
      const a = Array.from('123', Number);
      const b = Array.from(new Set([x, x, 2 * x]));
      const c = Array.from(new Map([['a', x]]), ([, v]) => v * v);
      return sum([...a, ...b, ...c]) + b.length;
    },
    [1.5],
  );
  program(
    'Array.of and new Array',
    (x: number) => sum(Array.of(x, 2, x * x)) + sum(new Array(x, x + 1)) + new Array(7).length,
    [1.5],
  );
  program('at', (xs: Xs) => xs.at(-1)! * xs.at(0)! * (xs.at(9) ?? 2), [[3, 4]], [[8, 6]]);
  program(
    'a callback with this',
    (xs: Xs) =>
      xs
        .map(
          function (this: { w: number }, x) {
            return x * this.w;
          },
          { w: xs[0] },
        )
        .reduce((a, b) => a + b),
    [[2, 3]],
  );
  program(
    'map(Number), map(Math.sqrt), filter(Boolean)',
    (xs: Xs) => sum(xs.map(Number).map(Math.sqrt).filter(Boolean)),
    [[4, 0.25, 9]],
  );
  program(
    'zip, unzip',
    (a: Xs, b: Xs) => {
      const z = a.map((x, i) => [x, b[i]] as const);
      return z.reduce((s, [p, q]) => s + p * q * q, 0);
    },
    [
      [1, 2],
      [3, 4],
    ],
  );
  program(
    'chunks',
    (xs: Xs) => {
      const out: Xs[] = [];
      for (let i = 0; i < xs.length; i += 2) out.push(xs.slice(i, i + 2));
      return out.reduce((p, c) => p * (c[0] + (c[1] ?? 1)), 1);
    },
    [[1, 2, 3, 4, 5]],
  );
  program(
    'group by',
    (xs: Xs) => {
      const g: Record<string, Xs> = {};
      for (const x of xs) (g[x > 2 ? 'big' : 'small'] ??= []).push(x);
      return sum(g['big']) * sum(g['small']);
    },
    [[1, 3, 2.5, 0.5]],
  );
  program(
    'argmax, then use',
    (xs: Xs) => {
      const i = xs.indexOf(Math.max(...xs));
      return xs[i] ** 2 * xs[(i + 1) % xs.length];
    },
    [[1, 5, 3]],
    [[0, 30, 25]],
  );
  program(
    'argmax by reduce',
    (xs: Xs) => {
      const i = xs.reduce((b, x, k, a) => (x > a[b] ? k : b), 0);
      return xs[i] * i;
    },
    [[1, 5, 3]],
    [[0, 1, 0]],
  );
});
