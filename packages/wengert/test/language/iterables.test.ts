/**
 * Iterables: `for...of`, spread, array patterns and calls over anything that has an iterator. Iterators are asked and closed as the
 * language does it, in the same order.
 */
import { describe, expect, it } from 'vitest';
import { gradient, pullback, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

const multiples = (x: number, count: number, log: string[], failAt = -1) => ({
  [Symbol.iterator]() {
    let k = 0;
    log.push('begin');
    return {
      next() {
        k++;
        log.push(`next ${k}`);
        if (k === failAt) throw new Error(`at ${k}`);
        return k > count ? { value: undefined as unknown as number, done: true } : { value: k * x, done: false };
      },
      return() {
        log.push('return');
        return {} as IteratorResult<number>;
      },
    };
  },
});

/** Checks a function that also writes a log: under differentiation it writes the same. */
function checkLogged(f: (x: number, log: string[]) => number, x: number, expected?: number): string[] {
  check((y: number) => f(y, []), [x], expected === undefined ? undefined : [expected]);
  const plain: string[] = [];
  f(x, plain);
  const logged: string[] = [];
  withGradient((y: number) => f(y, logged), x);
  expect(logged).toEqual(plain);
  return plain;
}

describe('for...of over an iterable of the program', () => {
  it('asks it for all its elements', () => {
    const log = checkLogged(
      (x, l) => {
        let sum = 0;
        for (const v of multiples(x, 3, l)) sum += v * v;
        return sum;
      },
      2,
      56,
    );
    expect(log).toEqual(['begin', 'next 1', 'next 2', 'next 3', 'next 4']);
  });

  it('closes it when the loop is left early, and not when it is continued', () => {
    const f = (way: number) => (x: number, log: string[]) => {
      let sum = x;
      const inner = (): number => {
        outer: for (const u of multiples(x, 2, log)) {
          for (const v of multiples(u, 3, log)) {
            log.push('body');
            if (way === 1 && v > 3) continue;
            if (way === 2 && v > 3) break;
            if (way === 3 && v > 3) continue outer;
            if (way === 4 && v > 3) break outer;
            if (way === 5 && v > 3) return sum * v;
            sum += u * v;
          }
          sum *= 1.5;
        }
        return sum * x;
      };
      return inner() + sum;
    };
    for (const way of [0, 1, 2, 3, 4, 5]) checkLogged(f(way), 1.75);
  });

  it('closes it when an exception leaves the loop, but not when the iterator threw it', () => {
    const body = (x: number, log: string[], way: number): number => {
      let sum = x;
      for (const u of multiples(x, 3, log, way === 1 ? 2 : -1)) {
        for (const v of multiples(u, 2, log, way === 2 ? 2 : -1)) {
          sum *= v;
          if (way === 3 && v > 3) throw new Error('body');
        }
      }
      return sum;
    };
    const f = (way: number, catchWhere: 'here' | 'outside') => (x: number, log: string[]) => {
      let sum = x;
      const run = (): void => {
        if (catchWhere === 'outside') {
          sum += body(x, log, way);
          return;
        }
        for (const u of multiples(x, 3, log, way === 1 ? 2 : -1)) {
          for (const v of multiples(u, 2, log, way === 2 ? 2 : -1)) {
            sum *= v;
            if (way === 3 && v > 3) throw new Error('body');
          }
        }
      };
      try {
        run();
      } catch (e) {
        log.push((e as Error).message);
        sum *= 2;
      } finally {
        log.push('end');
      }
      return sum;
    };
    for (const way of [0, 1, 2, 3]) {
      checkLogged(f(way, 'here'), 1.75);
      checkLogged(f(way, 'outside'), 1.75);
    }
    // Nobody catches it.
    for (const way of [1, 2, 3]) {
      const plain: string[] = [];
      expect(() => body(2, plain, way)).toThrow();
      for (const run of [gradient, pullback] as ((f: unknown, x: number) => unknown)[]) {
        const log: string[] = [];
        expect(() => run((x: number) => body(x, log, way), 2)).toThrow(/^(at 2|body)$/);
        expect(log).toEqual(plain);
      }
    }
  });

  it('differentiates what next and return do', () => {
    const f = (x: number) => {
      const total = [x, 1];
      const source = {
        [Symbol.iterator]: () => ({
          next: () => {
            total[0] *= x;
            return { value: total[0], done: false };
          },
          return: () => {
            total[1] *= total[0];
            return {} as IteratorResult<number>;
          },
        }),
      };
      let sum = 0;
      for (const v of source as Iterable<number>) {
        sum += v;
        if (v > 5) break;
      }
      try {
        for (const v of source as Iterable<number>) {
          sum += v;
          throw v;
        }
      } catch (v) {
        sum += v as number;
      }
      return sum * total[1];
    };
    check(f, [1.5]);
  });

  it('of instances of classes', () => {
    class Range {
      constructor(
        readonly low: number,
        readonly high: number,
      ) {}
      [Symbol.iterator](): Iterator<number> {
        const { high } = this;
        let at = this.low;
        return { next: () => (at < high ? { value: at++, done: false } : { value: undefined, done: true }) };
      }
    }
    const range = new Range(2, 5);
    check(
      (x: number) => {
        let p = 1;
        for (const k of range) p *= x + k;
        return p;
      },
      [1],
      [5 * 4 + 3 * 5 + 3 * 4],
    );
  });
});

describe('for...of where the kind is only known at run time', () => {
  const sum = (xs: Iterable<number>, x: number): number => {
    let s = 0;
    for (const v of xs) s += v * x;
    return s;
  };
  it('is the same for arrays, strings and others', () => {
    check(
      (x: number) => {
        const all: { it: Iterable<number> }[] = [
          { it: [x, x * x] },
          { it: Float64Array.of(x, 2) },
          { it: multiples(x, 2, []) },
          { it: [...'a😀'].map((c) => c.length * x) },
        ];
        let s = 0;
        for (const { it } of all) s += sum(it, x);
        return s;
      },
      [3],
    );
    // Not beside an iterable that writes numbers as text: which text is read is not told apart.
    check(
      (x: number) => {
        const all: { it: Iterable<number> }[] = [{ it: [x, x * x] }, { it: '12' as unknown as Iterable<number> }];
        let s = 0;
        for (const { it } of all) s += sum(it, x);
        return s;
      },
      [3],
    );
  });

  it('throws what is not iterable, as a TypeError', () => {
    expect(() => gradient((x: number) => sum(5 as unknown as number[], x), 1)).toThrow(TypeError);
    check(
      (x: number) => {
        try {
          return sum(null as unknown as number[], x);
        } catch (e) {
          return e instanceof TypeError ? x * x : 0;
        }
      },
      [3],
      [6],
    );
  });
});

describe('patterns', () => {
  it('take what they need, and close what is not used up', () => {
    const f = (count: number) => (x: number, log: string[]) => {
      const [a, , b = x * x, c = (log.push('default'), x)] = multiples(x, count, log);
      return a * b * c;
    };
    for (const count of [1, 2, 3, 4, 5]) checkLogged(f(count), 1.5);
    expect(checkLogged(f(5), 1.5).at(-1)).toBe('return');
    expect(checkLogged(f(3), 1.5)).not.toContain('return');
  });

  it('take the rest', () => {
    const f = (count: number) => (x: number, log: string[]) => {
      const [a, ...rest] = multiples(x, count, log);
      return rest.reduce((s, v) => s * v, a) + rest.length * x;
    };
    for (const count of [1, 2, 4]) checkLogged(f(count), 1.5);
  });

  it('assign, in parameters, and close when a default throws', () => {
    const f = (x: number, log: string[]) => {
      const o = { p: 0, q: [0, 0] };
      [o.p, o.q[1]] = multiples(x, 4, log);
      const take = ([u, v = u]: Iterable<number>): number => u * v;
      let s = take(multiples(x, 1, log)) + take([x, 2]) * o.p * o.q[1];
      const fail = (): number => {
        throw new Error('none');
      };
      try {
        const [, , c = fail()] = {
          [Symbol.iterator]: () => ({
            next: () => ({ value: undefined as unknown as number, done: false }),
            return: () => {
              log.push('closed');
              return {} as IteratorResult<number>;
            },
          }),
        } as Iterable<number>;
        s += c;
      } catch {
        s *= x;
      }
      return s;
    };
    checkLogged(f, 1.5);
  });
});

describe('spread and functions that take iterables', () => {
  it('collect all elements', () => {
    const f = (x: number, log: string[]) => {
      const list = [1, ...multiples(x, 3, log), x];
      return list.reduce((s, v) => s + v * v, 0) + Math.max(...multiples(x, 2, log)) + [...'ab'].length * x;
    };
    checkLogged(f, 2);
    checkLogged((x, log) => Array.from(multiples(x, 3, log), (v, i) => v * i).reduce((a, b) => a + b, 0), 2);
    checkLogged((x, log) => Float64Array.from(multiples(x, 3, log)).reduce((a, b) => a + b * b, 0), 2);
    const add = (...xs: number[]): number => xs.reduce((a, b) => a + b * b, 0);
    checkLogged((x, log) => add(...multiples(x, 2, log), ...multiples(3, 1, log), x), 2);
  });
});

describe('iterators of arrays, maps and sets', () => {
  it('of arrays', () => {
    check(
      (xs: number[]) => {
        let s = 0;
        for (const [i, x] of xs.entries()) s += i * x * x;
        for (const x of xs.values()) s += x;
        for (const i of xs.keys()) s += i * xs[0];
        const it = xs[Symbol.iterator]();
        it.next();
        return s * (it.next().value as number);
      },
      [[1, 2, 3]],
    );
    check(
      (xs: Float64Array) => {
        let s = 0;
        for (const [i, x] of xs.entries()) s += i * x * x;
        return s + [...xs.values()][1];
      },
      [Float64Array.of(1, 2, 3)],
    );
  });

  it('of sets and maps of the surroundings', () => {
    const weights = new Map([
      ['a', 2],
      ['b', 3],
    ]);
    const set = new Set([1, 2, 4]);
    check(
      (x: number) => {
        let s = 0;
        for (const k of set) s += k * x;
        for (const [name, w] of weights) s += w * x * name.length;
        for (const w of weights.values()) s *= w;
        for (const name of weights.keys()) s += name.length;
        return s + [...set].length * x;
      },
      [1.5],
    );
  });
});
