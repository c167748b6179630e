/** `adjoint`, `rule`, `scalarRule`, `nonDifferentiable`, `stopGradient`. */
import { describe, expect, test } from 'vitest';
import {
  adjoint,
  adjointSource,
  derivative,
  gradcheck,
  gradient,
  nonDifferentiable,
  pullback,
  rule,
  scalarRule,
  stopGradient,
  WengertError,
  withGradient,
} from '../../src/index.js';
import { check } from '../support/check.js';
import { fromText } from '../support/code.js';

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof WengertError ? error.code : String(error);
  }
  return 'nothing was thrown';
};

describe('adjoint', () => {
  test('redefines the function under differentiation only', () => {
    const seen: string[] = [];
    const f = (x: number): number => {
      seen.push('plain');
      return x * x;
    };
    adjoint(f, (x) => {
      seen.push('forward');
      return [x * x, (d) => [100 * d]];
    });
    expect(f(3)).toBe(9);
    expect(gradient(f, 3)).toEqual([100]);
    expect(derivative(f)(3)).toBe(100);
    expect([...withGradient((x: number) => f(x) + 1, 3)]).toEqual([10, [100]]);
    expect(f(3)).toBe(9);
    expect(seen).toEqual(['plain', 'forward', 'forward', 'forward', 'plain']);
  });

  test('of arrays', () => {
    const total = (xs: number[]): number => xs.reduce((a, b) => a + b, 0);
    adjoint(total, (xs) => {
      const { length } = xs;
      return [total(xs), (d) => [new Array<number>(length).fill(d)]];
    });
    check((xs: number[]) => total(xs) ** 2, [[1, 2, 3]], [[12, 12, 12]]);
    check(
      (xs: number[]) => {
        const y = total(xs);
        xs.push(1);
        xs[0] = 5;
        return y * xs[1];
      },
      [[1, 2]],
      [[2, 5]],
    );
  });

  test('that returns arrays', () => {
    const twice = (xs: number[]): number[] => xs.map((x) => 2 * x);
    adjoint(twice, (xs) => [twice(xs), (d) => [d.map((v) => 2 * v)]]);
    check(
      (xs: number[]) => {
        const ys = twice(xs);
        ys[0] *= ys[1];
        return ys[0] + twice(ys)[1];
      },
      [[3, 4]],
      [[16, 16]],
    );
  });

  test('that returns its argument', () => {
    const same = (xs: number[]): number[] => xs;
    adjoint(same, (xs) => [xs, (d) => [d.map((v) => 10 * v)]]);
    expect(gradient((xs: number[]) => same(xs)[0] * xs[1], [2, 3])).toEqual([[30, 20]]);
  });

  test('with arguments without derivative', () => {
    const scale = (x: number, unit: string): number => (unit === 'k' ? 1000 * x : x);
    adjoint(scale, (x, unit) => [scale(x, unit), (d) => [unit === 'k' ? 1000 * d : d, undefined]]);
    expect(gradient(scale, 2, 'k')).toEqual([1000, undefined]);
    expect(gradient((x: number) => scale(x, 'k') * x, 2)).toEqual([4000]);
  });

  test('registered again: the new one holds', () => {
    const f = (x: number): number => x;
    const g = (x: number): number => f(x) * 2;
    expect(gradient(g, 1)).toEqual([2]);
    adjoint(f, (x) => [x, (d) => [5 * d]]);
    expect(gradient(g, 1)).toEqual([10]);
    adjoint(f, (x) => [x, (d) => [7 * d]]);
    expect(gradient(g, 1)).toEqual([14]);
  });

  test('of a method', () => {
    class Model {
      k = 3;
      run(x: number): number {
        return this.k * x;
      }
    }
    const model = new Model();
    adjoint(Model.prototype.run, (x) => [x * 50, (d) => [50 * d]]);
    expect([...withGradient((x: number) => model.run(x), 2)]).toEqual([100, [50]]);
    expect(model.run(2)).toBe(6);
  });

  test('of a native function', () => {
    const clamp = Math.fround;
    expect(gradient((x: number) => clamp(x), 0.1)).toEqual([1]);
    const parse = parseFloat as unknown as (x: number) => number;
    expect(gradient((x: number) => x * parse(2), 3)).toEqual([2]);
  });

  test('the wrong number of cotangents names the function', () => {
    const weigh = (a: number, b: number): number => a * b;
    adjoint(weigh, (a, b) => [a * b, (d) => [d * b]]);
    expect(codeOf(() => gradient(weigh, 2, 3))).toBe('wrong-arity');
    expect(() => gradient(weigh, 2, 3)).toThrow('weigh has 2 arguments but its adjoint returned 1 cotangent');
    expect(() => gradient((x: number) => weigh(x, x), 2)).toThrow(
      'weigh has 2 arguments but its adjoint returned 1 cotangent',
    );
  });

  test('what is no list of cotangents, and no pair', () => {
    const f = (a: number): number => a;
    adjoint(f, ((a: number) => [a, (d: number) => d]) as never);
    expect(codeOf(() => gradient(f, 2))).toBe('wrong-arity');
    adjoint(f, ((a: number) => a) as never);
    expect(codeOf(() => gradient(f, 2))).toBe('wrong-arity');
    expect(() => gradient(f, 2)).toThrow(/must return \[value, back\]/);
  });

  test('a cotangent of the wrong kind or length', () => {
    const f = (xs: number[]): number => xs[0];
    adjoint(f, (xs) => [xs[0], () => [[1]]]);
    expect(codeOf(() => gradient(f, [1, 2]))).toBe('wrong-cotangent');
    const g = (x: number): number => x;
    adjoint(g, (x) => [x, () => ['no']]);
    expect(codeOf(() => gradient(g, 1))).toBe('wrong-cotangent');
  });
});

describe('scalarRule and rule', () => {
  test('partial derivatives, also of the result', () => {
    const f = (x: number, y: number): number => Math.tanh(x) * y;
    scalarRule(f, [(x, y) => (1 - Math.tanh(x) ** 2) * y, (_x, y, result) => result / y]);
    expect(gradcheck(f, [0.3, 2]).ok).toBe(true);
    check((x: number) => f(x, x) * 3, [0.4]);
  });

  test('one pullback per argument, called only for those that are asked for', () => {
    const asked: number[] = [];
    const dot = (a: number[], b: number[]): number => a.reduce((s, x, i) => s + x * b[i], 0);
    rule(dot, {
      pullbacks: [
        (d: number, _y, _a, b) => {
          asked.push(0);
          return b.map((x) => d * x);
        },
        (d: number, _y, a) => {
          asked.push(1);
          return a.map((x) => d * x);
        },
      ],
    });
    expect(gradient(dot, [1, 2], [3, 4])).toEqual([
      [3, 4],
      [1, 2],
    ]);
    asked.length = 0;
    const fixed = Object.freeze([5, 6]) as number[];
    expect(gradient((a: number[]) => dot(a, fixed) * 2, [1, 2])).toEqual([[10, 12]]);
  });

  test('arrays that are changed after the call', () => {
    const product = (xs: number[]): number => xs[0] * xs[1];
    rule(product, { pullbacks: [(d: number, _y, xs) => [d * xs[1], d * xs[0]]] });
    check(
      (xs: number[]) => {
        const y = product(xs);
        xs[1] = 100;
        return y * xs[0];
      },
      [[2, 3]],
      [[12, 4]],
    );
  });
});

describe('nonDifferentiable', () => {
  test('makes results constants', () => {
    const level = (x: number): number => x * x;
    nonDifferentiable(level);
    expect(gradient((x: number) => level(x) * x, 3)).toEqual([9]);
    expect(gradient(level, 3)).toEqual([0]);
  });

  test('of a function that could not be differentiated', () => {
    const opaque = fromText<(x: number) => number>('function (x) { return hidden(x) }');
    (globalThis as Record<string, unknown>)['hidden'] = (x: number) => x + 1;
    expect(codeOf(() => gradient((x: number) => opaque(x) * x, 3))).toBe('invisible-capture');
    nonDifferentiable(opaque, 'opaque');
    expect(gradient((x: number) => opaque(x) * x, 3)).toEqual([4]);
    delete (globalThis as Record<string, unknown>)['hidden'];
  });
});

describe('stopGradient', () => {
  test('of numbers', () => {
    expect(gradient((x: number) => x * stopGradient(x), 3)).toEqual([3]);
    expect(gradient((x: number) => stopGradient(x * x), 3)).toEqual([0]);
    expect(stopGradient(5)).toBe(5);
  });

  test('of arrays and objects: what is read through other names keeps its derivative', () => {
    expect(gradient((xs: number[]) => stopGradient(xs)[0] * xs[1], [2, 3])).toEqual([[0, 2]]);
    expect(gradient((o: { p: { x: number } }) => stopGradient(o).p.x * o.p.x, { p: { x: 3 } })).toEqual([
      { p: { x: 3 } },
    ]);
  });

  test('of typed arrays and of one part of an expression', () => {
    expect(gradient((xs: Float64Array) => xs[0] * stopGradient(xs)[0], Float64Array.of(3))).toEqual([
      Float64Array.of(3),
    ]);
    const [, back] = pullback((x: number) => [x, stopGradient(x)], 3);
    expect(back([1, 1])).toEqual([1]);
  });
});

describe('adjointSource', () => {
  test('prints code that runs', () => {
    const source = adjointSource((x: number) => Math.sin(x) * x);
    expect(source).toMatch(/^function /);
    const run = fromText<(x: number) => number>(source);
    expect(run(0.7)).toBeCloseTo(Math.cos(0.7) * 0.7 + Math.sin(0.7), 14);
  });

  test('of functions of several arguments', () => {
    const run = fromText<(x: number, y: number) => number[]>(adjointSource((x: number, y: number) => x * y + x));
    expect(run(2, 3)).toEqual([4, 2]);
  });

  test('of a function of an array, by an example', () => {
    const source = adjointSource((xs: Float64Array) => xs[0] * xs[1], Float64Array.of(1, 2));
    expect(source).toContain('xs[0]');
  });
});
