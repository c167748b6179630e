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

  test('what extends other built-in classes is refused', () => {
    const line = lineHere(1);
    class List extends Array<number> {
      sum(): number {
        let s = 0;
        for (let i = 0; i < this.length; i++) s += this[i];
        return s;
      }
    }
    const f = (x: number): number => {
      const l = new List();
      l.push(x);
      return l.sum();
    };
    const error = expectRefusal(
      () => gradient(f, 1),
      'unsupported-syntax',
      file,
      line,
      'class List extends Array<number> {',
    );
    expect(error.summary).toContain('Array');
  });

  test('second derivatives', () => {
    check((x: number) => gradient((t: number) => new Box(t, t).area(t), x)[0], [2]);
  });
});
