/** Calls: functions of the module, functions as values, recursion. */
import { describe, expect, test } from 'vitest';
import { adjointSource, derivative, gradient } from '../../src/index.js';
import { check } from '../support/check.js';

function square(x: number): number {
  return x * x;
}

const cube = (x: number): number => x * square(x);

function compose(f: (x: number) => number, g: (x: number) => number): (x: number) => number {
  return (x) => f(g(x));
}

function power(x: number, n: number): number {
  return n === 0 ? 1 : n % 2 === 0 ? square(power(x, n / 2)) : x * power(x, n - 1);
}

function even(x: number, n: number): number {
  return n === 0 ? x : odd(x * 2, n - 1);
}

function odd(x: number, n: number): number {
  return n === 0 ? -x : even(x * x, n - 1);
}

/** Declared after its use, and called before. */
const early = (x: number): number => later(x) + 1;
function later(x: number): number {
  return Math.sin(x);
}

describe('functions of the module', () => {
  test('declarations and arrow functions', () => {
    check((x: number) => square(x) + cube(x), [2], [16]);
  });

  test('hoisted declarations', () => {
    check((x: number) => early(x), [0.3], [Math.cos(0.3)]);
  });

  test('differentiated themselves', () => {
    expect(derivative(square)(3)).toBe(6);
    expect(derivative(cube)(3)).toBe(27);
  });

  test('with more and with fewer arguments than parameters', () => {
    const loose = square as (...args: number[]) => number;
    const second = ((x: number, y?: number) => (y === undefined ? x * 3 : x * y)) as (...args: number[]) => number;
    check((x: number) => loose(x, 100) + second(x), [2], [7]);
    check((x: number) => second(x, x), [2], [4]);
  });

  test('the same function at many places', () => {
    check((x: number) => square(square(x)) + square(x + square(x)), [1.5]);
  });

  test('a call as a statement', () => {
    const store = (xs: number[], x: number): void => {
      xs[0] = x * x;
    };
    check(
      (x: number) => {
        const xs = [0];
        store(xs, x);
        store(xs, xs[0]);
        return xs[0];
      },
      [2],
      [32],
    );
  });
});

describe('functions inside of functions', () => {
  test('declared and called', () => {
    check(
      (x: number) => {
        function twice(y: number): number {
          return 2 * y;
        }
        const shifted = (y: number): number => y + x;
        return twice(x) * shifted(3) * outer(x);
        function outer(y: number): number {
          return twice(y) + 1;
        }
      },
      [2],
    );
  });

  test('called at once', () => {
    check((x: number) => ((y: number) => y * y * x)(x + 1), [2], [21]);
  });

  test('returned: currying', () => {
    const add = (a: number) => (b: number) => (c: number) => a * b + c;
    check((x: number) => add(x)(x * x)(3 * x), [2], [15]);
  });

  test('composition', () => {
    check((x: number) => compose(square, Math.sin)(x), [0.7], [Math.sin(1.4)]);
    check((x: number) => [square, cube, Math.exp].reduce(compose)(x), [0.3]);
  });
});

describe('functions as arguments', () => {
  test('called by the differentiated function', () => {
    const twice = (f: (x: number) => number, x: number): number => f(f(x));
    check((x: number) => twice(square, x) + twice((y) => y * x, 2), [1.5], [4 * 1.5 ** 3 + 4 * 1.5]);
    expect(gradient(twice, square, 3)).toEqual([undefined, 108]);
  });

  test('chosen at run time', () => {
    const f = (x: number, which: boolean): number => {
      const g = which ? square : cube;
      return g(x) * 2;
    };
    check(f, [2, true], [8, undefined]);
    check(f, [2, false], [24, undefined]);
  });

  test('an integrator that takes a function', () => {
    const integrate = (f: (t: number) => number, a: number, b: number, n: number): number => {
      const h = (b - a) / n;
      let sum = 0;
      for (let i = 0; i < n; i++) sum += f(a + (i + 0.5) * h) * h;
      return sum;
    };
    check((a: number, b: number) => integrate((t) => Math.sin(a * t), 0, b, 20), [1.3, 2]);
  });
});

describe('recursion', () => {
  test('of a function of the module', () => {
    check((x: number) => power(x, 10), [1.3], [10 * 1.3 ** 9]);
    check((x: number) => power(x, 0), [1.3], [0]);
  });

  test('mutual', () => {
    check((x: number) => even(x, 3), [1.1]);
    check((x: number) => even(x, 4), [1.1]);
  });

  test('of an inner function that captures an active variable', () => {
    check(
      (x: number) => {
        const geometric = (n: number): number => (n === 0 ? 1 : 1 + x * geometric(n - 1));
        return geometric(4);
      },
      [0.5],
      [1 + 2 * 0.5 + 3 * 0.25 + 4 * 0.125],
    );
  });

  test('of a named function expression', () => {
    check(
      (x: number) =>
        (function self(n: number, y: number): number {
          return n === 0 ? y : self(n - 1, y * x);
        })(3, 2),
      [2],
      [24],
    );
  });

  test('over an array', () => {
    const sum = (xs: number[], from: number): number => (from >= xs.length ? 0 : xs[from] ** 2 + sum(xs, from + 1));
    check((xs: number[]) => sum(xs, 0), [[1, 2, 3]], [[2, 4, 6]]);
  });

  test('over a tree', () => {
    type Tree = { value: number; children: Tree[] };
    const total = (tree: Tree): number => {
      let sum = tree.value;
      for (const child of tree.children) sum += tree.value * total(child);
      return sum;
    };
    check(total, [
      {
        value: 2,
        children: [
          { value: 3, children: [] },
          { value: 5, children: [{ value: 7, children: [] }] },
        ],
      },
    ]);
  });

  test('in place: quicksort', () => {
    const sort = (xs: number[], low: number, high: number): void => {
      if (low >= high) return;
      const pivot = xs[high];
      let at = low;
      for (let i = low; i < high; i++) {
        if (xs[i] < pivot) {
          [xs[i], xs[at]] = [xs[at], xs[i]];
          at++;
        }
      }
      [xs[at], xs[high]] = [xs[high], xs[at]];
      sort(xs, low, at - 1);
      sort(xs, at + 1, high);
    };
    check(
      (xs: number[]) => {
        sort(xs, 0, xs.length - 1);
        let sum = 0;
        for (let i = 0; i < xs.length; i++) sum += xs[i] * 10 ** i;
        return sum;
      },
      [[3, 1, 2, 0.5]],
      [[1000, 10, 100, 1]],
    );
  });

  type Term = { op: 'x' } | { op: 'number'; value: number } | { op: 'plus' | 'times'; left: Term; right: Term };
  const evaluate = (term: Term, x: number): number => {
    switch (term.op) {
      case 'x':
        return x;
      case 'number':
        return term.value;
      case 'plus':
        return evaluate(term.left, x) + evaluate(term.right, x);
      case 'times':
        return product(term.left, term.right, x);
    }
  };
  const product = (left: Term, right: Term, x: number): number => evaluate(left, x) * evaluate(right, x);

  test('of functions that read fields of their own', () => {
    const power = (x: number, n: number): number => (n === 0 ? 1 : power.base * power(x, n - 1) + x);
    power.base = 1;
    check(
      (x: number) => {
        power.base = x;
        return power(x, 3);
      },
      [2],
      // x^3 + x^3 + x^2 + x
      [6 * 4 + 2 * 2 + 1],
    );
  });

  test('of trees keeps its calls, also through another function', () => {
    const x: Term = { op: 'x' };
    const f = (v: number, k: number): number =>
      evaluate({ op: 'times', left: { op: 'plus', left: x, right: { op: 'number', value: k } }, right: x }, v);
    check(f, [3, 2], [8, 3]);
    expect(adjointSource(f, 3, 2).length).toBeLessThan(2000);
  });

  test('200 levels deep', () => {
    const down = (x: number, n: number): number => (n === 0 ? x : 0.99 * down(x, n - 1));
    check((x: number) => down(x, 200), [2], [0.99 ** 200]);
  });
});
