/** `Map`, `Set` and `WeakMap`: values carry derivatives, under any name, through mutation and deletion. */
import { describe, expect, test } from 'vitest';
import { gradient, pullback } from '../../src/index.js';
import { check } from '../support/check.js';
import { expectClose } from '../support/close.js';
import { refusalOf } from '../support/refused.js';

describe('maps made inside', () => {
  test('get, set and size', () => {
    check(
      (x: number) => {
        const m = new Map<string, number>();
        m.set('a', x * x).set('b', 3 * x);
        m.set('a', m.get('a')! * m.get('b')!);
        return m.get('a')! + m.get('b')! * m.size + (m.get('c') ?? x);
      },
      [2],
      [43],
    );
  });

  test('delete and clear', () => {
    check(
      (x: number) => {
        const m = new Map([[1, x]]);
        const a = m.get(1)!;
        m.delete(1);
        m.set(1, a * x);
        const b = m.get(1)!;
        m.clear();
        m.set(1, a * b);
        return m.get(1)! + a + (m.has(2) ? 1 : 0);
      },
      [2],
      [13],
    );
  });

  test('under two names, with objects and maps in them', () => {
    check(
      (x: number, y: number) => {
        const point = { v: x };
        const m = new Map<string, { v: number }>([
          ['p', point],
          ['q', { v: y }],
        ]);
        const other = m;
        other.get('p')!.v *= y;
        point.v += m.get('q')!.v;
        m.set('q', point);
        const nested = new Map([['m', m]]);
        return nested.get('m')!.get('q')!.v * x + other.get('p')!.v;
      },
      [2, 3],
    );
  });

  test('as a memory of results', () => {
    check(
      (x: number) => {
        const known = new Map<number, number>();
        const fibonacci = (n: number): number => {
          if (n < 2) return n === 0 ? 1 : x;
          if (known.has(n)) return known.get(n)!;
          const value = fibonacci(n - 1) * x + fibonacci(n - 2);
          known.set(n, value);
          return value;
        };
        return fibonacci(10);
      },
      [1.1],
    );
  });

  test('sums by key, in a loop', () => {
    check(
      (xs: number[]) => {
        const sums = new Map<number, number>();
        for (let i = 0; i < xs.length; i++) sums.set(i % 2, (sums.get(i % 2) ?? 1) * xs[i] + i);
        return sums.get(0)! * sums.get(1)!;
      },
      [[1, 2, 3, 4]],
    );
  });

  test('with keys of all kinds', () => {
    check(
      (x: number) => {
        const key = {};
        const m = new Map<unknown, number>([
          [key, x],
          [NaN, x * x],
          [-0, 5 * x],
          [undefined, 7],
        ]);
        return m.get(key)! * m.get(NaN)! + m.get(0)! * m.get(undefined)!;
      },
      [2],
      [47],
    );
  });

  test('with keys that carry a derivative', () => {
    check(
      (x: number) => {
        const m = new Map([
          [x, 1],
          [2 * x, 3],
        ]);
        m.set(2 * x, m.get(2 * x)! + x);
        let sum = 0;
        m.forEach((v, k) => (sum += v * k * k));
        return sum;
      },
      [2],
    );
  });
});

describe('going over them', () => {
  test('forEach, with a receiver, entries that are added and entries that are deleted', () => {
    check(
      (x: number) => {
        const m = new Map([
          ['a', x],
          ['b', 2 * x],
          ['c', 3 * x],
        ]);
        let sum = 0;
        m.forEach(
          function (this: { k: number }, v, key, all) {
            if (key === 'a') all.delete('b');
            if (key === 'c') all.set('d', v * x);
            sum = sum * this.k + v * key.charCodeAt(0);
          },
          { k: 3 },
        );
        return sum;
      },
      [2],
    );
  });

  test('iterators', () => {
    check(
      (x: number) => {
        const m = new Map([
          ['a', x],
          ['b', x * x],
        ]);
        let sum = 0;
        const values = m.values();
        for (let step = values.next(); !step.done; step = values.next()) {
          if (m.size < 4) m.set(`c${m.size}`, step.value * x);
          sum = sum * 2 + step.value;
        }
        const entries = m[Symbol.iterator]();
        for (let step = entries.next(); !step.done; step = entries.next()) sum += step.value[0].length * step.value[1];
        const keys = m.keys();
        return sum * keys.next().value!.length;
      },
      [2],
    );
  });

  test('Array.from', () => {
    check(
      (m: Map<string, number>) => {
        const list = Array.from(m);
        m.set('a', m.get('b')! * list[0][1]);
        return Array.from(m.values()).reduce((s, v, i) => s + v * v * (i + 1), 0) + Array.from(m.keys()).length;
      },
      [
        new Map([
          ['a', 2],
          ['b', 3],
        ]),
      ],
    );
  });

  test('copies', () => {
    check(
      (m: Map<string, number>) => {
        const copy = new Map(m);
        copy.set('a', copy.get('b')! ** 2);
        const object = Object.fromEntries(copy);
        return copy.get('a')! * m.get('a')! + object['b'] * object['a'];
      },
      [
        new Map([
          ['a', 2],
          ['b', 3],
        ]),
      ],
    );
  });

  test('an iterator from outside is refused', () => {
    const values = new Map([['a', 2]]).values();
    const error = refusalOf(() => gradient((x: number) => (values.next().value as number) * x, 3));
    expect(error.code).toBe('unsupported-syntax');
    expect(error.message).toMatch(/made outside.*maps.test.ts/s);
  });
});

describe('maps as arguments', () => {
  const make = (): Map<string, number> =>
    new Map([
      ['a', 2],
      ['b', 3],
      ['c', 4],
    ]);

  test('have maps for gradients', () => {
    check(
      (m: Map<string, number>) => m.get('a')! * m.get('b')!,
      [make()],
      [
        new Map([
          ['a', 3],
          ['b', 2],
          ['c', 0],
        ]),
      ],
    );
  });

  test('that are changed', () => {
    check(
      (m: Map<string, number>) => {
        m.set('a', m.get('a')! * m.get('c')!);
        m.delete('c');
        m.set('d', m.get('a')! * m.get('b')!);
        return m.get('d')! * m.get('a')! + m.size;
      },
      [make()],
    );
  });

  test('in objects and arrays, and objects in them', () => {
    check(
      (o: { m: Map<string, { w: number[] }>; list: Map<number, number>[] }) =>
        o.m.get('l')!.w.reduce((a, b) => a * b, 1) * o.list[0].get(7)!,
      [{ m: new Map([['l', { w: [2, 3] }]]), list: [new Map([[7, 5]])] }],
      [{ m: new Map([['l', { w: [15, 10] }]]), list: [new Map([[7, 6]])] }],
    );
  });

  test('passed twice, both get the total', () => {
    const m = make();
    const [a, b] = gradient((p: Map<string, number>, q: Map<string, number>) => p.get('a')! * q.get('a')!, m, m);
    expectClose(
      a,
      new Map([
        ['a', 4],
        ['b', 0],
        ['c', 0],
      ]),
    );
    expectClose(b, a);
  });

  test('keep keys whose values have no gradient', () => {
    const [d] = gradient(
      (m: Map<string, unknown>) => (m.get('x') as number) ** 2,
      new Map<string, unknown>([
        ['x', 3],
        ['s', 'text'],
      ]),
    );
    expect(d).toEqual(
      new Map<string, unknown>([
        ['x', 6],
        ['s', undefined],
      ]),
    );
  });
});

describe('maps as results', () => {
  test('take maps for cotangents', () => {
    const f = (x: number): Map<string, unknown> =>
      new Map<string, unknown>([
        ['a', x * x],
        ['b', [x, 2 * x]],
      ]);
    const [, back] = pullback(f as (x: number) => Map<string, number>, 3);
    const seeded = back as unknown as (d: unknown) => [number];
    expect(
      seeded(
        new Map<string, unknown>([
          ['a', 1],
          ['b', [1, 10]],
        ]),
      ),
    ).toEqual([6 + 1 + 20]);
    expect(seeded(new Map([['a', 2]]))).toEqual([12]);
    expect(() => seeded({ a: 1 })).toThrow(/must have its structure/);
    expect(() => seeded(new Map([['z', 1]]))).toThrow(/has no key "z"/);
    expect(() => seeded(new Map([['a', 'text']]))).toThrow(/expected a number/);
  });
});

describe('sets', () => {
  test('of numbers', () => {
    check(
      (x: number) => {
        const s = new Set([x, 2 * x, x]);
        s.add(2 * x).add(5 * x);
        s.delete(x);
        let sum = 0;
        s.forEach((v, same, all) => (sum += v * same * all.size));
        return sum;
      },
      [2],
    );
  });

  test('of objects', () => {
    check(
      (x: number, y: number) => {
        const a = { v: x };
        const s = new Set([a, { v: y }]);
        a.v *= y;
        for (let step = 0; step < 2; step++) s.forEach((o) => (o.v *= o.v + x));
        const entries = s.entries();
        const [first, twin] = entries.next().value!;
        return Array.from(s).reduce((sum, o) => sum + o.v, 0) + first.v * twin.v + (s.has(a) ? x : 0);
      },
      [0.5, 0.75],
    );
  });
});

describe('weak maps', () => {
  test('get, set, has and delete', () => {
    check(
      (x: number) => {
        const key = {};
        const w = new WeakMap<object, number>([[key, x * x]]);
        w.set(key, w.get(key)! * x);
        const cubed = w.get(key)!;
        w.delete(key);
        return cubed * (w.has(key) ? 2 : 3) + (w.get(key) ?? x);
      },
      [2],
      [37],
    );
  });
});
