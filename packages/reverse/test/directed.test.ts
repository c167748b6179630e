/** What random programs rarely come upon, each case against the function itself, dual numbers and central differences. */
import { describe, it } from 'vitest';
import { functionAgrees } from './support/source.js';

type Case = readonly [name: string, f: (...args: any[]) => number, ...argumentLists: (() => unknown[])[]];

const exits: Case[] = [
  [
    'break out of two loops',
    (x: number, y: number) => {
      let s = x;
      outer: for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) {
          s = s * y + Math.sin(s);
          if (i * j === 2) break outer;
          s += x * j;
        }
        s *= 0.5;
      }
      return s * y;
    },
    () => [0.3, 0.7],
  ],
  [
    'return inside of loops inside of branches',
    (x: number, n: number) => {
      let s = x;
      if (x > 0) {
        for (let i = 0; i < 5; i++) {
          s *= 1.1 * x;
          if (i > 1) {
            let k = 0;
            while (k < 3) {
              s += Math.cos(s);
              if (i + k >= n) return s * s;
              k++;
            }
          } else s -= 0.2 * x;
        }
        return s * 3;
      }
      return -s;
    },
    () => [0.8, 2.5],
    () => [0.8, 3.5],
    () => [0.8, 100],
    () => [-0.8, 2],
  ],
  [
    'an exit in the first iteration',
    (x: number) => {
      let s = x;
      for (let i = 0; i < 5; i++) {
        s = s * s;
        if (s < 1) break;
        s += x;
      }
      return s * x;
    },
    () => [0.5],
    () => [1.1],
  ],
  [
    'an exit in the last iteration',
    (x: number) => {
      let s = x;
      for (let i = 0; i < 5; i++) {
        s = s * x + 1;
        if (i === 4) break;
        s = s / 2;
      }
      return s;
    },
    () => [0.9],
  ],
  [
    'continue in some iterations of two loops',
    (x: number) => {
      let s = x;
      outer: for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 3; j++) {
          s = Math.sin(s) + x;
          if (j === i) continue outer;
          if (j === 1) continue;
          s *= 1.5;
        }
        s += x * x;
      }
      return s;
    },
    () => [0.4],
  ],
  [
    'a block left from deep inside',
    (x: number, y: number) => {
      let s = x;
      done: {
        for (let i = 0; i < 3; i++) {
          if (s > y) {
            s *= x;
            if (i > 0) break done;
          } else s += 0.7 * x;
          s *= y;
        }
        s = s * s + y;
      }
      return s - x * y;
    },
    () => [0.9, 0.4],
    () => [0.9, 5],
  ],
  [
    'do with continue',
    (x: number) => {
      let s = x;
      let i = 0;
      do {
        i++;
        if (i === 2) continue;
        s = s * x + Math.sin(s);
      } while (i < 4);
      return s;
    },
    () => [0.6],
  ],
  [
    'a switch with shared cases',
    (x: number) => {
      let s = 0;
      for (let i = 0; i < 5; i++) {
        switch (i) {
          case 3:
          case 1:
            s += i * x * x;
            s *= Math.cos(x);
            break;
          case 2:
            continue;
          default:
            s += x;
        }
        s *= 1.1;
      }
      return s;
    },
    () => [0.7],
  ],
];

const loops: Case[] = [
  [
    'loops that never run',
    (x: number, n: number) => {
      let s = x * x;
      for (let i = 0; i < n; i++) s *= x;
      for (let i = 3; i < 3; i++) s *= x;
      while (s < -5) s *= x;
      return s * x;
    },
    () => [0.7, -0.3],
    () => [0.7, -2.5],
  ],
  [
    'carried values that are swapped',
    (x: number, y: number) => {
      let a = x;
      let b = y;
      let c = 1;
      for (let i = 0; i < 5; i++) [a, b, c] = [b, c * Math.sin(a), a];
      return a + 2 * b + 3 * c;
    },
    () => [0.3, 0.9],
  ],
  [
    'bounds from outer indices',
    (x: number) => {
      let s = 0;
      let t = x;
      for (let i = 0; i < 4; i++) {
        for (let j = i; j < 2 * i; j++) {
          for (let k = j; k > i; k--) s += t *= Math.cos(x * k);
          t += x * j;
        }
      }
      return s * t;
    },
    () => [0.4],
  ],
  [
    'negative and wide steps',
    (x: number) => {
      let s = x;
      for (let i = 7; i > -3; i -= 3) s = Math.sin(s * i) + x;
      for (let i = -4; i <= 5; i += 4) s = Math.cos(s + i) * x;
      for (let i = 6; i >= 0; i -= 2) for (let j = 0; j < 5; j += 2) s += Math.sin(s * i + j * x);
      return s;
    },
    () => [0.4],
  ],
  [
    'bounds that are no integers',
    (x: number, n: number) => {
      let s = x;
      for (let i = 0; i < n; i++) s = Math.sin(s) + x;
      for (let i = 5; i > n; i--) s = s * x + 1;
      for (let i = 0; i < n; i += 2) s = Math.cos(s * x);
      return s;
    },
    () => [0.4, 2.5],
    () => [0.4, 4.001],
    () => [0.4, -0.5],
  ],
  [
    'a bound that is changed in the loop',
    (x: number) => {
      let s = x;
      let n = 2;
      for (let i = 0; i < n; i++) {
        s = s * x + 1;
        if (i < 3) n++;
      }
      return s;
    },
    () => [0.9],
  ],
  [
    'more iterations than a tape has room for at first',
    (x: number) => {
      let s = x;
      let i = 0;
      while (i < 300) {
        s = Math.sin(s) + x;
        if (i % 7 === 3) s *= 0.5;
        i++;
      }
      return s;
    },
    () => [0.4],
  ],
  [
    'inner loops whose length depends on data',
    (x: number) => {
      let s = x;
      for (let i = 0; i < 2; i++) {
        let t = Math.abs(s);
        while (t < 3) t = t * 1.5 + 0.3 * x;
        s = Math.sin(t);
      }
      return s;
    },
    () => [0.37],
  ],
  [
    'loops before the only test of a loop',
    (x: number) => {
      let a = x;
      let n = 0;
      do {
        n += 1;
        let m = 0;
        do m += 1;
        while (m < 2);
        a = m * Math.sin(a);
      } while (n < 3);
      return a;
    },
    () => [0.7],
  ],
  [
    'an idle loop before the only test of a loop',
    (x: number) => {
      let a = x;
      let n = 0;
      do {
        n += 1;
        let m = 0;
        do {
          m += 1;
          a = x;
        } while (m < n);
      } while (n < 3);
      return a * x;
    },
    () => [0.7],
  ],
  [
    'a literal in a loop that computes nothing else',
    (x: number, y: number) => {
      let v = [x, 1];
      let n = 0;
      while (n < 2) {
        n++;
        v = [n, x * 0 + y];
      }
      for (let i = 0; i < n; i++) v = [v[1], y];
      return v[0] * v[1] + x;
    },
    () => [0.7, 0.4],
  ],
  [
    'a loop variable that is a number',
    (x: number) => {
      let y = 0;
      for (let t = x; t < 3 * x; t += x / 4.3) y += t * t;
      return y;
    },
    () => [1.1],
  ],
];

const values: Case[] = [
  [
    'values of branches used after them, and in other branches',
    (x: number, y: number) => {
      let a;
      let b = y;
      if (x > y) {
        a = x * x;
        b = a * y;
      } else a = Math.sin(x);
      const c = x < 1 ? a * b : a - b;
      if (y > 0) a = c * a;
      return a * c;
    },
    () => [0.8, 0.3],
    () => [0.3, 0.8],
    () => [1.5, -0.5],
  ],
  [
    'results that nobody uses',
    (x: number, y: number) => {
      let unused = 0;
      for (let i = 0; i < 3; i++) unused += Math.exp(x * i) / y;
      const other = unused > 2 ? Math.log(x) : x;
      return y * y + 0 * Math.floor(other);
    },
    () => [0.7, 0.2],
  ],
  ['a result that depends on nothing', () => 5, () => [0.5, 0.2]],
  ['a result that is an argument', (x: number) => x, () => [0.5, 0.2]],
  [
    'steps, which have no derivative',
    (x: number, y: number) => Math.floor(x * 3) * y + Math.sign(y) * x + Math.round(x) + (x | 0),
    () => [1.7, -0.4],
  ],
  [
    'overwritten infinities',
    (x: number) => {
      let s = 1 / (x - x);
      s = Math.cos(s);
      s = x * x;
      const t = x > 0 ? s : Math.sqrt(x - x);
      return s + t;
    },
    () => [0.5],
  ],
];

const arrays: Case[] = [
  [
    'counters used as indices',
    (xs: Float64Array, ys: number[]) => {
      let p = 0;
      const out = new Float64Array(6);
      for (let i = 0; i < xs.length; i++) {
        if (xs[i] > 0) out[p++] = xs[i] * ys[i];
        else out[out.length - 1 - i] += ys[i];
      }
      let s = 0;
      while (p > 0) s = s * 0.5 + out[--p];
      return s + out[5] * 3;
    },
    () => [Float64Array.of(0.5, -1, 2, 0.7), [1, 2, 3, 4]],
  ],
  [
    'a slot that is overwritten after use',
    (xs: number[]) => {
      let s = 0;
      for (let i = 0; i < xs.length; i++) {
        const before = xs[i];
        xs[i] = before * before;
        s += xs[i] * before;
        xs[i] = s;
      }
      return s * xs[0];
    },
    () => [[0.5, -0.7, 1.1]],
  ],
  [
    'sums in place',
    (xs: Float64Array) => {
      for (let i = 1; i < xs.length; i++) xs[i] += xs[i - 1] * xs[i];
      for (let i = xs.length - 2; i >= 0; i--) xs[i] *= xs[i + 1];
      return xs[0] + xs[1];
    },
    () => [Float64Array.of(0.5, -1, 2, 0.7)],
  ],
  [
    'two arguments that are one array',
    (xs: number[], ys: number[]) => {
      for (let i = 0; i < 3; i++) {
        xs[i] = Math.sin(ys[2 - i]);
        ys[i] *= xs[1];
      }
      return xs[0] * ys[1] + xs[2];
    },
    () => {
      const xs = [0.5, -0.7, 1.1];
      return [xs, xs];
    },
    () => [
      [0.5, -0.7, 1.1],
      [0.2, 0.4, 0.9],
    ],
  ],
  [
    'arrays that overlap in memory',
    (xs: Float64Array, ys: Float64Array) => {
      for (let i = 0; i < 3; i++) ys[i] = xs[i] * ys[i] + 1;
      return xs[2] * ys[2] + xs[1];
    },
    () => {
      const memory = Float64Array.of(0.5, -1, 2, 0.7, 0.3);
      return [memory.subarray(0, 3), memory.subarray(1, 4)];
    },
  ],
  [
    'arrays of arrays, swapped and shared',
    (m: number[][]) => {
      const row = m[0];
      m[0] = m[1];
      m[1] = row;
      row[0] *= m[0][1];
      m[0][1] = row[0] * row[1];
      return m[0][0] * m[1][0] + m[0][1];
    },
    () => [
      [
        [0.5, -0.7],
        [1.1, 0.3],
      ],
    ],
  ],
  [
    'objects whose fields change',
    (p: { x: number; y: { z: number } }) => {
      const q = p.y;
      for (let i = 0; i < 3; i++) {
        p.x = p.x * q.z;
        q.z = Math.sin(p.x) + p.y.z;
        p.y = { z: q.z * 2 };
      }
      return p.x + p.y.z * q.z;
    },
    () => [{ x: 0.4, y: { z: 0.9 } }],
  ],
  [
    'an array made in each iteration',
    (x: number) => {
      let last = [x, x * x];
      for (let i = 0; i < 4; i++) {
        const next = [last[1], Math.sin(last[0])];
        if (i % 2 === 0) last = next;
        else last[0] = next[1] * x;
      }
      return last[0] * last[1];
    },
    () => [0.6],
  ],
  [
    'elimination with pivoting, in place',
    (a: Float64Array, b: Float64Array) => {
      const n = b.length;
      for (let k = 0; k < n; k++) {
        let pivot = k;
        for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) pivot = i;
        for (let j = 0; j < n; j++) [a[k * n + j], a[pivot * n + j]] = [a[pivot * n + j], a[k * n + j]];
        [b[k], b[pivot]] = [b[pivot], b[k]];
        for (let i = k + 1; i < n; i++) {
          const factor = a[i * n + k] / a[k * n + k];
          for (let j = k; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
          b[i] -= factor * b[k];
        }
      }
      for (let i = n - 1; i >= 0; i--) {
        for (let j = i + 1; j < n; j++) b[i] -= a[i * n + j] * b[j];
        b[i] /= a[i * n + i];
      }
      return b[0] + 2 * b[1] - b[2];
    },
    () => [Float64Array.of(0.2, 1.1, -0.4, 1.5, 0.3, 0.8, -0.6, 0.9, 1.2), Float64Array.of(1, -0.5, 0.7)],
  ],
];

describe.each(Object.entries({ exits, loops, values, arrays }))('%s', (_, cases) => {
  it.each(cases.map(([name, f, ...argumentLists]) => ({ name, f, argumentLists })))('$name', ({ f, argumentLists }) => {
    for (const make of argumentLists) functionAgrees(f, make);
  });
});
