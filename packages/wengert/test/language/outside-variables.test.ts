/**
 * Variables around the differentiated function that it, or what it calls, assigns: later reads in the same run have the derivative
 * of what was assigned, whoever reads.
 */
import { describe, expect, test } from 'vitest';
import {
  checkpoint,
  derivative,
  gradient,
  gradientWithSelf,
  ignore,
  pullback,
  withGradient,
  WengertError,
} from '../../src/index.js';
import { check } from '../support/check.js';

let total = 0;
const add = (v: number): void => {
  total += v * v;
};
const current = (): number => total;
function reset(): void {
  total = 0;
}

export let shared = 0;

describe('a variable of the file', () => {
  test('is assigned and read', () => {
    check(
      (x: number) => {
        total = x * x;
        return total * x;
      },
      [3],
      [27],
    );
    expect(total).toBe(9);
  });

  test('keeps what was assigned last, as a plain number', () => {
    total = -1;
    expect(gradient((x: number) => (total = x * x) * 2, 3)).toEqual([12]);
    expect(total).toBe(9);
  });

  test('is added to by a function that is called for each element', () => {
    check(
      (xs: number[]) => {
        reset();
        for (const x of xs) add(x);
        return current() * total;
      },
      [[1, 2, 3]],
      [[56, 112, 168]],
    );
    check(
      (xs: number[]) => {
        reset();
        xs.forEach(add);
        xs.forEach((x) => (total += x));
        return current();
      },
      [[1, 2, 3]],
      [[3, 5, 7]],
    );
  });

  test('forgets what it held when a constant is assigned', () => {
    check(
      (x: number) => {
        add(x);
        const before = total;
        reset();
        return before * 0 + current() + x;
      },
      [2],
      [1],
    );
  });

  test('is a constant where code outside of differentiation has assigned it', () => {
    const f = (x: number): number => {
      add(x);
      const before = current();
      ignore(() => {
        total = 5;
      });
      return current() * x * total + before;
    };
    reset();
    // 25 x + x^2
    expect(gradient(f, 2)).toEqual([29]);
    reset();
    expect(derivative(derivative(f))(2)).toBe(2);
  });

  test('is made again by a checkpoint', () => {
    const step = checkpoint((x: number): number => {
      total = total * x + 1;
      return total * x;
    });
    check(
      (x: number) => {
        reset();
        return step(x) + step(x) * total;
      },
      [1.3],
    );
  });

  test('in branches and loops, many times', () => {
    check(
      (x: number) => {
        total = 1;
        for (let i = 0; i < 4; i++) {
          if (i % 2 === 0) total *= x;
          else add(total);
        }
        return total;
      },
      [1.2],
    );
  });

  test('of functions that are only known when they run', () => {
    const table: Record<string, (v: number) => void> = {
      add,
      set: (v) => {
        total = v * 3;
      },
    };
    check(
      (x: number, y: number) => {
        for (const name of ['set', 'add', 'set', 'add']) table[name](name === 'set' ? x : total + y);
        return total;
      },
      [1.5, 0.5],
    );
  });

  test('is restored to nothing by an error on the way', () => {
    check(
      (x: number) => {
        total = x;
        try {
          total = x * x;
          if (x > 1) throw total;
        } catch (e) {
          total += (e as number) * x;
        }
        return total;
      },
      [2],
      [16],
    );
  });
});

describe('a variable of a function that is not differentiated', () => {
  test('is one for all closures of one call, and another for those of another call', () => {
    const counter = () => {
      let sum = 0;
      return {
        put: (v: number) => {
          sum += v;
        },
        get: () => sum,
        clear: () => {
          sum = 0;
        },
      };
    };
    const a = counter();
    const b = counter();
    check(
      (x: number, y: number) => {
        a.clear();
        b.clear();
        a.put(x * y);
        b.put(y * y);
        a.put(x);
        return a.get() * 2 + b.get() * 3;
      },
      [2, 5],
      [12, 34],
    );
  });

  test('records the loss', () => {
    let last = NaN;
    const losses: number[] = [];
    const step = (w: number[]): number => {
      const loss = (w[0] - 1) ** 2 + w[1] ** 2;
      last = loss;
      losses.push(loss);
      return loss;
    };
    expect(gradient(step, [3, 4])).toEqual([[4, 8]]);
    expect([last, losses]).toEqual([20, [20]]);
  });

  test('holds arrays and objects', () => {
    let cache: number[] | undefined;
    let best = { x: 0, y: 0 };
    check(
      (x: number) => {
        cache = undefined;
        cache ??= [x, x * x];
        best = { x, y: cache[1] };
        best.y *= 2;
        return cache[0] * best.y + best.x;
      },
      [3],
      [55],
    );
  });

  test('of a method, and of a class', () => {
    let seen = 0;
    class Meter {
      scale = 2;
      measure(v: number): number {
        seen = v * this.scale;
        return v;
      }
    }
    check(
      (x: number) => {
        const m = new Meter();
        m.measure(x * x);
        return seen * x;
      },
      [2],
      [24],
    );
  });

  test('counts without a derivative', () => {
    let calls = 0;
    const f = (x: number): number => {
      calls++;
      return x * x;
    };
    expect(withGradient(f, 3)).toMatchObject({ value: 9, gradient: [6] });
    expect(calls).toBe(1);
  });
});

describe('with respect to the variable', () => {
  test('counts up to the assignment', () => {
    let rate = 2;
    const f = (x: number): number => {
      const y = x * rate;
      rate = y * y;
      return rate * x + y;
    };
    const [self, dx] = gradientWithSelf(f, 3);
    // y = 3 r, f = 3 y^2 + y: df/dr = 54 r + 3 = 111; df/dx = 3 x^2 r^2 + r = 110
    expect(self).toMatchObject({ rate: 111 });
    expect(dx).toBe(110);
  });
});

describe('twice', () => {
  test('the second derivative through an assignment', () => {
    let y = 0;
    const set = (v: number): void => {
      y = v ** 3;
    };
    const f = (x: number): number => {
      set(x);
      return y * x;
    };
    expect(derivative(f)(2)).toBe(32);
    expect(derivative(derivative(f))(2)).toBe(48);
  });

  test('an inner derivative changes a variable of the outer function', () => {
    check(
      (x: number) => {
        let a = x;
        const f = (y: number): number => {
          a = a * y;
          return a * y;
        };
        const d = derivative(f)(2);
        return d * a;
      },
      [1.5],
      [24],
    );
  });

  test('a pullback takes the variable as it was', () => {
    let z = 0;
    const [value, back] = pullback((x: number) => {
      z = x * x;
      return z * x;
    }, 2);
    z = 100;
    expect([value, back(1), back(1), z]).toEqual([8, [12], [12], 100]);
  });
});

test('a variable that other files may read is refused', () => {
  const f = (x: number): number => {
    shared = x * x;
    return shared;
  };
  expect(() => gradient(f, 2)).toThrow(WengertError);
  expect(() => gradient(f, 2)).toThrow(/`shared`, a variable that other files may use/);
});
