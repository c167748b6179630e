/** Classes that extend others: fields, `super`, methods that are replaced. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';
import { expectRefusal, lineHere } from '../support/refused.js';

const file = 'test/language/class-inheritance.test.ts';

class Shape {
  scale = 2;
  name: string;
  constructor(
    readonly w: number,
    name = 'shape',
  ) {
    this.name = name;
  }
  area(k: number): number {
    return k * this.w;
  }
  get size(): number {
    return this.w * this.scale;
  }
  static unit(x: number): number {
    return x * 10;
  }
}

class Box extends Shape {
  h = 3;
  constructor(w: number, h: number) {
    super(w * h, 'box');
    this.h *= h;
  }
  override area(k: number): number {
    return super.area(k) * this.h + super.size;
  }
  static override unit(x: number): number {
    return super.unit(x) * x;
  }
}

class Crate extends Box {
  override area(k: number): number {
    return super.area(k * k) + 1;
  }
}

describe('inheritance', () => {
  test('super(...), super.m(...), super.x', () => {
    check(
      (w: number, h: number) => {
        const b = new Box(w, h);
        return b.area(w);
      },
      [2, 3],
      [2 * 2 * 3 * 3 * 3 + 2 * 3, 2 * 2 * 3 * 2 * 3 + 2 * 2],
    );
  });

  test('derived classes without constructor', () => {
    check((w: number, h: number) => new Crate(w, h).area(h) * w, [2, 3]);
  });

  test('the chain of prototypes is that of the program', () => {
    const seen: unknown[] = [];
    check(
      (w: number) => {
        const c = new Crate(w, w);
        seen.push(c instanceof Box && c instanceof Shape, Object.getPrototypeOf(c) === Crate.prototype, c.name, `${c}`);
        return c.w;
      },
      [2],
    );
    expect(seen.slice(0, 4)).toEqual([true, true, 'box', '[object Object]']);
  });

  test('static methods', () => {
    check((x: number) => Box.unit(x), [3], [60]);
  });

  test('getters of a base class', () => {
    check((w: number) => new Crate(w, 2).size, [3], [4]);
  });

  test('mixins', () => {
    const Scaled = <B extends new (...args: any[]) => { w: number }>(Base: B) =>
      class extends Base {
        k = 2;
        scaled(): number {
          return this.k * this.w;
        }
      };
    const Both = Scaled(Scaled(Shape));
    check((w: number) => new Both(w * w).scaled(), [3], [12]);
  });

  test('errors', () => {
    class Failure extends Error {
      constructor(
        message: string,
        readonly value: number,
      ) {
        super(message);
        this.name = 'Failure';
      }
    }
    check(
      (x: number) => {
        const e = new Failure(`at ${x}`, x * x);
        return e instanceof Error && e.message.startsWith('at ') ? e.value : 0;
      },
      [3],
    );
    const f = (x: number): number => {
      if (x > 0) throw new Failure('positive', x);
      return x;
    };
    expect(() => gradient(f, 1)).toThrow(Failure);
    expect(() => gradient(f, 1)).toThrow('positive');
  });

  test('what extends containers of the language', () => {
    class List extends Array<number> {
      sum(): number {
        let s = 0;
        for (let i = 0; i < this.length; i++) s += this[i];
        return s;
      }
    }
    check(
      (x: number) => {
        const l = new List();
        l.push(x, x * x);
        return l.sum() * l.length + (l instanceof List && l.map((v) => v) instanceof List ? x : 0);
      },
      [3],
      [2 * 7 + 1],
    );
    class Doubled extends Map<string, number> {
      override set(key: string, value: number): this {
        return super.set(key, 2 * value);
      }
    }
    // 2x · 2x² = 4x³, then twice differentiated
    const product = (x: number): number => {
      const m = new Doubled([
        ['a', x],
        ['b', x * x],
      ]);
      return m.get('a')! * m.get('b')!;
    };
    check(product, [3], [12 * 9]);
    expect(gradient((x: number) => gradient(product, x)[0], 3)).toEqual([24 * 3]);
    // (x² + x⁴) x, likewise
    const squares = (x: number): number => (new List(x, x * x).map((v) => v * v) as List).sum() * x;
    check(squares, [2], [12 + 5 * 16]);
    expect(gradient((x: number) => gradient(squares, x)[0], 2)).toEqual([12 + 20 * 8]);
  });

  test('what the constructors of containers throw is caught', () => {
    class Doubled extends Map<string, number> {
      override set(key: string, value: number): this {
        if (value > 8) throw new RangeError('too large');
        return super.set(key, 2 * value);
      }
    }
    const f = (x: number): number => {
      const held = { v: x };
      try {
        const m = new Doubled([
          ['a', x],
          ['b', x * x],
        ]);
        held.v = m.get('b')!;
      } catch (error) {
        held.v *= error instanceof RangeError ? x : 1;
      }
      try {
        new Doubled([3 as never]);
      } catch (error) {
        held.v += error instanceof TypeError ? x : 0;
      }
      return held.v;
    };
    check(f, [2], [9]);
    check(f, [3], [7]);
  });

  test('what extends built-in classes that keep what they are given is refused', () => {
    const line = lineHere(1);
    class Amount extends Number {
      twice(): number {
        return 2 * Number(this);
      }
    }
    const f = (x: number): number => new Amount(x).twice();
    const error = expectRefusal(
      () => gradient(f, 1),
      'unsupported-syntax',
      file,
      line,
      'class Amount extends Number {',
    );
    expect(error.summary).toContain('Number');
  });

  test('second derivatives', () => {
    check((x: number) => gradient((t: number) => new Box(t, t).area(t), x)[0], [2]);
  });
});
