/** Nested differentiation with arrays, objects and closures: mutation on both levels, aliasing, captured memory. */
import { derivative, gradient, jacobian, withGradient } from 'wengert';
import { describe, expect, test } from 'vitest';
import { expectClose } from '../support/close.js';
import { check } from '../support/check.js';

describe('Hessians', () => {
  const f = (v: number[]): number => v[0] ** 2 * v[1] + Math.sin(v[1] * v[2]) + v[2] ** 3;
  const hessian = ([a, b, c]: number[]): number[][] => [
    [2 * b, 2 * a, 0],
    [2 * a, -c * c * Math.sin(b * c), Math.cos(b * c) - b * c * Math.sin(b * c)],
    [0, Math.cos(b * c) - b * c * Math.sin(b * c), -b * b * Math.sin(b * c) + 6 * c],
  ];

  test('of functions of arrays', () => {
    const x = [0.5, -1, 0.75];
    expectClose(jacobian((v: number[]) => gradient(f, v)[0], x)[0], hessian(x));
  });

  test('of functions of typed arrays', () => {
    const g = (v: Float64Array): number => {
      let s = 0;
      for (let i = 0; i < v.length; i++) s += v[i] ** 3 * v[(i + 1) % v.length];
      return s;
    };
    const x = Float64Array.of(1, 2, -0.5);
    const rows = jacobian((v: Float64Array) => gradient(g, v)[0], x)[0];
    expect(rows[0]).toBeInstanceOf(Float64Array);
    expectClose(
      rows.map((r) => [...r]),
      [
        [12, 3, 0.75],
        [3, -6, 12],
        [0.75, 12, -3],
      ],
    );
  });

  test('Rosenbrock', () => {
    const rosenbrock = (x: number[]): number => {
      let s = 0;
      for (let i = 0; i + 1 < x.length; i++) s += 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2;
      return s;
    };
    expectClose(jacobian((x: number[]) => gradient(rosenbrock, x)[0], [1, 1])[0], [
      [802, -400],
      [-400, 200],
    ]);
  });

  test('times a vector', () => {
    const v = [1, -2, 0.5];
    const x = [0.5, -1, 0.75];
    const product = gradient((y: number[]) => gradient(f, y)[0].reduce((sum, g, k) => sum + g * v[k], 0), x)[0];
    const h = hessian(x);
    expectClose(
      product,
      h.map((row) => row.reduce((sum, d, k) => sum + d * v[k], 0)),
    );
  });

  test('at the origin', () => {
    expectClose(jacobian((x: number[]) => gradient((y: number[]) => y[0] * y[1], x)[0], [0, 0])[0], [
      [0, 1],
      [1, 0],
    ]);
  });
});

describe('mutation', () => {
  test('of an array on the inner level', () => {
    const inner = (xs: number[]): number => {
      for (let i = 1; i < xs.length; i++) xs[i] *= xs[i - 1];
      return xs[xs.length - 1];
    };
    check(
      (a: number, b: number) => {
        const [g] = gradient(inner, [a, b, a * b]);
        return g[0] * g[1] + g[2];
      },
      [0.75, -1.25],
    );
  });

  test('of an array of the outer level by the inner function', () => {
    check(
      (a: number, b: number) => {
        const memory = [a, b, 0];
        const slope = gradient((y: number) => {
          memory[2] += memory[0] * y;
          memory[0] = memory[2] * memory[1];
          return memory[0] * y * y;
        }, a)[0];
        return slope + memory[0] * memory[2];
      },
      [0.75, -1.25],
    );
  });

  test('on both levels, before and after', () => {
    check(
      (xs: Float64Array) => {
        xs[0] *= 2;
        const [d] = gradient((ys: Float64Array) => {
          ys[1] += ys[0] * ys[0];
          ys[0] = ys[1] * ys[2];
          return ys[0] * ys[1];
        }, xs);
        d[0] *= xs[1];
        return d[0] + d[1] * d[2] + xs[0];
      },
      [Float64Array.of(0.5, -1, 1.5)],
    );
  });

  test('of objects on both levels', () => {
    check(
      (p: { a: number; list: number[] }) => {
        p.a += p.list[0];
        const [d] = gradient((q: { a: number; list: number[] }) => {
          q.list[1] = q.a * q.a * q.list[0];
          q.a = q.list[1];
          return q.a * q.list[1] * q.list[0];
        }, p);
        return d.a * d.list[0] + d.list[1] + p.a;
      },
      [{ a: 0.5, list: [1.5, 2] }],
    );
  });

  test('push and pop', () => {
    check(
      (a: number) => {
        const stack: number[] = [];
        const d = derivative((y) => {
          for (let i = 0; i < 4; i++) stack.push(y * (i + a));
          return stack.pop()! * stack[1] * a;
        })(a);
        return d * stack.length + stack[0];
      },
      [1.25],
    );
  });

  test('the gradient is an array like any other', () => {
    check(
      (xs: number[]) => {
        const [g] = gradient((ys: number[]) => ys[0] ** 2 * ys[1], xs);
        g[0] += xs[1];
        g.push(g[0] * g[1]);
        return g.reduce((s, v) => s + v * v, 0);
      },
      [[0.5, 1.5]],
    );
  });
});

describe('aliasing', () => {
  test('two arguments that are one array', () => {
    check(
      (a: number, b: number) => {
        const xs = [a, b];
        const [d, e] = gradient((u: number[], v: number[]) => u[0] ** 2 * v[1] + v[0], xs, xs);
        return d[0] * d[1] + e[0];
      },
      [0.75, -1.25],
    );
  });

  test('an array that is captured and passed', () => {
    check(
      (a: number, b: number) => {
        const xs = [a, b];
        const [d] = gradient((u: number[]) => u[0] * xs[0] * xs[1], xs);
        return d[0] * d[1];
      },
      [0.75, -1.25],
    );
  });

  test('views of one buffer', () => {
    check(
      (xs: Float64Array) => {
        const [d] = gradient((ys: Float64Array) => {
          const tail = ys.subarray === undefined ? ys : new Float64Array(ys.buffer, ys.byteOffset + 8, 2);
          tail[0] *= ys[0];
          return ys[1] * tail[1] * tail[1];
        }, xs);
        return d[0] * d[1] + d[2];
      },
      [Float64Array.of(0.5, -1, 1.5)],
    );
  });

  test('the inner function returns into memory that the outer one reads', () => {
    check(
      (a: number) => {
        const box = { value: a, other: 1 };
        const d = derivative((y) => {
          box.other = y * box.value;
          return box.other * y;
        })(a * a);
        return d * box.other;
      },
      [1.25],
    );
  });
});

describe('closures', () => {
  test('reassigned variables of the outer function', () => {
    check(
      (a: number) => {
        let scale = a;
        const f = (y: number): number => y * y * scale;
        const first = derivative(f)(a);
        scale *= a;
        return first * derivative(f)(2);
      },
      [1.25],
      [32 * 1.25 ** 3],
    );
  });

  test('in arrays and objects', () => {
    check(
      (a: number) => {
        const layers = [{ f: (y: number) => y * a }, { f: (y: number) => Math.sin(y + a) }];
        const net = (y: number): number => layers.reduce((v, layer) => layer.f(v), y);
        return gradient(net, 0.5)[0];
      },
      [1.25],
    );
  });

  test('gradients inside of callbacks', () => {
    check(
      (xs: number[]) => xs.map((x) => derivative((y) => y ** 3 * x)(x)).reduce((s, d) => s + d, 0),
      [[0.5, 1.5]],
      [[9 * 0.25, 9 * 2.25]],
    );
  });

  test('methods', () => {
    const model = {
      w: 1.5,
      energy(x: number[]): number {
        return this.w * x[0] * x[1] ** 2;
      },
    };
    check(
      (w: number, a: number, b: number) => {
        model.w = 1.5;
        const local = { w, energy: model.energy };
        const [force] = gradient((x: number[]) => local.energy(x), [a, b]);
        return force[0] * force[1];
      },
      [0.5, 0.75, -1.25],
    );
  });
});

test('the gradient of something that the outer variable does not reach is a constant', () => {
  expect(gradient((x: number) => x * gradient((y: number) => y * y, 3)[0], 2)).toEqual([6]);
});

test('side effects of the inner function happen once and in order', () => {
  const log: number[] = [];
  const f = (x: number): number => {
    log.push(1);
    const d = derivative((y) => {
      log.push(2);
      return y * y * x;
    })(x);
    log.push(3);
    return d;
  };
  expect(withGradient(f, 2)[0]).toBe(8);
  expect(log).toEqual([1, 2, 3]);
});

test('integration of motion in a potential', () => {
  const potential = (q: number[], k: number): number => 0.5 * k * (q[0] ** 2 + q[1] ** 2) + q[0] ** 2 * q[1];
  const run = (k: number, q0: number): number => {
    const q = [q0, 0.25];
    const p = [0, 0];
    for (let step = 0; step < 10; step++) {
      const [force] = gradient((x: number[]) => potential(x, k), q);
      for (let i = 0; i < 2; i++) {
        p[i] -= 0.05 * force[i];
        q[i] += 0.05 * p[i];
      }
    }
    return q[0] * q[0] + q[1];
  };
  check(run, [1.5, 0.5]);
});
