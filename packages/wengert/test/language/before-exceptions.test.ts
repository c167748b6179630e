/** What ran before an exception is differentiated, what it kept from running is not. */
import { describe, it } from 'vitest';
import { check } from '../support/check.js';

describe('what ran before an exception', () => {
  it('half-way through a loop', () => {
    const f = (xs: number[]) => {
      let sum = 0;
      let product = 1;
      try {
        for (let i = 0; i < xs.length; i++) {
          product *= xs[i];
          if (xs[i] < 0) throw new Error('negative');
          sum += xs[i] * product;
        }
      } catch {
        sum *= product;
      }
      return sum + product;
    };
    check(f, [[1.5, 2, 3]]);
    check(f, [[1.5, 2, -3, 4]]);
    check(f, [[-1.5, 2, -3, 4]]);
  });

  it('changes arrays, under any name', () => {
    const f = (xs: Float64Array, n: number) => {
      const same = xs;
      try {
        for (let i = 1; ; i++) {
          same[i] = xs[i - 1] * xs[i] * n;
          if (i + 1 >= xs.length) throw same;
        }
      } catch (e) {
        (e as Float64Array)[0] *= 2;
      }
      let sum = 0;
      for (let i = 0; i < xs.length; i++) sum += (i + 1) * xs[i];
      return sum;
    };
    check(f, [Float64Array.of(1, 2, 3, 0.5), 1.5]);
  });

  it('several calls deep', () => {
    const step = (state: { v: number; trace: number[] }, x: number, depth: number): number => {
      state.v *= x;
      state.trace.push(state.v);
      if (depth === 0) throw { at: state.v * x };
      const below = step(state, x + state.v, depth - 1);
      state.v = 1000;
      return below;
    };
    const f = (x: number, depth: number) => {
      const state = { v: x, trace: [x] };
      try {
        state.v = step(state, x, depth);
      } catch (e) {
        state.v += (e as { at: number }).at;
      }
      return state.v + state.trace.reduce((a, b) => a + b * b, 0);
    };
    for (const depth of [0, 1, 2, 3]) check((x: number) => f(x, depth), [0.75]);
  });

  it('in callbacks of array methods', () => {
    const f = (xs: number[], limit: number) => {
      const seen: number[] = [];
      try {
        xs.forEach((x, i) => {
          seen.push(x * x);
          if (x > limit) throw { i, x };
        });
        return seen.reduce((a, b) => a + b, 0);
      } catch (e) {
        return (e as { x: number }).x * seen.reduce((a, b) => a * b, 1);
      }
    };
    check((xs: number[]) => f(xs, 2.5), [[1, 2, 3, 4]]);
    check((xs: number[]) => f(xs, 10), [[1, 2, 3, 4]]);
    check(
      (xs: number[]) => {
        const out = [0, 0, 0];
        try {
          xs.map((x, i) => (out[i] = x * x + Math.sqrt(x < 2.5 ? x : (null as unknown as { x: number }).x)));
        } catch {
          out[0] *= 2;
        }
        return out[0] * out[1] + out[2];
      },
      [[1, 2, 3]],
    );
  });

  it('in functions that the engine calls, also where they use what it called them with', () => {
    const f = (xs: number[], by: (sum: { v: number }, a: number) => void): number => {
      const sum = { v: xs[0] };
      try {
        xs.sort((a, b) => {
          by(sum, a);
          if (sum.v !== 0) throw { v: sum.v * xs[1] };
          return a - b;
        });
      } catch (e) {
        sum.v += (e as { v: number }).v;
      }
      return sum.v;
    };
    check((xs: number[]) => f(xs, (sum) => void (sum.v *= 3)), [[2, 5]], [[3 + 15, 6]]);
    // The engine compares the second element with the first: x₀x₁ + x₀x₁²
    check((xs: number[]) => f(xs, (sum, a) => void (sum.v *= a)), [[2, 5]], [[5 + 25, 2 + 20]]);
  });

  it('in conversions to text', () => {
    const o = {
      toString(): string {
        throw new Error('unseen');
      },
    };
    const read = (x: number, from: object): number => `${from as unknown as string}`.length * x;
    const f = (x: number): number => {
      try {
        return read(x, o);
      } catch {
        return x;
      }
    };
    check(f, [1.5], [1]);
  });

  it('in a getter or setter, with what it carries', () => {
    const f = (x: number, how: number): number => {
      const o = {
        get v(): number {
          throw x * x;
        },
        set v(y: number) {
          throw x * y;
        },
      };
      let s = x;
      try {
        s *= 3;
        if (how > 0) s += o.v;
        else o.v = 2 * s;
        s = 0;
      } catch (e) {
        return (e as number) * s;
      }
      return s;
    };
    check(f, [2, 1], [9 * 2 ** 2, 0]);
    check(f, [2, -1], [18 * 3 * 2 ** 2, 0]);
  });

  it('through call and apply, spread arguments, and methods', () => {
    class Counter {
      total = 0;
      add(this: { total: number }, a: number, b: number): number {
        this.total += a * b;
        if (a > b) throw new Error('order');
        return a - b;
      }
    }
    const counter = new Counter();
    const { add } = counter;
    const f = (x: number, y: number) => {
      const o = { total: x, add };
      let r = 0;
      for (let k = 0; k < 4; k++) {
        try {
          r +=
            k === 0
              ? o.add(x, y)
              : k === 1
                ? o.add(...([y, x] as const))
                : k === 2
                  ? add.call(o, x, x * y)
                  : add.apply(o, [y * y, x]);
        } catch (e) {
          r += o.total * (e as Error).message.length;
        }
      }
      return r * o.total;
    };
    check(f, [1.5, 2]);
    check(f, [2.5, 0.5]);
  });

  it('in functions that catch nothing themselves, and in such that do', () => {
    const inner = (xs: number[], i: number): number => {
      xs[i] *= 2;
      if (i === 2) throw xs[i];
      return xs[i];
    };
    const middle = (xs: number[], i: number): number => {
      try {
        return inner(xs, i) * 3;
      } catch (e) {
        xs[0] += e as number;
        throw { again: (e as number) * xs[0] };
      } finally {
        xs[1] *= 1.5;
      }
    };
    const outer = (xs: number[], i: number): number => middle(xs, i) + 1;
    const f = (xs: number[]) => {
      let s = 0;
      for (let i = 0; i < 3; i++) {
        try {
          s += outer(xs, i);
        } catch (e) {
          s += (e as { again: number }).again;
        }
      }
      return s + xs[0] * xs[1] * xs[2];
    };
    check(f, [[1, 2, 3]]);
  });
});
