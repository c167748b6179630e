/** Algorithms with derivatives inside: optimisers, learning to learn, equations of physics, products with Jacobians. */
import { describe } from 'vitest';
import { derivative, gradient, gradientWithSelf, jacobian, pullback, withGradient } from '../../src/index.js';
import { program } from '../support/programs.js';

describe('gradients through optimisers', () => {
  program(
    'descent with momentum, on an object that is changed',
    (rate: number, inertia: number) => {
      const p = { a: 1, b: 2 };
      const v = { a: 0, b: 0 };
      for (let k = 0; k < 4; k++) {
        const [g] = gradient((q: { a: number; b: number }) => (q.a * q.b - 1) ** 2 + q.a ** 2, p);
        v.a = inertia * v.a + g.a;
        v.b = inertia * v.b + g.b;
        p.a -= rate * v.a;
        p.b -= rate * v.b;
      }
      return p.a * p.b + p.a;
    },
    [0.05, 0.9],
  );
  program(
    'moments and their corrections',
    (rate: number) => {
      let x = 1;
      let m = 0;
      let v = 0;
      for (let t = 1; t <= 5; t++) {
        const g = derivative((z: number) => z ** 4 - z)(x);
        m = 0.9 * m + 0.1 * g;
        v = 0.99 * v + 0.01 * g * g;
        x -= (rate * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.99 ** t)) + 1e-8);
      }
      return x;
    },
    [0.1],
  );
  program(
    'a regulariser, through the weights that it leads to',
    (lambda: number) => {
      const data = [
        [1, 2.1],
        [2, 3.9],
        [3, 6.2],
      ];
      const loss = (u: number): number => data.reduce((s, [x, y]) => s + (u * x - y) ** 2, 0) / 3 + lambda * u * u;
      let w = 0;
      for (let i = 0; i < 10; i++) w -= 0.05 * gradient(loss, w)[0];
      return (w * 4 - 8) ** 2;
    },
    [0.1],
  );
  program(
    'a start from which one step fits each task',
    (start: number[], rate: number) => {
      const tasks = [
        [1, 2],
        [0.5, -1],
      ];
      let total = 0;
      for (const [x, y] of tasks) {
        const loss = (p: number[]): number => (p[0] * x + p[1] - y) ** 2;
        const [g] = gradient(loss, start);
        total += loss(start.map((s, i) => s - rate * g[i]));
      }
      return total;
    },
    [[0.1, 0.2], 0.3],
  );
  program(
    'weights in place, until the slope is small',
    (w: number[], rate: number) => {
      for (let k = 0; k < 50; k++) {
        const { value, gradient: g } = withGradient((v: number[]) => (v[0] - 1) ** 2 + v[0] * v[1] + v[1] ** 4, w);
        if (value < 0.6) break;
        for (let i = 0; i < w.length; i++) w[i] -= rate * g[0][i];
      }
      return w[0] ** 2 + w[1] ** 3;
    },
    [[0.5, 0.4], 0.1],
  );
  program(
    "Newton's method in two dimensions",
    (a: number, b: number) => {
      const residual = (p: number[]): number[] => [p[0] ** 2 + p[1] ** 2 - a, p[0] * p[1] - b];
      let p = [2, 1];
      for (let i = 0; i < 5; i++) {
        const [[[j, k], [l, m]]] = jacobian(residual, p) as unknown as [number[][]];
        const [r, s] = residual(p);
        const det = j * m - k * l;
        p = [p[0] - (m * r - k * s) / det, p[1] - (j * s - l * r) / det];
      }
      return p[0] * 2 + p[1];
    },
    [5, 1.9],
  );
});

describe('equations', () => {
  program(
    'leapfrog steps with the gradients of an energy',
    (q: number, p: number, dt: number) => {
      const energy = (x: number, y: number): number => (y * y) / 2 + Math.cos(x);
      for (let i = 0; i < 5; i++) {
        p -= (dt / 2) * gradient(energy, q, p)[0];
        q += dt * gradient(energy, q, p)[1];
        p -= (dt / 2) * gradient(energy, q, p)[0];
      }
      return q * p;
    },
    [0.5, 0.1, 0.1],
  );
  program(
    'the residual of a differential equation, by the weights of its solution',
    (w: number[]) => {
      const u = (t: number): number => w[0] * Math.tanh(w[1] * t + w[2]);
      let sum = 0;
      for (const t of [0, 0.5, 1]) sum += (derivative(u)(t) + u(t)) ** 2;
      return sum;
    },
    [[1, 0.5, -0.2]],
  );
  program(
    'a divergence',
    (x: number[]) => {
      const field = (p: number[]): number[] => [p[0] ** 2 * p[1], Math.sin(p[1]) * p[0]];
      let sum = 0;
      for (let i = 0; i < 2; i++) sum += gradient((p: number[]) => field(p)[i], x)[0][i];
      return sum;
    },
    [[0.6, 0.3]],
    [[2 * 0.3 + Math.cos(0.3), 2 * 0.6 - 0.6 * Math.sin(0.3)]],
  );
  program(
    'a Laplacian',
    (x: number[]) => {
      const u = (p: number[]): number => Math.exp(p[0]) * Math.sin(p[1]) + p[0] ** 4;
      let sum = 0;
      for (let i = 0; i < 2; i++) sum += gradient((p: number[]) => gradient(u, p)[0][i], x)[0][i];
      return sum;
    },
    [[0.3, 0.4]],
    [[24 * 0.3, 0]],
  );
});

describe('products with Jacobians', () => {
  program(
    'from the right, by the pullback of a pullback',
    (x: number[], v: number[]) => {
      const f = (p: number[]): number[] => [p[0] * p[1], Math.sin(p[0])];
      const [columns] = gradient(
        (w: number[]) => {
          const [d] = pullback(f, x)[1](w);
          return d[0] * v[0] + d[1] * v[1];
        },
        [0, 0],
      );
      return columns[0] * columns[1];
    },
    [
      [0.5, 1.5],
      [0.3, 0.7],
    ],
  );
  program(
    'a pullback per power',
    (x: number) => {
      let sum = 0;
      for (let i = 1; i < 4; i++) {
        const [y, back] = pullback((t: number) => t ** i * x, x);
        sum += y * back(i)[0];
      }
      return sum;
    },
    [1.3],
  );
  program(
    'by what a closure captured',
    (x: number) => {
      const k = { w: x * x };
      const [self, d] = gradientWithSelf((t: number) => k.w * t ** 2, x) as unknown as [{ k: { w: number } }, number];
      return self.k.w * d;
    },
    [1.2],
    [10 * 1.2 ** 4],
  );
  program(
    'a derivative in each element of a map',
    (xs: number[]) => xs.map((x) => derivative((y: number) => y ** 3 * xs[0])(x)).reduce((a, b) => a + b),
    [[1.5, 2, 3]],
  );
});
