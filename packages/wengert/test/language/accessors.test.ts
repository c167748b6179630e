/** Getters and setters: what looks like a read or an assignment is a call. */
import { describe, expect, test } from 'vitest';
import { gradient, pullback } from '../../src/index.js';
import { check, checkMade } from '../support/check.js';
import { fromText } from '../support/code.js';
import { expectRefusal, lineHere, refusalOf } from '../support/refused.js';

class Celsius {
  static offset = 32;
  static reads = 0;
  reads = 0;
  constructor(public degrees: number) {}
  get fahrenheit(): number {
    return this.degrees * 1.8 + Celsius.offset;
  }
  set fahrenheit(f: number) {
    this.degrees = (f - Celsius.offset) / 1.8;
  }
  get counted(): number {
    this.reads++;
    return this.degrees ** 2;
  }
  get pair(): number[] {
    return [this.degrees, 2 * this.degrees];
  }
  get length(): number {
    return this.degrees * 3;
  }
  set half(x: number) {
    this.degrees = x / 2;
  }
  static get zero(): Celsius {
    return new Celsius(0);
  }
  static set scale(x: number) {
    Celsius.offset = x;
  }
}

class Kelvin extends Celsius {
  override get counted(): number {
    return super.counted + this.degrees;
  }
  override set half(x: number) {
    super.half = x * x;
  }
}

const make = (degrees: number): Celsius => {
  const c = new Celsius(1);
  c.degrees = degrees;
  return c;
};

describe('getters', () => {
  test('of instances made here', () => {
    check((x: number) => new Celsius(x * x).fahrenheit * x, [3], [1.8 * 3 * 9 + 32]);
  });

  test('of arguments', () => {
    checkMade(
      (c: Celsius, x: number) => c.fahrenheit * x,
      () => [make(10), 3],
      [{ degrees: 5.4, reads: 0 }, 50],
    );
  });

  test('that change the object, run as often as they are read', () => {
    check(
      (x: number) => {
        const c = new Celsius(x);
        const s = c.counted + c.counted * c.counted;
        return s * c.reads;
      },
      [2],
      [3 * (4 + 4 * 8)],
    );
  });

  test('that return new containers', () => {
    check(
      (x: number) => {
        const c = new Celsius(x);
        const [a, b] = c.pair;
        return a * b;
      },
      [3],
      [12],
    );
  });

  test('called length', () => {
    check((x: number) => new Celsius(x).length ** 2, [2], [36]);
  });

  test('in loops and branches', () => {
    check(
      (xs: number[]) => {
        const all = xs.map((x) => new Celsius(x));
        let s = 0;
        for (let i = 0; i < all.length; i++) {
          if (i === 1) continue;
          s += all[i].counted * (i + 1);
          if (all[i].degrees > 3) break;
        }
        return s;
      },
      [[1, 2, 3.5, 4]],
      [[2, 0, 21, 0]],
    );
  });

  test('inherited and overridden, with super', () => {
    check((x: number) => new Kelvin(x).counted + new Kelvin(x * x).fahrenheit, [2], [4 + 1 + 1.8 * 4]);
  });

  test('static ones', () => {
    check(
      (x: number) => {
        const z = Celsius.zero;
        z.degrees = x;
        return z.degrees * x;
      },
      [3],
      [6],
    );
  });

  test('by computed keys', () => {
    check((x: number, key: 'counted' | 'fahrenheit') => new Celsius(x)[key], [3, 'counted'], [6, undefined]);
  });

  test('of the engine', () => {
    const map = new Map([['a', 1]]);
    check((x: number) => x * map.size * new Set('abc').size, [3], [3]);
    check(
      (x: Float64Array) => x.byteLength * x[0] + x.buffer.byteLength,
      [Float64Array.of(1, 2)],
      [Float64Array.of(16, 0)],
    );
  });

  test('when back is called again', () => {
    const [, back] = pullback((x: number) => new Celsius(x).counted, 3);
    expect(back(1)).toEqual([6]);
    expect(back(2)).toEqual([12]);
  });

  test('whose value is not used', () => {
    check(
      (x: number) => {
        const c = new Celsius(x);
        void c.counted;
        return c.reads * x;
      },
      [2],
      [1],
    );
  });
});

describe('setters', () => {
  test('of instances', () => {
    check(
      (x: number) => {
        const c = new Celsius(1);
        c.fahrenheit = x * x;
        c.fahrenheit *= 2;
        return c.degrees;
      },
      [3],
      [12 / 1.8],
    );
  });

  test('of arguments, in loops', () => {
    checkMade(
      (c: Celsius, x: number) => {
        for (let i = 0; i < 3; i++) c.half = c.degrees * x;
        return c.degrees;
      },
      () => [make(2), 3],
      [{ degrees: 27 / 8, reads: 0 }, (2 * 3 * 9) / 8],
    );
  });

  test('inherited, with super', () => {
    check(
      (x: number) => {
        const k = new Kelvin(1);
        k.half = x;
        return k.degrees;
      },
      [3],
      [3],
    );
  });

  test('static ones', () => {
    const before = Celsius.offset;
    check(
      (x: number) => {
        Celsius.scale = x * x;
        const f = new Celsius(1).fahrenheit;
        Celsius.offset = 32;
        return f;
      },
      [3],
      [6],
    );
    expect(Celsius.offset).toBe(before);
  });

  test('an assignment that a setter is missing for throws', () => {
    class Fixed {
      x = 1;
      get twice(): number {
        return 2 * this.x;
      }
    }
    const f = (x: number): number => {
      const c = new Fixed() as { twice: number };
      c.twice = x;
      return x;
    };
    expect(() => f(1)).toThrow(TypeError);
    expect(() => gradient(f, 1)).toThrow(TypeError);
  });
});

describe('object literals', () => {
  test('getters, setters and methods', () => {
    check(
      (x: number) => {
        const o = {
          k: x,
          get square() {
            return this.k * this.k;
          },
          set square(v: number) {
            this.k = v + x;
          },
          m(y: number) {
            return y * this.square;
          },
        };
        const first = o.m(x);
        o.square = first;
        return o.k * Object.keys(o).length;
      },
      [2],
      [3 * (3 * 4 + 1)],
    );
  });

  test('made outside', () => {
    const o = {
      k: 2,
      get twice() {
        return 2 * this.k;
      },
      set twice(v: number) {
        this.k = v / 2;
      },
    };
    check(
      (x: number) => {
        o.twice = x * x;
        const y = o.twice * x;
        o.k = 2;
        return y;
      },
      [3],
      [27],
    );
  });

  test('properties that come again, and computed ones', () => {
    check(
      (x: number) => {
        const key = 'c';
        const o = {
          get a() {
            return 1;
          },
          ['b']: 2,
          get [key]() {
            return this.b * x;
          },
        } as { a: number; b: number; c: number };
        o.b = x;
        return o.c + o.a;
      },
      [3],
      [6],
    );
  });

  test('__proto__', () => {
    const base = {
      scale: 3,
      times(x: number) {
        return x * this.scale;
      },
    };
    check(
      (x: number) => {
        const o = { __proto__: base, own: x } as unknown as typeof base & { own: number };
        return o.times(o.own) + (Object.getPrototypeOf(o) === base ? x : 0);
      },
      [2],
      [4],
    );
  });
});

describe('refused', () => {
  const file = 'test/language/accessors.test.ts';

  test('what cannot be seen', () => {
    const hidden = fromText<(k: number) => { x: number; y: number }>(
      '(k) => ({ x: 1, get y() { return this.x * k } })',
    )(2);
    const error = refusalOf(() => gradient((o: { x: number; y: number }) => o.y, hidden));
    expect(error.code).toBe('invisible-capture');
  });

  test('setters of the engine, with the place', () => {
    const line = lineHere(2);
    const f = (o: { x: number; __proto__?: unknown }): number => {
      o.__proto__ = { y: 1 };
      return o.x;
    };
    expectRefusal(() => gradient(f, { x: 1 }), 'native-function', file, line, 'o.__proto__ = { y: 1 }');
  });
});
