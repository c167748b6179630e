/** Refusals that concern functions: those that cannot be seen, native ones, and what is passed to the public functions. */
import { describe, expect, test } from 'vitest';
import {
  derivative,
  gradcheck,
  gradient,
  jacobian,
  pullback,
  pullbackWithSelf,
  sum,
  tensor,
  withGradient,
  type Tensor,
} from '../../src/index.js';
import { expectRefusal, lineHere, refusalOf } from '../support/refused.js';
import { fromText } from '../support/code.js';

const file = 'test/refusals/calls.test.ts';

describe('captured variables that cannot be seen', () => {
  const make = fromText<(k: number) => (x: number) => number>('(k) => (x) => x * k');

  test('are named, with the three remedies', () => {
    const error = refusalOf(() => gradient(make(3), 2));
    expect(error.code).toBe('invisible-capture');
    expect(error.message).toContain('`k`');
    expect(error.remedy).toContain('@wengert/plugin');
    expect(error.remedy).toContain('--import @wengert/plugin/register');
    expect(error.remedy).toContain('differentiable(f, () => ({ k }))');
    expect(error.frame).toMatch(/x \* k/);
  });

  test('also in functions that are called', () => {
    const inner = make(3);
    const error = refusalOf(() => gradient((x: number) => inner(x) * 2, 2));
    expect(error.code).toBe('invisible-capture');
    expect(error.message).toContain('`k`');
  });

  test('closed functions without a record work', () => {
    const f = fromText<(x: number) => number>('function (x) { return Math.sin(x) * x }');
    expect(gradient(f, 0)).toEqual([0]);
    expect(gradient(fromText<(a: number, b: number) => number>('function (a, b) { return a * b }'), 2, 3)).toEqual([
      3, 2,
    ]);
  });

  test('a module-level name of a browser or of Node counts as captured', () => {
    const f = fromText<(x: number) => number>('(x) => x * process.argv.length');
    expect(refusalOf(() => gradient(f, 2)).code).toBe('invisible-capture');
  });
});

describe('native functions', () => {
  test('without a rule on the active path', () => {
    const line = lineHere(1);
    const f = (xs: number[]): number => Promise.resolve(xs) as unknown as number;
    const error = expectRefusal(() => gradient(f, [1, 2]), 'native-function', file, line, 'Promise.resolve(xs)');
    expect(error.message).toContain('Promise.resolve');
    expect(error.remedy).toContain('adjoint(');
    expect(error.remedy).toContain('nonDifferentiable(');
  });

  test('bound functions', () => {
    const scale = function (this: { k: number }, x: number): number {
      return this.k * x;
    }.bind({ k: 3 });
    const error = refusalOf(() => gradient((x: number) => scale(x), 2));
    expect(error.code).toBe('native-function');
    expect(error.message).toContain('scale');
  });

  test('differentiated themselves', () => {
    expect(refusalOf(() => gradient(encodeURIComponent as never, 2)).code).toBe('native-function');
    expect(gradient(Math.sin, 0)).toEqual([1]);
  });

  test('off the active path they just run', () => {
    const order = [3, 1, 2];
    const f = (x: number): number => x * parseInt('12', 10) * 'abc'.padEnd(5).length * [...order].indexOf(2);
    expect(gradient(f, 2)).toEqual([12 * 5 * 2]);
  });
});

describe('results that are no number', () => {
  const cases: readonly [string, (x: number) => unknown, RegExp][] = [
    ['a string', (x) => `${x}`, /"2"/],
    ['an array', (x) => [x, x], /an array of length 2/],
    ['an object', (x) => ({ x }), /an object/],
    ['undefined', () => undefined, /undefined/],
    ['a boolean', (x) => x > 1, /true/],
    ['null', () => null, /null/],
    ['a function', (x) => () => x, /function/],
  ];
  for (const [name, f, got] of cases) {
    test(name, () => {
      const error = refusalOf(() => gradient(f as never, 2));
      expect(error.code).toBe('not-a-scalar');
      expect(error.frame, error.message).toContain('calls.test.ts');
      expect(error.summary).toMatch(got);
      expect(error.summary).toContain('gradient needs a number');
      expect(error.remedy).toContain('pullback');
      expect(error.remedy).toContain('jacobian');
      expect(refusalOf(() => withGradient(f as never, 2)).summary).toContain('withGradient needs a number');
    });
  }

  test('the function is named', () => {
    const rows = (x: number): number[] => [x];
    expect(refusalOf(() => gradient(rows as never, 2)).summary).toContain('rows returned');
  });

  test('derivative', () => {
    expect(refusalOf(() => derivative(((x: number) => [x]) as never)(2)).code).toBe('not-a-scalar');
  });
});

describe('what is no function', () => {
  for (const [name, call] of Object.entries({
    gradient,
    withGradient,
    pullback,
    pullbackWithSelf,
    derivative,
    jacobian,
  })) {
    test(name, () => {
      for (const wrong of [undefined, null, 3, 'f', {}]) {
        const error = refusalOf(() => (call as unknown as (f: unknown, x: number) => unknown)(wrong, 1));
        expect(error.code).toBe('not-a-function');
        expect(error.summary).toContain(name);
      }
    });
  }

  test('gradcheck', () => {
    expect(() => gradcheck(3 as never, [1])).toThrow(TypeError);
  });

  test('a callee inside of the function: the error that JavaScript throws', () => {
    const o = {} as { f: (x: number) => number };
    expect(() => gradient((x: number) => o.f(x), 1)).toThrow(TypeError);
    expect(() => gradient((x: number) => o.f(x), 1)).toThrow(/o\.f is not a function/);
  });
});

describe('wrong arguments', () => {
  test('derivative takes one number', () => {
    const f = (x: number): number => x;
    const d = derivative(f) as (...args: unknown[]) => number;
    for (const args of [[], [1, 2], ['1'], [[1]], [undefined]]) {
      const error = refusalOf(() => d(...args));
      expect(error.code).toBe(args.length === 1 ? 'bad-argument' : 'wrong-arity');
      expect(error.summary).toContain('derivative of f');
      expect(error.remedy).toContain('gradient(f, ...args)');
    }
  });

  test('missing arguments that the function needed', () => {
    const product = (x: number, y: number): number => x * y;
    const calls = [
      () => gradient(product as never, 1),
      () => withGradient(product as never, 1),
      () => pullback(product as never, 1),
      () => pullbackWithSelf(product as never, 1),
      () => derivative(product as never)(1),
    ];
    for (const call of calls) {
      const error = refusalOf(call);
      expect(error.code).toBe('wrong-arity');
      expect(error.summary).toContain('product has 2 arguments and got 1');
    }
  });

  test('missing arguments that the function can do without', () => {
    const power = (x: number, n?: number): number => x ** (n ?? 2);
    expect(gradient(power as (x: number) => number, 3)).toEqual([6]);
    expect(derivative(power)(3)).toBe(6);
    expect(gradient(((x: number, y: number) => (x > 0 ? x : y)) as (x: number) => number, 3)).toEqual([1]);
  });

  test('seeds that do not fit', () => {
    const wrong = (f: (...args: any[]) => unknown, args: unknown[], seed: unknown): string =>
      refusalOf(() => (pullback(f, ...args).back as (d: unknown) => unknown)(seed)).code;
    expect(wrong((x: number) => x, [1], [1])).toBe('wrong-cotangent');
    expect(wrong((x: number) => x, [1], undefined)).toBe('wrong-cotangent');
    expect(wrong((x: number) => [x, x], [1], [1])).toBe('wrong-cotangent');
    expect(wrong((x: number) => [x, x], [1], 1)).toBe('wrong-cotangent');
    expect(wrong((x: number) => [x, [x]], [1], [1, 1])).toBe('wrong-cotangent');
    expect(wrong((x: number) => [x], [1], ['1'])).toBe('wrong-cotangent');
    expect(wrong((x: number) => ({ a: x, s: 'text' }), [1], { b: 1 })).toBe('wrong-cotangent');
    expect(wrong((xs: Float64Array) => xs, [Float64Array.of(1)], Float64Array.of(1, 2))).toBe('wrong-cotangent');
  });

  test('a Jacobian of a number', () => {
    const error = refusalOf(() => jacobian(((x: number) => x) as never, 1));
    expect(error.code).toBe('bad-argument');
    expect(error.remedy).toContain('gradient');
  });

  test('a Jacobian of nested arrays', () => {
    expect(refusalOf(() => jacobian(((x: number) => [[x]]) as never, 1)).code).toBe('bad-argument');
  });
});

describe('nested differentiation', () => {
  test('of what is no function', () => {
    expect(refusalOf(() => gradient((x: number) => derivative(3 as never)(x), 2)).code).toBe('not-a-function');
  });

  test('of what returns no number', () => {
    const f = (x: number): number => gradient(((y: number) => [y]) as never, x)[0];
    expect(refusalOf(() => gradient(f, 2)).code).toBe('not-a-scalar');
  });

  test('of what may not be called', () => {
    const line = lineHere(1);
    const inner = (y: number): number => Promise.resolve(y) as unknown as number;
    const error = expectRefusal(
      () => gradient((x: number) => derivative(inner)(x), 2),
      'native-function',
      file,
      line,
      'Promise.resolve(y)',
    );
    expect(error.message).toContain('Promise.resolve');
  });

  test('with a cotangent that does not fit', () => {
    const f = (x: number): number => pullback((y: number) => y * x, x)[1]('a' as never)[0];
    expect(refusalOf(() => gradient(f, 2)).code).toBe('wrong-cotangent');
  });
});

describe('tensors', () => {
  const a = tensor([1, 2]);

  test('changes in place', () => {
    const line = lineHere(2);
    const f = (w: Tensor): number => {
      w.subInPlace(1);
      return sum(w);
    };
    const error = expectRefusal(() => gradient(f, a.clone()), 'refused-function', file, line, 'w.subInPlace(1)');
    expect(error.summary).toContain('subInPlace');
  });

  test('what is inside of them', () => {
    const line = lineHere(1);
    const f = (w: Tensor): number => w.data[0] * 2;
    const error = expectRefusal(() => gradient(f, a), 'hidden-derivative', file, line, 'w.data');
    expect(error.summary).toContain('`data`');
  });
});
