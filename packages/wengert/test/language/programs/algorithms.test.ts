/** Programs as other people write them. Algorithms on arrays. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';
import { sum } from '../../support/sum.js';

type Xs = number[];

describe('algorithms', () => {
  program(
    'Gauss-Jordan inverse',
    (m: Xs[]) => {
      const n = m.length;
      const a = m.map((r, i) => [...r, ...r.map((_, j) => (i === j ? 1 : 0))]);
      for (let c = 0; c < n; c++) {
        let p = c;
        for (let r = c + 1; r < n; r++) if (Math.abs(a[r][c]) > Math.abs(a[p][c])) p = r;
        [a[c], a[p]] = [a[p], a[c]];
        const d = a[c][c];
        a[c] = a[c].map((v) => v / d);
        for (let r = 0; r < n; r++)
          if (r !== c) {
            const f = a[r][c];
            a[r] = a[r].map((v, k) => v - f * a[c][k]);
          }
      }
      return a.reduce((s, r, i) => s + r[n + i] * r[n], 0);
    },
    [
      [
        [0.1, 2, 1],
        [3, 1, 0.5],
        [1, 1, 2],
      ],
    ],
  );
  program(
    'FFT, in place with bit reversal',
    (re: Float64Array) => {
      const n = re.length;
      const im = new Float64Array(n);
      for (let i = 1, j = 0; i < n; i++) {
        let bit = n >> 1;
        for (; j & bit; bit >>= 1) j ^= bit;
        j ^= bit;
        if (i < j) [re[i], re[j]] = [re[j], re[i]];
      }
      for (let len = 2; len <= n; len <<= 1)
        for (let i = 0; i < n; i += len)
          for (let k = 0; k < len >> 1; k++) {
            const t = (-2 * Math.PI * k) / len;
            const a = i + k;
            const b = a + (len >> 1);
            const x = re[b] * Math.cos(t) - im[b] * Math.sin(t);
            const y = re[b] * Math.sin(t) + im[b] * Math.cos(t);
            re[b] = re[a] - x;
            im[b] = im[a] - y;
            re[a] += x;
            im[a] += y;
          }
      let s = 0;
      for (let k = 0; k < n; k++) s += k * (re[k] ** 2 + im[k] ** 2);
      return s;
    },
    [Float64Array.of(1, 2.5, 3, 0.5, 1, 0, -1, 2)],
  );
  program(
    'convolution in two dimensions',
    (img: Xs[], k: Xs[]) => {
      let s = 0;
      for (let i = 0; i + 1 < img.length; i++)
        for (let j = 0; j + 1 < img[0].length; j++) {
          let acc = 0;
          for (let a = 0; a < 2; a++) for (let b = 0; b < 2; b++) acc += img[i + a][j + b] * k[a][b];
          s += Math.max(0, acc) ** 2;
        }
      return s;
    },
    [
      [
        [1, 2, 0],
        [0.5, -3, 1],
        [2, 1, 1],
      ],
      [
        [1, 0.5],
        [-1, 0.2],
      ],
    ],
  );
  program(
    'longest common value by a table',
    (a: Xs, b: Xs) => {
      const d = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
      for (let i = 1; i <= a.length; i++)
        for (let j = 1; j <= b.length; j++)
          d[i][j] = Math.max(d[i - 1][j], d[i][j - 1], d[i - 1][j - 1] + a[i - 1] * b[j - 1]);
      return d[a.length][b.length];
    },
    [
      [1, 2, 3],
      [0.5, 2.5],
    ],
  );
  program(
    'dynamic time warping',
    (a: Xs, b: Xs) => {
      const w: Xs[] = [];
      for (let i = 0; i <= a.length; i++) {
        w.push([]);
        for (let j = 0; j <= b.length; j++)
          w[i][j] =
            i + j === 0
              ? 0
              : i * j === 0
                ? Infinity
                : (a[i - 1] - b[j - 1]) ** 2 + Math.min(w[i - 1][j], w[i][j - 1], w[i - 1][j - 1]);
      }
      return w[a.length][b.length];
    },
    [
      [1, 2, 3.5],
      [1.2, 3, 3.1, 2],
    ],
  );
  program(
    'knapsack in one row',
    (v: Xs) => {
      const w = [1, 2, 3];
      const best = new Float64Array(6);
      for (let i = 0; i < 3; i++)
        for (let c = 5; c >= w[i]; c--) best[c] = Math.max(best[c], best[c - w[i]] + v[i] ** 2);
      return best[5];
    },
    [[1, 2, 3]],
    [[0, 4, 6]],
  );
  program(
    'quick sort in place',
    (xs: Xs) => {
      const qs = (lo: number, hi: number): void => {
        if (lo >= hi) return;
        const p = xs[(lo + hi) >> 1];
        let [i, j] = [lo, hi];
        while (i <= j) {
          while (xs[i] < p) i++;
          while (xs[j] > p) j--;
          if (i <= j) {
            [xs[i], xs[j]] = [xs[j], xs[i]];
            i++;
            j--;
          }
        }
        qs(lo, j);
        qs(i, hi);
      };
      qs(0, xs.length - 1);
      return sum(xs);
    },
    [[5, 2, 8, 1, 9, 3]],
  );
  program(
    'heap',
    (xs: Xs) => {
      const h: Xs = [];
      const push = (v: number): void => {
        h.push(v);
        let i = h.length - 1;
        while (i > 0) {
          const p = (i - 1) >> 1;
          if (h[p] <= h[i]) break;
          [h[p], h[i]] = [h[i], h[p]];
          i = p;
        }
      };
      const pop = (): number => {
        const top = h[0];
        const last = h.pop()!;
        if (h.length) {
          h[0] = last;
          let i = 0;
          for (;;) {
            let c = 2 * i + 1;
            if (c >= h.length) break;
            if (c + 1 < h.length && h[c + 1] < h[c]) c++;
            if (h[i] <= h[c]) break;
            [h[i], h[c]] = [h[c], h[i]];
            i = c;
          }
        }
        return top;
      };
      xs.forEach(push);
      let s = 0;
      while (h.length > 1) {
        const a = pop();
        const b = pop();
        s += a * b;
        push(a + b);
      }
      return s + h[0];
    },
    [[5, 2, 8, 1.5]],
  );
  program(
    'Jacobi sweeps',
    (a: Xs[], b: Xs) => {
      let x = b.map(() => 0);
      for (let t = 0; t < 6; t++)
        x = x.map((_, i) => (b[i] - a[i].reduce((s, v, j) => (j === i ? s : s + v * x[j]), 0)) / a[i][i]);
      return sum(x);
    },
    [
      [
        [4, 1],
        [0.5, 3],
      ],
      [1, 2],
    ],
  );
  program(
    'power iteration',
    (m: Xs[]) => {
      let v = [1, 1];
      let l = 0;
      for (let t = 0; t < 10; t++) {
        const w = m.map((r) => r[0] * v[0] + r[1] * v[1]);
        l = Math.hypot(...w);
        v = w.map((x) => x / l);
      }
      return l;
    },
    [
      [
        [2, 1],
        [1, 3],
      ],
    ],
  );
  program(
    'cumulative maxima and differences',
    (xs: Xs) => {
      const c: Xs = [];
      xs.forEach((x, i) => c.push(i ? Math.max(c[i - 1], x) : x));
      const d = c.slice(1).map((x, i) => x - c[i]);
      return sum(c) + sum(d);
    },
    [[1, 3, 2, 5]],
  );
});
