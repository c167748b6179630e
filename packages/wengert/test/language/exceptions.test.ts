/** Exceptions: `throw`, `try`, `catch`, variables that they see, and what is not caught. */
import { describe, expect, it } from 'vitest';
import { gradient, pullback, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

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
