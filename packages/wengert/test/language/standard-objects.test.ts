/** Functions of `Object`, `structuredClone` and `bind`. */
import { describe, expect, test } from 'vitest';
import { derivative, gradient } from '../../src/index.js';
import { check } from '../support/check.js';

describe('functions of Object', () => {
  test('entries, keys, values, assign and fromEntries', () => {
    check(
      (o: Record<string, number>, k: number) => {
        const scaled = Object.fromEntries(Object.entries(o).map(([key, v]) => [key, v * k]));
        const all = Object.assign({}, o, null, scaled, { c: o['a'] }) as Record<string, number>;
        const sum = Object.values(all).reduce((s, v, i) => s + v * v * (i + 1), 0);
        return sum * Object.keys(all).length;
      },
      [{ a: 2, b: 3 }, 5],
    );
  });

  test('getters that are spread or assigned are run', () => {
    const o = {
      v: 2,
      get a(): number {
        return this.v * 3;
      },
    };
    expect(gradient((p: { v: number; a: number }, x: number) => ({ ...p }).a * x, o, 2)).toEqual([{ v: 6 }, 6]);
  });

  test('freeze gives the object itself', () => {
    check(
      (x: number) => {
        const o = Object.freeze({ a: x * x, list: Object.seal([x, 2 * x]) });
        return o.a * o.list[1] + Object.freeze(x) + (Object.isFrozen(o) ? x : 0);
      },
      [3],
    );
  });

  test('create', () => {
    check(
      (x: number) => {
        const bare = Object.create(null) as { a: number };
        bare.a = x * x;
        const shape = {
          area(this: { r: number }): number {
            return this.r * this.r * x;
          },
        };
        const circle = Object.create(shape) as { r: number; area(): number };
        circle.r = bare.a;
        return circle.area() + bare.a;
      },
      [1.5],
    );
  });

  test('create with a prototype that holds data, and with descriptions', () => {
    check((x: number) => (Object.create({ a: x * x }) as { a: number }).a * x, [3], [27]);
    check((x: number) => (Object.create(null, { a: { value: x * x } }) as { a: number }).a, [3], [6]);
    check(
      (x: number) => {
        const shape = {
          r: x,
          area(): number {
            return this.r * this.r * this.h;
          },
          h: 1,
        };
        const o = Object.create(shape, {
          h: { value: x * x, writable: true },
          top: { get: () => x },
        }) as typeof shape & {
          top: number;
        };
        const before = o.area();
        o.r = 2 * x;
        return before + o.area() + shape.r * o.top;
      },
      [3],
      [5 * 4 * 27 + 6],
    );
  });

  test('what is inherited changes with the object that holds it', () => {
    check(
      (x: number) => {
        const base = { a: x * x };
        const middle = Object.create(base) as { a: number };
        const o = Object.create(middle) as { a: number };
        const first = o.a;
        base.a = x;
        const second = o.a;
        middle.a = 3 * x;
        return first * second * o.a + base.a;
      },
      [2],
      [12 * 8 + 1],
    );
    function Point(this: { x: number }, x: number) {
      this.x = x;
    }
    (Point.prototype as { scale: number }).scale = 1;
    check(
      (x: number) => {
        (Point.prototype as { scale: number }).scale = x * x;
        const p = new (Point as unknown as new (x: number) => { x: number; scale: number })(x);
        return p.x * p.scale;
      },
      [3],
      [27],
    );
  });

  test('second derivatives through what is inherited', () => {
    const cube = (x: number): number => {
      const o = Object.create({ a: x * x }) as { a: number };
      return o.a * x;
    };
    expect(derivative((x: number) => derivative(cube)(x))(3)).toBe(18);
    const product = (x: number): number => (Object.create({ a: x ** 3 }) as { a: number }).a * gradient(cube, x)[0];
    expect(gradient(product, 2)).toEqual([15 * 16]);
  });
});

describe('structuredClone', () => {
  test('of everything', () => {
    check(
      (o: { a: number; l: number[]; t: Float64Array; m: Map<string, number>; s: string }) => {
        const p = structuredClone(o);
        p.a *= 2;
        o.a *= 5;
        p.l.push(o.a);
        o.t[0] = 1;
        p.m.set('k', p.m.get('k')! * p.a);
        return (
          p.a * p.l[0] +
          o.a +
          p.l[0] * p.l[2] +
          p.t[1] * p.t[0] * o.t[0] +
          p.m.get('k')! ** 2 +
          o.m.get('k')! +
          p.s.length
        );
      },
      [{ a: 2, l: [4, 5], t: Float64Array.of(6, 7), m: new Map([['k', 8]]), s: 'text' }],
    );
  });

  test('of numbers, views and objects under two names', () => {
    check((x: number) => structuredClone(x) * x + structuredClone([x, [x * x]] as const)[1][0], [3], [12]);
    check(
      (xs: Float64Array) => {
        const both = structuredClone({ all: xs, part: xs.subarray(1) });
        both.part[0] *= xs[0];
        return both.all[1] * both.all[1] + both.part[1];
      },
      [Float64Array.of(2, 3, 5)],
    );
    check(
      (x: number) => {
        const one = { v: x };
        const [a, b] = structuredClone([one, one]);
        a.v *= x;
        return b.v * one.v;
      },
      [2],
      [12],
    );
  });
});

describe('bind', () => {
  test('a receiver and arguments', () => {
    check(
      (x: number, y: number) => {
        const o = {
          k: x,
          f(this: { k: number }, a: number, b = 1): number {
            return a * this.k + b;
          },
        };
        const bound = o.f.bind({ k: y }, x * y);
        return bound() * bound(x) + o.f(2);
      },
      [3, 4],
    );
    check(
      (xs: number[], k: number) => {
        const scale = (factor: number, x: number): number => x * factor;
        return xs.map(scale.bind(null, k)).reduce((a, b) => a + b * b, 0);
      },
      [[1, 2], 3],
    );
  });

  test('functions that were bound outside are refused', () => {
    const bound = ((a: number, b: number): number => a * b).bind(null, 3);
    expect(() => gradient((x: number) => bound(x), 2)).toThrow(/native-function|no rule/);
  });
});
