/** Objects that differentiated code makes: constructors, fields, methods, what `new` gives. */
import { describe, expect, test } from 'vitest';
import { differentiable, gradient, pullback } from '../../src/index.js';
import { check } from '../support/check.js';
import { fromText } from '../support/code.js';
import { Vector } from '../support/vector.js';

describe('new', () => {
  test('parameters that are fields', () => {
    check(
      (x: number, y: number) => {
        const v = new Vector(x * y, Math.sin(x));
        return v.x * v.y;
      },
      [2, 3],
      [3 * Math.sin(2) + 6 * Math.cos(2), 2 * Math.sin(2)],
    );
  });

  test('methods that make new objects', () => {
    check((x: number, y: number) => new Vector(x, y).plus(new Vector(y, 1)).scale(x).dot(new Vector(1, y)), [2, 3]);
  });

  test('in loops, kept in arrays', () => {
    check(
      (x: number) => {
        const all: Vector[] = [];
        for (let i = 0; i < 4; i++) all.push(new Vector(x ** i, i * x));
        let s = 0;
        for (const v of all) s += v.x * v.y;
        return s;
      },
      [1.5],
      [1 + 4 * 2 * 1.5 * 0 + 2 * 3 * 1.5 ** 2 + 3 * 4 * 1.5 ** 3 + (2 * 1.5 - 1) - (2 * 1.5 - 1) + 2 * 1.5 - 1],
    );
  });

  test('field initialisers in order, defaults, a body', () => {
    class Model {
      a = 2;
      b = this.a * 3;
      total: number;
      log: string[] = [];
      constructor(w: number, bias = w * w, { k = bias }: { k?: number } = {}) {
        this.total = this.a * w + this.b * bias + k;
        this.log.push('made');
        this.a = this.total;
      }
    }
    const seen: unknown[] = [];
    check(
      (w: number) => {
        const m = new Model(w);
        seen.push(Object.keys(m).join(), m.log.length, m instanceof Model);
        return m.total * m.a + m.b;
      },
      [2],
    );
    expect(new Set(seen)).toEqual(new Set(['a,b,total,log', 1, true]));
    check((w: number) => new Model(w, w, { k: 3 * w }).total, [2], [2 + 6 + 3]);
  });

  test('spread arguments', () => {
    check(
      (xs: number[]) => {
        const v = new Vector(...(xs as [number, number]));
        return v.x ** 2 * v.y;
      },
      [[2, 3]],
    );
    check((x: number) => Vector.of(x, ...[x * x]).y, [3], [6]);
  });

  test('a constructor that returns another object', () => {
    const pool = { v: 0 };
    class Shared {
      v = 1;
      constructor(x: number) {
        pool.v = x * x;
        return pool as Shared;
      }
    }
    check((x: number) => new Shared(x).v * x, [3], [27]);
    class Odd {
      constructor(readonly x: number) {
        // what is no object is ignored
        if (x > 0) return 5 as never;
      }
    }
    check((x: number) => new Odd(x).x * 2, [3], [2]);
  });

  test('classes without constructor, class expressions', () => {
    const Empty = class {
      v = 0;
    };
    check(
      (x: number) => {
        const e = new Empty();
        e.v = x;
        return e.v * e.v;
      },
      [3],
    );
  });

  test('functions that make objects', () => {
    function Old(this: { x: number }, x: number): void {
      this.x = x * x;
    }
    (Old.prototype as { twice(): number }).twice = function (this: { x: number }) {
      return 2 * this.x;
    };
    const Constructor = Old as unknown as new (x: number) => { x: number; twice(): number };
    check(
      (x: number) => {
        const o = new Constructor(x);
        return o instanceof Constructor ? o.twice() : 0;
      },
      [3],
    );
  });

  test('new.target', () => {
    const seen: unknown[] = [];
    class Base {
      v: number;
      constructor(x: number) {
        seen.push(new.target);
        this.v = new.target === Base ? x : x * x;
      }
    }
    class Derived extends Base {}
    check((x: number) => new Base(x).v + new Derived(x).v, [3], [7]);
    expect(seen.slice(0, 2)).toEqual([Base, Derived]);
  });

  test('arrow functions in fields', () => {
    class Scale {
      k: number;
      apply = (x: number): number => this.k * x;
      constructor(k: number) {
        this.k = k;
      }
    }
    check(
      (k: number, x: number) => {
        const s = new Scale(k);
        const first = s.apply(x);
        s.k = k * k;
        return first + s.apply(x);
      },
      [2, 3],
    );
  });

  test('the result of a function', () => {
    const f = (x: number): Vector => new Vector(x * x, 3 * x);
    const [v, back] = pullback(f, 2);
    expect(v).toBeInstanceOf(Vector);
    expect({ ...v }).toEqual({ x: 4, y: 6 });
    expect(back({ x: 1, y: 10 } as never)).toEqual([4 + 30]);
  });

  test('what a constructor throws', () => {
    class Positive {
      constructor(readonly x: number) {
        if (x <= 0) throw new RangeError(`not positive: ${x}`);
      }
    }
    const f = (x: number): number => new Positive(x).x ** 2;
    check(f, [3], [6]);
    expect(() => gradient(f, -1)).toThrow(new RangeError('not positive: -1'));
  });

  test('classes as values', () => {
    class Square {
      constructor(readonly s: number) {}
      area(): number {
        return this.s * this.s;
      }
    }
    class Circle {
      constructor(readonly r: number) {}
      area(): number {
        return 3 * this.r * this.r;
      }
    }
    check((x: number) => [Square, Circle].map((C) => new C(x).area()).reduce((a, b) => a + b), [2], [16]);
  });

  test('by the text of the class, where that shows everything', () => {
    const P = fromText('class { b = 1; constructor(x) { this.x = x * x + this.b } get() { return this.x } }');
    const f = fromText<(c: unknown) => (x: number) => number>('(P) => (x) => new P(x).get() * x')(P);
    check(
      differentiable(f, () => ({ P })),
      [3],
      [9 + 1 + 18],
    );
  });
});
