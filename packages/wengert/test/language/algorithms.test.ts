/** Algorithms that work in place. */
import { test } from 'vitest';
import { check } from '../support/check.js';

test('cumulative sums in place', () => {
  check(
    (xs: number[]) => {
      for (let i = 1; i < xs.length; i++) xs[i] += xs[i - 1];
      let sum = 0;
      for (const x of xs) sum += x * x;
      return sum;
    },
    [[1, 2, 3, 4]],
  );
});

test('Gaussian elimination with pivoting', () => {
  const solve = (a: number[][], b: number[]): number => {
    const n = b.length;
    for (let k = 0; k < n; k++) {
      let pivot = k;
      for (let i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
      if (pivot !== k) {
        [a[k], a[pivot]] = [a[pivot], a[k]];
        [b[k], b[pivot]] = [b[pivot], b[k]];
      }
      for (let i = k + 1; i < n; i++) {
        const factor = a[i][k] / a[k][k];
        for (let j = k; j < n; j++) a[i][j] -= factor * a[k][j];
        b[i] -= factor * b[k];
      }
    }
    const x = new Array<number>(n).fill(0);
    for (let i = n - 1; i >= 0; i--) {
      let sum = b[i];
      for (let j = i + 1; j < n; j++) sum -= a[i][j] * x[j];
      x[i] = sum / a[i][i];
    }
    return x[0] + 2 * x[1] - x[2] * x[2];
  };
  check(solve, [
    [
      [0.1, 2, 3],
      [4, 1, -1],
      [2, 7, 0.5],
    ],
    [1, 2, 3],
  ]);
});

test('Gaussian elimination on a flat typed array', () => {
  const n = 3;
  check(
    (a: Float64Array) => {
      let determinant = 1;
      for (let k = 0; k < n; k++) {
        let pivot = k;
        for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) pivot = i;
        if (pivot !== k) {
          for (let j = 0; j < n; j++) {
            const t = a[k * n + j];
            a[k * n + j] = a[pivot * n + j];
            a[pivot * n + j] = t;
          }
          determinant = -determinant;
        }
        determinant *= a[k * n + k];
        for (let i = k + 1; i < n; i++) {
          const factor = a[i * n + k] / a[k * n + k];
          for (let j = k; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
        }
      }
      return determinant;
    },
    [Float64Array.of(0.5, 2, 1, 3, 1, 0.2, 1, 5, 2)],
  );
});

test('Cholesky decomposition', () => {
  check(
    (a: number[][]) => {
      const n = a.length;
      for (let j = 0; j < n; j++) {
        for (let k = 0; k < j; k++) a[j][j] -= a[j][k] ** 2;
        a[j][j] = Math.sqrt(a[j][j]);
        for (let i = j + 1; i < n; i++) {
          for (let k = 0; k < j; k++) a[i][j] -= a[i][k] * a[j][k];
          a[i][j] /= a[j][j];
        }
      }
      let logDeterminant = 0;
      for (let j = 0; j < n; j++) logDeterminant += 2 * Math.log(a[j][j]);
      return logDeterminant;
    },
    [
      [
        [4, 1, 0.5],
        [1, 3, 0.2],
        [0.5, 0.2, 2],
      ],
    ],
  );
});

test('insertion sort', () => {
  check(
    (xs: number[], weights: number[]) => {
      for (let i = 1; i < xs.length; i++) {
        const x = xs[i];
        let j = i - 1;
        while (j >= 0 && xs[j] > x) {
          xs[j + 1] = xs[j];
          j--;
        }
        xs[j + 1] = x;
      }
      let sum = 0;
      for (let i = 0; i < xs.length; i++) sum += xs[i] * weights[i];
      return sum;
    },
    [
      [3, 1, 2, 0.5],
      [1, 10, 100, 1000],
    ],
    [
      [1000, 10, 100, 1],
      [0.5, 1, 2, 3],
    ],
  );
});

test("Horner's scheme", () => {
  check(
    (c: number[], x: number) => {
      let y = 0;
      for (let i = c.length - 1; i >= 0; i--) y = y * x + c[i];
      return y;
    },
    [[1, 2, 3], 2],
    [[1, 2, 4], 14],
  );
});

test('logSumExp', () => {
  check(
    (xs: number[]) => {
      let max = -Infinity;
      for (const x of xs) max = Math.max(max, x);
      let sum = 0;
      for (const x of xs) sum += Math.exp(x - max);
      return max + Math.log(sum);
    },
    [[1, 3, 2, -50]],
  );
});

test('an ordinary differential equation by Runge-Kutta steps', () => {
  check(
    (y0: number, rate: number) => {
      const h = 0.1;
      let y = y0;
      let t = 0;
      for (let i = 0; i < 10; i++) {
        const k1 = rate * y * (1 - y) + Math.sin(t);
        const k2 = rate * (y + (h / 2) * k1) * (1 - (y + (h / 2) * k1)) + Math.sin(t + h / 2);
        y += (h / 2) * (k1 + k2);
        t += h;
      }
      return y;
    },
    [0.3, 1.7],
  );
});

test('dynamic programming over a table', () => {
  check(
    (costs: number[][]) => {
      const n = costs.length;
      const best: number[][] = [];
      for (let i = 0; i < n; i++) {
        best[i] = [];
        for (let j = 0; j < n; j++) {
          const before =
            i === 0 && j === 0 ? 0 : Math.min(i > 0 ? best[i - 1][j] : Infinity, j > 0 ? best[i][j - 1] : Infinity);
          best[i][j] = before + costs[i][j] ** 2;
        }
      }
      return best[n - 1][n - 1];
    },
    [
      [
        [1, 3, 1],
        [1, 5, 1.5],
        [4, 2, 1],
      ],
    ],
  );
});

test('particles as objects, moved step by step', () => {
  type Particle = { x: number; v: number; mass: number };
  check(
    (particles: Particle[], k: number) => {
      for (let step = 0; step < 4; step++) {
        for (const p of particles) {
          let force = 0;
          for (const q of particles) if (q !== p) force += k * (q.x - p.x) * q.mass;
          p.v += (force / p.mass) * 0.1;
        }
        for (const p of particles) p.x += p.v * 0.1;
      }
      let energy = 0;
      for (const { mass, v } of particles) energy += 0.5 * mass * v ** 2;
      return energy;
    },
    [
      [
        { x: 0, v: 1, mass: 1 },
        { x: 1, v: -0.5, mass: 2 },
        { x: 2.5, v: 0, mass: 0.5 },
      ],
      1.3,
    ],
  );
});
