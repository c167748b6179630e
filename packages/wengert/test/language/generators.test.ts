/**
 * Generator functions: what they give, what is sent into them, and what they do when they are left, closed or thrown into.
 */
import { describe, expect, it } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

/** Checks a function that also writes a log: under differentiation it writes the same. */
function checkLogged(f: (x: number, log: unknown[]) => number, x: number, expected?: number): unknown[] {
  check((y: number) => f(y, []), [x], expected === undefined ? undefined : [expected]);
  const plain: unknown[] = [];
  f(x, plain);
  const logged: unknown[] = [];
  withGradient((y: number) => f(y, logged), x);
  expect(JSON.stringify(logged)).toBe(JSON.stringify(plain));
  return plain;
}

function* powers(x: number, count: number): Generator<number, number, void> {
  let p = 1;
  for (let k = 0; k < count; k++) {
    p *= x;
    yield p;
  }
  return p * x;
}

describe('generators', () => {
  it('give their elements to loops, spread, patterns and functions', () => {
    check(
      (x: number) => {
        let s = 0;
        for (const p of powers(x, 3)) s += p * p;
        const [a, , c] = powers(x, 5);
        const list = [...powers(x, 2), ...powers(2, 1)];
        return s + a * c + list.length * list[1] + Array.from(powers(x, 2), (v, i) => v * i)[1];
      },
      [1.5],
    );
  });

  it('are left early, and may never end', () => {
    function* forever(x: number): Generator<number> {
      let v = x;
      while (true) {
        yield v;
        v = Math.sin(v) + x;
      }
    }
    check(
      (x: number) => {
        let s = 0;
        for (const v of forever(x)) {
          if (s > 4) break;
          s += v * v;
        }
        return s;
      },
      [0.8],
    );
  });

  it('run when they are asked, and by hand', () => {
    const f = (x: number, log: unknown[]): number => {
      function* make(a: number): Generator<number, number, number> {
        log.push('begin');
        const b = yield a * a;
        log.push('sent');
        const c = (yield b * a) + (yield b + a);
        return a * b * c;
      }
      const it = make(x);
      log.push('made');
      const one = it.next(100).value;
      const two = it.next(one * x).value;
      const three = it.next(x).value;
      const end = it.next(2 * x);
      const after = it.next(3);
      log.push(end.done, after.done, after.value);
      return one + two * three + end.value;
    };
    const log = checkLogged(f, 1.25);
    expect(log.slice(0, 3)).toEqual(['made', 'begin', 'sent']);
  });

  it('keep variables, closures and receivers', () => {
    const o = {
      scale: 3,
      *scaled(this: { scale: number }, xs: number[]): Generator<() => number> {
        for (const v of xs) {
          let w = v * this.scale;
          yield () => (w *= v);
        }
      },
    };
    check(
      (x: number) => {
        let s = 0;
        for (const g of o.scaled([x, 2 * x])) {
          g();
          s += g();
        }
        return s;
      },
      [1.5],
    );
  });

  it('evaluate parameters when they are called, and default values before the body', () => {
    const f = (x: number, log: unknown[]): number => {
      function* make(a: number, b = (log.push('default'), a * x), ...rest: number[]): Generator<number> {
        log.push('body');
        yield a * b + rest.length;
        yield* rest;
      }
      const it = make(x);
      log.push('called');
      return [...it].concat([...make(x, 2, x, x * x)]).reduce((s, v) => s * v, 1);
    };
    checkLogged(f, 1.5);
  });
});

describe('try in generators', () => {
  const f =
    (way: number) =>
    (x: number, log: unknown[]): number => {
      let total = x;
      function* make(): Generator<number, number, number> {
        for (let i = 0; i < 3; i++) {
          try {
            log.push(`yield ${i}`);
            const sent = yield total * x;
            total += sent ?? 0;
            if (way === 1 && i === 1) throw { v: total };
          } catch (e) {
            log.push('catch');
            total *= (e as { v: number }).v;
            if (way === 2) yield total;
          } finally {
            log.push('finally');
            total += 1;
            if (way === 3) yield total * 10;
          }
        }
        return total;
      }
      const it = make();
      let s = it.next(0).value;
      s += it.next(x).value;
      if (way === 2) s += it.throw({ v: x }).value;
      if (way >= 3) {
        const left = it.return(x * x);
        log.push(left.done);
        s += left.value;
      }
      for (let step = it.next(2 * x); ; step = it.next(x)) {
        log.push(step.done);
        s += step.value ?? 0;
        if (step.done) break;
      }
      return s * total;
    };
  it.each([0, 1, 2, 3, 4])('way %i', (way) => {
    checkLogged(f(way), 1.25);
  });

  it('runs finally when a loop, a pattern or an exception leaves', () => {
    const g =
      (way: number) =>
      (x: number, log: unknown[]): number => {
        let total = x;
        function* inner(): Generator<number> {
          try {
            yield* powers(x, 3);
          } finally {
            log.push('inner');
            total *= x;
          }
        }
        function* make(): Generator<number> {
          try {
            for (const v of inner()) yield v * total;
          } finally {
            log.push('outer');
            total += x;
          }
        }
        const use = (): void => {
          for (const v of make()) {
            total += v;
            log.push('body');
            if (way === 1) break;
            if (way === 2) return;
            if (way === 3) throw { v };
          }
          const [a] = make();
          total *= a;
        };
        try {
          use();
        } catch (e) {
          log.push('caught');
          total *= (e as { v: number }).v;
        }
        return total;
      };
    for (const way of [0, 1, 2, 3]) checkLogged(g(way), 1.25);
  });

  it('throws out of the generator, which is done then', () => {
    const g = (x: number, log: unknown[]): number => {
      let total = x;
      function* make(): Generator<number> {
        total *= x;
        yield total;
        total *= x;
        throw { v: total };
      }
      const it = make();
      try {
        for (const v of it) total += v;
      } catch (e) {
        total += (e as { v: number }).v;
      }
      log.push(it.next().done);
      const other = make();
      try {
        other.throw({ v: x * x });
      } catch (e) {
        total *= (e as { v: number }).v;
      }
      log.push(other.next().done);
      return total;
    };
    checkLogged(g, 1.25);
  });
});

describe('yield*', () => {
  it('gives what the other one gives, and its result', () => {
    const f = (x: number, log: unknown[]): number => {
      function* make(): Generator<number, number, number> {
        const end = yield* powers(x, 2) as never as Generator<number, number, number>;
        log.push('end');
        yield* [end, x];
        const deep = yield* (function* (): Generator<number, number, number> {
          const sent = yield end;
          return sent * x;
        })();
        return deep;
      }
      const it = make();
      let s = 0;
      for (let step = it.next(0); ; step = it.next(x * x)) {
        s += step.value;
        if (step.done) return s;
      }
    };
    checkLogged(f, 1.5);
  });

  it('of itself: a tree', () => {
    interface Tree {
      readonly v: number;
      readonly below: readonly Tree[];
    }
    function* walk(tree: Tree): Generator<number> {
      yield tree.v;
      for (const t of tree.below) yield* walk(t);
    }
    check(
      (x: number) => {
        const tree: Tree = {
          v: x,
          below: [
            { v: x * x, below: [{ v: 3 * x, below: [] }] },
            { v: 2, below: [] },
          ],
        };
        let s = 0;
        let k = 1;
        for (const v of walk(tree)) s += v * v * k++;
        return s;
      },
      [1.5],
    );
  });

  it('hands on throw and return', () => {
    const f = (x: number, log: unknown[]): number => {
      function* inner(): Generator<number, number, number> {
        for (;;) {
          try {
            yield x;
          } catch (e) {
            log.push('inner caught');
            yield (e as number) * x;
          } finally {
            log.push('inner finally');
          }
        }
      }
      function* outer(): Generator<number, number, number> {
        try {
          return yield* inner();
        } finally {
          log.push('outer finally');
        }
      }
      const it = outer();
      let s = it.next(0).value;
      s += it.throw(x * x).value;
      const end = it.return(x * 5);
      log.push(end.done);
      s *= end.value;
      const simple = (function* (): Generator<number, number, number> {
        return yield* {
          [Symbol.iterator]: () => ({ next: () => ({ value: x, done: false }) }),
        } as unknown as Generator<number, number, number>;
      })();
      s += simple.next(0).value;
      try {
        simple.throw(1);
      } catch (e) {
        log.push((e as Error).message);
      }
      return s;
    };
    checkLogged(f, 1.5);
  });
});

describe('what stays refused', () => {
  it('async functions and async generators', () => {
    const f = async (x: number): Promise<number> => Promise.resolve(x);
    expect(() => gradient(f as unknown as (x: number) => number, 1)).toThrow(/async function/);
    async function* g(x: number): AsyncGenerator<number> {
      yield Promise.resolve(x);
    }
    expect(() => gradient(((x: number) => g(x)) as unknown as (x: number) => number, 1)).toThrow(/async function/);
  });
});
