/** Classes that the differentiated function makes itself. */
import { describe, expect, test } from 'vitest';
import { gradient, pullback } from '../../src/index.js';
import { check } from '../support/check.js';

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
