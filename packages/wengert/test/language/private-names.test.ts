/** Private names: fields, methods, accessors and static members that only the class sees. */
import { describe, expect, test } from 'vitest';
import { gradient, nonDifferentiable, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';
import { fromText } from '../support/code.js';

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

class Same {
  constructor(o: object) {
    return o;
  }
}
class Stamp extends Same {
  #mark: number;
  constructor(o: object, mark: number) {
    super(o);
    this.#mark = mark;
  }
  static of(o: object): number {
    return (o as Stamp).#mark;
  }
}
class Noted extends Same {
  #note(): number {
    return 1;
  }
  static of(o: object): number {
    return (o as Noted).#note();
  }
}

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

  test('second derivatives', () => {
    check((x: number) => gradient((t: number) => account(1).deposit(t * t * t).balance, x)[0], [2], [12]);
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

  test('also one that has got them outside, from the class itself', () => {
    const stamped = {};
    new Stamp(stamped, 1);
    new Noted(stamped);
    const f = (x: number): number => {
      let caught = 0;
      for (const make of [() => new Stamp(stamped, x), () => new Noted(stamped)])
        try {
          make();
        } catch (error) {
          caught += error instanceof TypeError ? 1 : 0;
        }
      const fresh = {};
      new Stamp(fresh, x * x);
      new Noted(fresh);
      return caught * (Stamp.of(fresh) + Stamp.of(stamped));
    };
    check(f, [3], [12]);
  });
});
