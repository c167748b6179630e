/** Captured variables: read when the function is differentiated, wherever they come from. */
import { describe, expect, test } from 'vitest';
import { derivative, gradient, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

const moduleConstant = 3;
let moduleVariable = 5;
const moduleArray = [2, 4];
const moduleObject = { k: 7, deep: { m: [1, 2] } };

describe('captured from outside', () => {
  test('constants of the module', () => {
    check((x: number) => moduleConstant * x * moduleArray[1] * moduleObject.k, [2], [84]);
    check((x: number) => moduleObject.deep.m[1] * x, [2], [2]);
  });

  test('variables, with the value that they have at the call', () => {
    const f = (x: number): number => x * moduleVariable;
    moduleVariable = 5;
    expect(gradient(f, 1)).toEqual([5]);
    moduleVariable = 6;
    expect(gradient(f, 1)).toEqual([6]);
    const g = derivative(f);
    moduleVariable = 7;
    expect(g(1)).toBe(7);
  });

  test('fields and elements, with the value that they have at the call', () => {
    const o = { k: 2 };
    const xs = [3];
    const f = (x: number): number => x * o.k * xs[0];
    expect(gradient(f, 1)).toEqual([6]);
    o.k = 4;
    xs[0] = 5;
    expect(gradient(f, 1)).toEqual([20]);
  });

  test('parameters of a factory: each closure has its own', () => {
    const scale = (a: number) => (x: number) => a * x * x;
    const closures = [1, 2, 3].map(scale);
    expect(closures.map((f) => gradient(f, 1)[0])).toEqual([2, 4, 6]);
    expect(closures.map((f) => derivative(f)(2))).toEqual([4, 8, 12]);
  });

  test('loop variables: each closure has its own', () => {
    const closures: ((x: number) => number)[] = [];
    for (let i = 1; i <= 3; i++) closures.push((x) => x ** i);
    expect(closures.map((f) => gradient(f, 2)[0])).toEqual([1, 4, 12]);
  });

  test('values of all types', () => {
    const word = 'abc';
    const nothing = null;
    const missing = undefined;
    const big = 3n;
    const flag = true;
    check(
      (x: number) => {
        if (nothing === null && missing === undefined && flag && big === 3n) return x * word.length;
        return 0;
      },
      [2],
      [3],
    );
  });

  test('functions that capture', () => {
    const k = 3;
    const inner = (x: number): number => x * k;
    const outer = (x: number): number => inner(x) * inner(k);
    check((x: number) => outer(x) + inner(x), [2], [30]);
  });

  test('a function that is replaced between calls', () => {
    let f = (x: number): number => x * x;
    const g = (x: number): number => f(x) + x;
    expect(gradient(g, 3)).toEqual([7]);
    f = (x) => x ** 3;
    expect(gradient(g, 3)).toEqual([28]);
  });

  test('counters outside are counted once per call', () => {
    let count = 0;
    const f = (x: number): number => {
      count++;
      return x * x;
    };
    expect([...withGradient(f, 3)]).toEqual([9, [6]]);
    expect(count).toBe(1);
    expect(gradient((x: number) => f(x) + f(2 * x), 3)).toEqual([30]);
    expect(count).toBe(3);
  });

  test('arrays outside that the function fills', () => {
    const seen: number[] = [];
    const f = (x: number): number => {
      seen.push(x * x);
      return seen[seen.length - 1] * 2;
    };
    expect(gradient(f, 3)).toEqual([12]);
    expect(gradient(f, 4)).toEqual([16]);
    expect(seen).toEqual([9, 16]);
  });
});

describe('captured inside', () => {
  test('active variables', () => {
    check(
      (x: number, y: number) => {
        const k = x * y;
        const f = (t: number): number => t * k + x;
        return f(2) * f(y);
      },
      [2, 3],
    );
  });

  test('a variable that is assigned after the closure was made', () => {
    check(
      (x: number) => {
        let k = x;
        const f = (t: number): number => t * k;
        const before = f(2);
        k = x * x;
        return before * f(3);
      },
      [2],
      [72],
    );
  });

  test('a variable that the closure assigns', () => {
    check(
      (x: number) => {
        let total = x;
        const add = (y: number): void => {
          total += y * total;
        };
        add(2);
        add(x);
        const kept = total;
        add(kept);
        return total * kept;
      },
      [0.5],
    );
  });

  test('a variable that two closures share', () => {
    check(
      (x: number) => {
        let state = x;
        const grow = (): number => (state *= 2);
        const read = (): number => state * x;
        const a = read();
        grow();
        grow();
        return a + read();
      },
      [3],
      [30],
    );
  });

  test('closures made in a loop, each over its own variable', () => {
    check(
      (x: number) => {
        const fs: (() => number)[] = [];
        for (let i = 0; i < 3; i++) {
          let y = x * i;
          fs.push(() => (y += x));
        }
        let sum = 0;
        for (const f of fs) sum += f() * f();
        return sum;
      },
      [1.5],
    );
  });

  test('a counter object made of closures', () => {
    const accumulator = (start: number) => {
      let total = start;
      return {
        add(x: number): void {
          total += x;
        },
        get(): number {
          return total;
        },
      };
    };
    check(
      (x: number) => {
        const a = accumulator(x);
        const b = accumulator(2 * x);
        a.add(x * x);
        b.add(a.get());
        a.add(b.get());
        return a.get() * b.get();
      },
      [1.2],
    );
  });

  test('a captured array that is filled', () => {
    check(
      (xs: number[]) => {
        const squares: number[] = [];
        xs.forEach((x) => {
          squares.push(x * x);
        });
        let sum = 0;
        squares.forEach((s, i) => (sum += s * xs[i]));
        return sum;
      },
      [[1, 2, 3]],
      [[3, 12, 27]],
    );
  });

  test('a variable that a recursive closure assigns', () => {
    check(
      (x: number) => {
        let product = 1;
        const go = (n: number): void => {
          if (n === 0) return;
          product *= x + n;
          go(n - 1);
          product += x;
        };
        go(3);
        return product;
      },
      [1.3],
    );
  });

  test('callbacks that return early and keep the best', () => {
    check(
      (xs: number[]) => {
        let best = -Infinity;
        xs.forEach((a) => {
          xs.forEach((b) => {
            if (a === b) return;
            const v = a * b - a;
            if (v > best) best = v;
          });
        });
        return best * best;
      },
      [[1, 2, 3]],
      [[0, 16, 16]],
    );
  });

  test('two levels', () => {
    check(
      (x: number) => {
        const a = x * 2;
        const outer = (y: number) => {
          const b = y * a;
          return (z: number): number => z * b + a * x;
        };
        return outer(3)(x);
      },
      [2],
    );
  });
});
