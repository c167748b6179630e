/** Classes: objects made in differentiated code, inheritance, `super`, private names. */
import { describe, expect, test } from 'vitest';
import { differentiable, gradient, nonDifferentiable, pullback, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';
import { fromText } from '../support/code.js';
import { expectRefusal, lineHere } from '../support/refused.js';

const file = 'test/language/classes.test.ts';

class Vector {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
  plus(o: Vector): Vector {
    return new Vector(this.x + o.x, this.y + o.y);
  }
  scale(k: number): Vector {
    return new Vector(k * this.x, k * this.y);
  }
  dot(o: Vector): number {
    return this.x * o.x + this.y * o.y;
  }
  static of(...xs: number[]): Vector {
    return new Vector(xs[0], xs[1]);
  }
}

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
});

class Account {
  #balance: number;
  #log: number[] = [];
  static #rate = 3;
  constructor(balance: number) {
    this.#balance = balance;
  }
  #grow(k: number): number {
    return this.#balance * k;
  }
  deposit(x: number): this {
    this.#balance += x;
    this.#log.push(x);
    return this;
  }
  get balance(): number {
    return this.#balance;
  }
  report(k: number): number {
    this.#log = [k, k * k];
    const { balance: own = this.#log[1] } = this as { balance?: number };
    return own * (this.#log[0] += this.#balance) + ++this.#balance;
  }
  value(k: number): number {
    return this.#grow(k) * Account.#rate + this.#log.length;
  }
  both(other: object): boolean {
    return #balance in other && #grow in other;
  }
  static #tax(x: number): number {
    return x * x;
  }
  static taxed(x: number): number {
    return Account.#tax(x) * Account.#rate;
  }
  later(): (k: number) => number {
    return (k) => this.#grow(k) + this.#balance;
  }
}

class Savings extends Account {
  #balance = 1;
  save(x: number): number {
    this.#balance *= x;
    return this.#balance + this.balance;
  }
}

/** Objects with private names cannot be copied, so that each run makes its own. */
const account = (balance: number): Account => new Account(balance);
const savings = (balance: number): Savings => new Savings(balance);
nonDifferentiable(account);
nonDifferentiable(savings);

describe('private names', () => {
  test('are read and assigned', () => {
    check(
      (x: number) =>
        account(2)
          .deposit(x)
          .deposit(x * x).balance,
      [3],
      [7],
    );
    check(
      (x: number) =>
        account(2)
          .deposit(x * x)
          .report(x),
      [3],
    );
  });

  test('methods', () => {
    check((x: number) => account(2).deposit(x).value(x), [3], [3 * (2 + 2 * 3)]);
    check((x: number) => account(2).deposit(x).later()(x), [3], [2 + 2 * 3 + 1]);
  });

  test('static ones', () => {
    check((x: number) => Account.taxed(x), [2], [12]);
  });

  test('#x in o', () => {
    check(
      (x: number) => {
        const a = account(1);
        return (a.both(a) ? x : 0) + (a.both({}) ? 1 : x * x);
      },
      [3],
      [7],
    );
  });

  test('two of one name on one object', () => {
    check(
      (x: number) => {
        const s = savings(5);
        s.deposit(x * x);
        return s.save(x) * s.save(x);
      },
      [2],
      // (x + 5 + x^2) * (x^2 + 5 + x^2)
      [5 * 13 + 11 * 8],
    );
  });

  test('are no part of the gradient of an object', () => {
    expect(gradient((a: Account) => a.deposit(2).balance, new Account(1))).toEqual([{}]);
  });

  test('of new objects', () => {
    check((x: number) => new Account(x).deposit(x * x).report(2), [3]);
    check((x: number) => new Account(x).deposit(1).value(x) + new Account(2).deposit(x).later()(x), [3]);
    check(
      (x: number) => {
        const [a, b] = [new Account(x), account(2)];
        return (a.both(b) && b.both(a) && !a.both({}) ? a.deposit(x).balance : 0) * b.deposit(2).balance;
      },
      [3],
    );
  });

  test('of new objects, two of one name on one object', () => {
    check(
      (x: number) => {
        const s = new Savings(x);
        s.deposit(x * x);
        return s.save(x) * s.save(x);
      },
      [2],
    );
  });

  test.each([
    ['a field', '#p = 1;', 'Cannot initialize #p twice on the same object'],
    ['a method', '#p() {}', 'Cannot initialize private methods of class Marked twice on the same object'],
  ])('an object gets them once: %s', (_, member, message) => {
    const f = fromText<(x: number, caught: { message?: string }) => number>(`(x, caught) => {
      class Same { constructor(o) { return o; } }
      class Marked extends Same { ${member} static has(o) { return #p in o; } }
      const o = { x };
      new Marked(o);
      new Marked({ x });
      try { new Marked(o); } catch (error) { caught.message = error.message; return error instanceof TypeError && Marked.has(o) ? 3 * x : x; }
      return 5 * x;
    }`);
    const [plain, own] = [{}, {}] as { message?: string }[];
    expect(f(2, plain)).toBe(6);
    expect(withGradient(f, 2, own)[1][0]).toBe(3);
    expect([plain.message, own.message]).toEqual([message, message]);
  });
});

describe('with the rest of the language', () => {
  class Positive {
    static made = 0;
    root: number;
    constructor(readonly x: number) {
      log.total += x * x;
      if (x <= 0) throw new RangeError('not positive');
      this.root = Math.sqrt(x);
    }
    get cube(): number {
      if (this.x > 5) throw new RangeError('too large');
      return this.x ** 3;
    }
  }
  const log = { total: 0 };

  test('constructors that throw, caught', () => {
    check(
      (x: number) => {
        log.total = 0;
        let s = 0;
        for (const v of [x, -x, 2 * x]) {
          try {
            s += new Positive(v).root;
          } catch (error) {
            s += (error as Error).name === 'RangeError' ? v * x : 0;
          }
        }
        return s + log.total;
      },
      [4],
      [0.5 / 2 - 8 + 1 / Math.sqrt(8) + 2 * 4 * 6],
    );
  });

  test('constructors of derived classes that throw, caught', () => {
    class More extends Positive {
      constructor(...xs: number[]) {
        super(...(xs as [number]));
        log.total += this.root;
      }
    }
    check(
      (x: number) => {
        log.total = 0;
        try {
          return new More(x).root + new More(-x).root;
        } catch {
          return log.total;
        }
      },
      [4],
      [4 * 4 + 0.25],
    );
  });

  test('what a getter throws in a try is caught', () => {
    const f = (x: number): number => {
      try {
        return new Positive(x).cube;
      } catch {
        return x;
      }
    };
    check(f, [2], [12]);
    check(f, [7], [1]);
  });

  test('second derivatives', () => {
    const second = (f: (x: number) => number) => (x: number) => gradient(f, x)[0];
    check(
      second((x) => new Positive(x).root * x),
      [4],
      [0.75 * 4 ** -0.5],
    );
    check(
      second((x) => new Positive(x).cube),
      [2],
      [12],
    );
    check(
      second((x) => new Box(x, x).area(x)),
      [2],
    );
    check(
      second((x) => new Vector(x, x * x).plus(new Vector(...([x ** 3, 1] as const))).dot(new Vector(x, x))),
      [2],
    );
    check(
      second((x) => {
        const o = {
          v: x,
          set cubed(y: number) {
            this.v = y ** 3 * this.v;
          },
        };
        o.cubed = x;
        return o.v;
      }),
      [2],
      [12 * 4],
    );
    check(
      second((x) => account(1).deposit(x * x * x).balance),
      [2],
      [12],
    );
  });
});

describe('classes inside of functions', () => {
  test('are new each time', () => {
    check(
      (x: number) => {
        let total = 0;
        for (let i = 1; i < 4; i++) {
          class Power {
            static made: Power[] = [];
            constructor(readonly base: number) {
              Power.made.push(this);
            }
            get value(): number {
              return this.base ** i;
            }
          }
          total += new Power(x).value + new Power(2 * x).value;
          total += Power.made.length * x;
        }
        return total;
      },
      [1.5],
    );
  });

  test('mixins and functions that return classes', () => {
    type Constructor = new (...args: any[]) => { value: number };
    check(
      (x: number) => {
        const Scaled = (Base: Constructor, k: number) =>
          class extends Base {
            get scaled(): number {
              return k * this.value;
            }
          };
        class Leaf {
          value: number;
          constructor(value: number) {
            this.value = value * value;
          }
        }
        return new (Scaled(Leaf, 3 * x))(x).scaled;
      },
      [2],
      [36],
    );
  });

  test('abstract methods, overridden ones, chains of three', () => {
    check(
      (x: number) => {
        abstract class Layer {
          protected abstract activate(v: number): number;
          forward(v: number): number {
            return this.activate(x * v) + 1;
          }
        }
        class Tanh extends Layer {
          protected activate(v: number): number {
            return Math.tanh(v);
          }
        }
        class Doubled extends Tanh {
          override forward(v: number): number {
            return 2 * super.forward(super.forward(v));
          }
        }
        return [new Tanh(), new Doubled()].reduce((v, layer) => layer.forward(v), x);
      },
      [0.7],
    );
  });

  test('errors of their own', () => {
    check(
      (x: number) => {
        class Overflow extends Error {
          constructor(readonly by: number) {
            super('overflow');
          }
        }
        try {
          if (x > 1) throw new Overflow(x * x - 1);
          return x;
        } catch (error) {
          return error instanceof Overflow ? 3 * error.by : NaN;
        }
      },
      [2],
      [12],
    );
  });

  test('computed members, symbols, accessors with static sides', () => {
    check(
      (x: number) => {
        const name = 'cu' + 'be';
        class Box {
          static #count = 0;
          static get count(): number {
            return Box.#count;
          }
          constructor(private v: number) {
            Box.#count += v;
          }
          [name](): number {
            return this.v ** 3;
          }
          *[Symbol.iterator](): Generator<number> {
            yield this.v;
            yield this.v * x;
          }
        }
        const box = new Box(x) as unknown as Iterable<number> & Record<string, () => number>;
        let total = box[name]() + Box.count;
        for (const v of box) total += v;
        return total;
      },
      [2],
      [12 + 1 + 1 + 4],
    );
  });

  test('have their names', () => {
    check(
      (x: number) => {
        class Outer {
          copy(): Outer {
            return new Outer();
          }
        }
        const Inner = class extends Outer {};
        const names = `${Outer.name} ${Inner.name} ${new Outer().copy().constructor.name}`;
        return names === 'Outer Inner Outer' ? x * x : NaN;
      },
      [3],
      [6],
    );
  });

  test('returned and used by a pullback', () => {
    const [Class, back] = pullback((x: number) => {
      return class {
        static readonly area = x * x;
      };
    }, 3);
    expect(Class.area).toBe(9);
    expect(new Class()).toBeInstanceOf(Class);
    expect(back).toBeTypeOf('function');
  });

  test('second derivatives', () => {
    const cubed = (x: number): number => {
      class Cube {
        #x = x;
        get volume(): number {
          return this.#x ** 3;
        }
      }
      return new Cube().volume;
    };
    check((x: number) => gradient(cubed, x)[0], [2], [12]);
  });
});
