/** Programs as other people write them. Iterators and iterables. */
/* eslint-disable prefer-rest-params -- that is what is tested */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('iterators', () => {
  program(
    'an iterable made by hand',
    (x: number) => {
      const range = {
        [Symbol.iterator]: () => {
          let i = 0;
          return {
            next: () => (i < 4 ? { done: false as const, value: x ** i++ } : { done: true as const, value: undefined }),
          };
        },
      };
      let s = 0;
      for (const v of range) s += v;
      const [a, b, ...c] = range;
      return s + a * b * c[1];
    },
    [1.3],
  );
  program(
    'an iterator with return()',
    (x: number) => {
      let closed = 0;
      const make = (): Iterable<number> => ({
        [Symbol.iterator]: () => {
          let v = x;
          return {
            next: () => ({ done: false, value: (v *= 1.5) }),
            return: () => {
              closed += v;
              log.push('return');
              return { done: true, value: undefined };
            },
          };
        },
      });
      let s = 0;
      for (const v of make()) {
        s += v;
        if (s > 10) break;
      }
      const [a] = make();
      try {
        for (const v of make()) throw v;
      } catch (e) {
        s *= e as number;
      }
      return s * a + closed;
    },
    [1.1],
  );
  program(
    'a class that iterates',
    (x: number) => {
      let s = 0;
      for (const v of new Range(x, 4)) s += v * v;
      return s;
    },
    [0.5],
    [2 * 0.5 + 2 * 1.5 + 2 * 2.5 + 2 * 3.5],
  );
  program(
    'Map iteration in order of insertion',
    (x: number) => {
      const m = new Map<string, number>([
        ['b', x],
        ['a', x * x],
      ]);
      m.set('c', 3 * x);
      m.set('b', m.get('a')! * 2);
      m.delete('a');
      m.set('a', x);
      let s = 0;
      let k = 1;
      for (const [name, v] of m) {
        log.push(name);
        s += v * v * k++;
      }
      m.forEach((v, name) => {
        s += v * name.charCodeAt(0);
      });
      return s + [...m.values()].reduce((a, b) => a * b) + [...m.keys()].length;
    },
    [1.2],
  );
  program(
    'a Map that grows while it is read',
    (x: number) => {
      const m = new Map([[0, x]]);
      let s = 0;
      for (const [k, v] of m) {
        s += v;
        if (k < 4) m.set(k + 1, v * x);
        if (k > 0) m.delete(k - 1);
      }
      return s * m.size;
    },
    [1.2],
  );
  program(
    'a Set of objects',
    (x: number) => {
      const a = { v: x };
      const set = new Set([a, { v: x * x }, a]);
      let s = 0;
      for (const o of set) {
        s += o.v;
        o.v *= 2;
      }
      return s * a.v * set.size;
    },
    [1.5],
  );
  program(
    'iterators by hand over an array',
    (xs: number[]) => {
      const it = xs[Symbol.iterator]();
      let s = 1;
      for (let r = it.next(); !r.done; r = it.next()) s *= r.value;
      return s;
    },
    [[2, 3, 4]],
    [[12, 8, 6]],
  );
  program(
    'one iterator, shared by two loops',
    (xs: number[]) => {
      const it = xs.values();
      let s = 0;
      for (const v of it) {
        s += v;
        if (v > 1.5) break;
      }
      for (const v of it) s *= v;
      return s;
    },
    [[1, 2, 3, 4]],
    [[12, 12, 12, 9]],
  );
  program(
    'entries with patterns and defaults',
    (o: Record<string, number>) => {
      let s = 0;
      for (const [k, v = 5] of Object.entries(o)) s += v * v * k.length;
      return s + Object.values(o).length;
    },
    [{ a: 1, bb: 2, ccc: 3 }],
    [{ a: 2, bb: 8, ccc: 18 }],
  );
  program(
    'Object.fromEntries of a mapped Map',
    (x: number) => {
      const m = new Map([
        ['p', x],
        ['q', 2 * x],
      ]);
      const o = Object.fromEntries([...m].map(([k, v]) => [k + k, v * v]));
      return o['pp'] * o['qq'];
    },
    [1.5],
  );
  program(
    'for...of over what is pushed to',
    (xs: number[]) => {
      let s = 0;
      for (const v of xs) {
        s += v;
        if (xs.length < 6) xs.push(v * xs[0]);
      }
      return s;
    },
    [[1.5, 2]],
  );
  program(
    'for...of with a member as variable',
    (xs: number[]) => {
      const o = { v: 0, acc: [1] };
      for (o.v of xs) o.acc.push(o.v * o.acc[o.acc.length - 1]);
      return o.acc.at(-1)! + o.v;
    },
    [[2, 3]],
    [[3, 3]],
  );
  program(
    'for...of over text and code points',
    (x: number) => {
      let s = 0;
      for (const c of 'a😀b') s = s * x + c.length;
      return s;
    },
    [1.5],
    [2 * 1.5 + 2],
  );
  program(
    'for...of over arguments',
    (x: number) => {
      function f(..._: number[]): number {
        let s = 0;
        for (const v of arguments) s = s * x + (v as number);
        return s * arguments.length;
      }
      return f(1, x, x * x);
    },
    [1.5],
  );
  program(
    'for...of over a typed array while it changes',
    (a: Float64Array) => {
      let s = 0;
      let i = 0;
      for (const v of a) {
        s += v * v;
        if (++i < a.length) a[i] += v;
      }
      return s;
    },
    [Float64Array.of(1, 2, 3)],
  );
  program(
    'spread of everything',
    (x: number) => {
      const s = [...[x], ...new Set([x * 2]), ...new Map([[1, x]]).values(), ...'12'].map(Number);
      return s.reduce((a, b) => a * b);
    },
    [1.5],
  );
});

class Range implements Iterable<number> {
  constructor(
    readonly from: number,
    readonly count: number,
  ) {}
  *[Symbol.iterator](): Iterator<number> {
    for (let i = 0; i < this.count; i++) yield this.from + i;
  }
}
