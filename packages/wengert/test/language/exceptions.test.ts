/**
 * Exceptions: `throw`, `try`, `catch`, `finally`. What ran before an exception is differentiated, what it kept from running is not,
 * and every side effect happens once, in its order.
 */
import { describe, expect, it } from 'vitest';
import { gradient, pullback, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

/** Checks a function that also writes a log: under differentiation it writes the same. */
function checkLogged<A extends readonly unknown[]>(
  f: (log: unknown[], ...args: A) => number,
  args: readonly [...A],
  expected?: unknown,
): void {
  check((...xs: A) => f([], ...xs), args, expected);
  const plain: unknown[] = [];
  const value = f(plain, ...(structuredClone(args) as unknown as A));
  const logged: unknown[] = [];
  const copies = structuredClone(args) as unknown as A;
  expect(withGradient((...xs: A) => f(logged, ...xs), ...copies).value).toBe(value);
  expect(logged).toEqual(plain);
}

describe('catch', () => {
  it('goes on after what was thrown', () => {
    const f = (x: number) => {
      let y = x;
      try {
        y = x * x;
        if (x > 1) throw new Error('large');
        y = 10 * x;
      } catch {
        y += 3 * x;
      }
      return y * x;
    };
    check(f, [0.5], [10]);
    check(f, [2], [3 * 4 + 6 * 2]);
  });

  it('hands over numbers, objects and errors with fields', () => {
    check(
      (x: number) => {
        try {
          throw x * x;
        } catch (e) {
          return (e as number) * x;
        }
      },
      [3],
      [27],
    );
    check(
      (x: number) => {
        try {
          throw { v: x * x, w: [x, 2 * x] };
        } catch (e) {
          const {
            v,
            w: [, second],
          } = e as { v: number; w: number[] };
          return v * second;
        }
      },
      [3],
      [54],
    );
    check(
      (x: number) => {
        const fail = (v: number): number => {
          throw Object.assign(new RangeError('no'), { v });
        };
        try {
          return fail(Math.sin(x)) + x;
        } catch (e) {
          return e instanceof RangeError ? (e as unknown as { v: number }).v * 2 : 0;
        }
      },
      [3],
      [2 * Math.cos(3)],
    );
  });

  it('takes patterns with defaults', () => {
    check(
      (x: number) => {
        try {
          throw { a: x, more: { b: [x * x] } };
        } catch ({
          a,
          c = 2 * x,
          more: {
            b: [b],
          },
        }: any) {
          return (a as number) * (b as number) * (c as number);
        }
      },
      [2],
      [2 * 4 * 8],
    );
    // A pattern may throw too, and that is not caught here.
    const f = (x: number) => {
      let y = x;
      try {
        try {
          y = x * x;
          throw null;
        } catch ({ a }: any) {
          y = a as number;
        }
      } catch (e) {
        y *= e instanceof TypeError ? 3 : 5;
      }
      return y;
    };
    check(f, [2], [12]);
  });

  it('sees errors of the engine, with their messages', () => {
    const f = (x: number, s: string) => {
      const seen: string[] = [];
      let y = x;
      const note = (e: unknown) => seen.push((e as Error).message);
      try {
        y *= x;
        y += (JSON.parse(s) as { k: number }).k * x;
      } catch (e) {
        note(e);
        y *= 2;
      }
      try {
        y *= x;
        const nothing = (s === '' ? { o: undefined } : { o: { p: x } }) as { o: { p: number } };
        y += nothing.o.p;
      } catch (e) {
        note(e);
        y *= 3;
      }
      try {
        y *= x;
        (s as unknown as () => void)();
      } catch (e) {
        note(e);
        y += x;
      }
      try {
        y *= x;
        Object.freeze(seen);
        seen[0] = '';
      } catch {
        y *= 5;
      }
      try {
        y += new Float64Array(-s.length - 1)[0];
      } catch (e) {
        y *= (e as Error) instanceof RangeError ? 7 : 11;
      }
      return seen.length * y;
    };
    const value = f(1.5, '');
    expect(withGradient(f, 1.5, '').value).toBe(value);
    check((x: number) => f(x, ''), [1.5]);
    check((x: number) => f(x, '{"k":2}'), [1.5]);
    check((x: number) => f(x, 'no JSON'), [1.5]);
  });

  it('names what is not a function as the engine does', () => {
    const f = (o: { x: number }) => {
      try {
        return (o as unknown as { m: (x: number) => number }).m(o.x);
      } catch (e) {
        return o.x * (e as Error).message.length;
      }
    };
    check(f, [{ x: 2 }], [{ x: 'o.m is not a function'.length }]);
  });
});

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

  it('in functions that the engine calls, unless only the engine knows what it called them with', () => {
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
    expect(() => gradient((xs: number[]) => f(xs, (sum, a) => void (sum.v *= a)), [2, 5])).toThrow(
      /Catching what a function threw that sort has called|has called/,
    );
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

describe('finally', () => {
  it('runs on every way out', () => {
    const f = (log: unknown[], x: number, way: number) => {
      let y = x;
      const inside = (): number => {
        for (let i = 0; i < 3; i++) {
          try {
            log.push(`try ${i}`);
            y *= x;
            if (way === 1) return y;
            if (way === 2) break;
            if (way === 3) continue;
            if (way === 4 && i === 1) throw y * x;
            y += 1;
          } finally {
            log.push('finally');
            y += x;
          }
          y *= 2;
        }
        return y * y;
      };
      try {
        return inside() + y;
      } catch (e) {
        log.push('catch');
        return (e as number) * y;
      }
    };
    for (const way of [0, 1, 2, 3, 4]) checkLogged((log, x: number) => f(log, x, way), [1.25]);
  });

  it('wins with an exit of its own', () => {
    const returns = (x: number): number => {
      try {
        throw new Error('lost');
      } finally {
        // eslint-disable-next-line no-unsafe-finally -- what this test is about
        return x * x;
      }
    };
    check(returns, [3], [6]);
    const breaks = (x: number): number => {
      let y = x;
      for (let i = 0; i < 3; i++) {
        try {
          y *= x;
          if (i === 1) return 1000 * y;
        } finally {
          // eslint-disable-next-line no-unsafe-finally -- as above
          if (i === 1) break;
        }
        y += 1;
      }
      return y;
    };
    check(breaks, [3]);
    const throws = (x: number): number => {
      let y = x;
      try {
        try {
          throw { v: x };
        } finally {
          y *= x;
          // eslint-disable-next-line no-unsafe-finally -- as above
          throw { v: y * y };
        }
      } catch (e) {
        return (e as { v: number }).v + y;
      }
    };
    check(throws, [1.5], [4 * 1.5 ** 3 + 3]);
  });

  it('follows catch, also when that throws, returns or breaks', () => {
    const f = (log: unknown[], x: number, way: number) => {
      let y = x;
      outer: for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 2; j++) {
          try {
            try {
              log.push(`${i} ${j}`);
              y *= x;
              if (i + j > 0) throw { v: y };
            } catch (e) {
              log.push('catch');
              if (way === 0) throw e;
              if (way === 1) return (e as { v: number }).v * x;
              if (way === 2) break outer;
              if (way === 3) continue outer;
              y += (e as { v: number }).v;
            } finally {
              log.push('inner');
              y += x;
            }
          } catch (e) {
            log.push('again');
            y *= (e as { v: number }).v;
          } finally {
            log.push('outer');
            y *= 0.5;
          }
        }
      }
      return y;
    };
    for (const way of [0, 1, 2, 3, 4]) checkLogged((log, x: number) => f(log, x, way), [0.75]);
  });

  it('keeps the value that is returned, and not what is assigned later', () => {
    check(
      (x: number) => {
        let y = x;
        try {
          return y * y;
        } finally {
          y = 100 * x;
        }
      },
      [3],
      [6],
    );
    check(
      (x: number) => {
        const o = { y: x };
        const read = (): { y: number } => {
          try {
            return o;
          } finally {
            o.y *= x;
          }
        };
        return read().y;
      },
      [3],
      [6],
    );
  });

  it('leaves blocks, loops and switches through several of them', () => {
    const f = (log: unknown[], x: number, way: number) => {
      let y = x;
      block: {
        try {
          switch (way) {
            case 0:
              break block;
            case 1:
              break;
            default:
              try {
                y *= x;
                if (way === 2) break;
                if (way === 3) break block;
                y *= x;
              } finally {
                log.push('inner');
                y += x;
              }
          }
          y *= 3;
        } finally {
          log.push('outer');
          y *= x;
        }
        y += 2;
      }
      return y;
    };
    for (const way of [0, 1, 2, 3, 4]) checkLogged((log, x: number) => f(log, x, way), [1.5]);
  });
});

describe('exceptions that are not caught', () => {
  it('come out of the gradient as they are, after the same effects', () => {
    const error = new Error('out');
    const f = (log: number[], x: number): number => {
      try {
        log.push(1);
        if (x > 1) throw error;
        return x;
      } finally {
        log.push(2);
      }
    };
    const log: number[] = [];
    expect(() => gradient((x: number) => f(log, x), 2)).toThrow(error);
    expect(log).toEqual([1, 2]);
    expect(() => pullback((x: number) => f(log, x), 2)).toThrow(error);
    expect(gradient((x: number) => f(log, x), 0.5)).toEqual([1]);
  });

  it('rethrown from catch', () => {
    const f = (x: number): number => {
      try {
        if (x > 1) throw new RangeError('big');
        throw new TypeError('small');
      } catch (e) {
        if (e instanceof RangeError) throw e;
        return x * x;
      }
    };
    check(f, [0.5], [1]);
    expect(() => gradient(f, 2)).toThrow(RangeError);
  });
});

describe('variables in try blocks', () => {
  it('are shared with closures, and each block has its own', () => {
    const f = (x: number) => {
      let y = x;
      const bump = (by: number): void => {
        y *= by;
        if (y > 5) throw y;
      };
      const later: (() => number)[] = [];
      for (let i = 0; i < 4; i++) {
        try {
          const z = y * x;
          let w = z;
          later.push(() => w * z);
          bump(x);
          w += y;
        } catch (e) {
          const z = (e as number) / 3;
          later.push(() => z);
          y = z;
        }
      }
      return later.reduce((s, g) => s + g(), y);
    };
    check(f, [1.5]);
    check(f, [3]);
  });
});

describe('deep recursion', () => {
  const deep = (x: number, n: number): number => (n === 0 ? x : 0.999 * deep(x, n - 1));
  const even = (x: number, n: number): number => (n === 0 ? x : odd(0.999 * x, n - 1));
  const odd = (x: number, n: number): number => (n === 0 ? -x : even(x, n - 1));
  const bounded = (f: (x: number, n: number) => number) => (x: number, n: number) => {
    try {
      return f(x, n);
    } catch {
      return 0;
    }
  };

  it.each([
    ['one function', deep],
    ['two functions', even],
    ['in a try', bounded(deep)],
  ])('of %s works, or is refused with a clear message', (_, f) => {
    check((x: number) => f(x, 100), [2]);
    for (const n of [10_000, 1_000_000]) {
      for (const run of [() => gradient((x: number) => f(x, n), 2), () => pullback((x: number) => f(x, n), 2)[1](1)]) {
        try {
          expect(run()[0]).toBeCloseTo(0.999 ** (f === even ? n / 2 : n), 12);
        } catch (error) {
          expect(error).toMatchObject({ code: 'too-deep' });
        }
      }
    }
  });
});
