/** Recursion that is deep: it works, or says that it is too deep. */
import { describe, expect, it } from 'vitest';
import { derivative, gradient, pullback } from '../../src/index.js';
import { check } from '../support/check.js';

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

  // The interpreter, which takes the place of compiled code where that is forbidden, needs more of the stack.
  const isCompiled = !process.execArgv.includes('--disallow-code-generation-from-strings');

  it.runIf(isCompiled)('of a thousand levels works, in a try too', () => {
    const careful = (x: number, n: number): number => {
      if (n === 0) return x;
      try {
        return careful(x, n - 1) * 0.999;
      } catch {
        return 0;
      }
    };
    for (const f of [deep, even, bounded(deep), careful])
      check((x: number) => f(x, 1000), [2], [f === even ? 0.999 ** 500 : 0.999 ** 1000]);
  });

  it('without end is refused, also where the program catches it, and what follows is as before', () => {
    const endless = (x: number, n: number): number => x * endless(x, n + 1);
    const caught = (x: number): number => {
      try {
        return endless(x, 0);
      } catch {
        return x;
      }
    };
    const tooDeep = expect.objectContaining({ code: 'too-deep' }) as Error;
    expect(() => gradient((x: number) => endless(x, 0), 2)).toThrow(tooDeep);
    expect(() => gradient(caught, 2)).toThrow(tooDeep);
    expect(() => pullback(caught, 2)).toThrow(tooDeep);
    expect(() => derivative(derivative(caught))(2)).toThrow(tooDeep);
    check((x: number) => bounded(deep)(x, 50), [2]);
  });

  it('does not take errors of the program for its own', () => {
    const f = (x: number): number => {
      try {
        throw new Error('the call stack of my machine is full: too much recursion');
      } catch (error) {
        return x * (error as Error).message.length;
      }
    };
    check(f, [2], [56]);
  });
});
