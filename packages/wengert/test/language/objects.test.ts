/** Objects: fields, nesting, mutation, methods, `this`, classes. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check, checkMade } from '../support/check.js';

describe('fields', () => {
  test('plain and computed keys', () => {
    const key = 'b';
    check(
      (o: { a: number; b: number; 'c d': number }) => o.a * o[key] + o['c d'] ** 2,
      [{ a: 2, b: 3, 'c d': 4 }],
      [{ a: 3, b: 2, 'c d': 8 }],
    );
  });

  test('nested', () => {
    check(
      (o: { p: { q: { r: number } }; xs: number[] }) => o.p.q.r * o.xs[1],
      [{ p: { q: { r: 2 } }, xs: [3, 4] }],
      [{ p: { q: { r: 4 } }, xs: [0, 2] }],
    );
  });

  test('keys from data', () => {
    check(
      (o: Record<string, number>, keys: string[]) => {
        let product = 1;
        for (const key of keys) product *= o[key];
        return product;
      },
      [{ a: 2, b: 3, c: 5 }, ['a', 'c', 'a']],
      [{ a: 20, b: 0, c: 4 }, [undefined, undefined, undefined]],
    );
  });

  test('fields without derivative are left out of the gradient', () => {
    expect(
      gradient(
        (o: { x: number; name: string; on: boolean; none: null; at: Int8Array }) => (o.on ? o.x * o.name.length : 0),
        {
          x: 2,
          name: 'abc',
          on: true,
          none: null,
          at: Int8Array.of(1),
        },
      ),
    ).toEqual([{ x: 3 }]);
  });
});

describe('mutation', () => {
  test('assignments to fields', () => {
    check(
      (o: { x: number; y: number }) => {
        o.x = o.x * o.y;
        o.y += o.x;
        return o.x * o.y;
      },
      [{ x: 2, y: 3 }],
    );
  });

  test('fields that are added', () => {
    check(
      (o: { x: number; y?: number }) => {
        o.y = o.x * o.x;
        return o.y * o.x;
      },
      [{ x: 3 }],
      [{ x: 27 }],
    );
  });

  test('objects made in the function', () => {
    check(
      (x: number) => {
        const y = 3 * x;
        const o = { x, y, sum: x + y, ['k' + 1]: x * y, inner: { z: x } };
        o.inner.z *= o.sum;
        o.x = o.inner.z + (o as unknown as { k1: number }).k1;
        return o.x * o.y;
      },
      [2],
    );
  });

  test('objects made in a loop and kept in an array', () => {
    check(
      (x: number) => {
        const points: { x: number; y: number }[] = [];
        for (let i = 1; i < 4; i++) points.push({ x: x * i, y: x ** i });
        let sum = 0;
        for (const p of points) sum += p.x * p.y;
        return sum;
      },
      [1.5],
    );
  });

  test('a linked list', () => {
    type Node = { value: number; next: Node | null };
    check(
      (xs: number[]) => {
        let head: Node | null = null;
        for (const x of xs) head = { value: x * x, next: head };
        let sum = 0;
        let weight = 1;
        for (let node = head; node !== null; node = node.next) sum += node.value * weight++;
        return sum;
      },
      [[1, 2, 3]],
      [[6, 8, 6]],
    );
  });

  test('spread, and the functions of Object', () => {
    check(
      (o: { a: number; b: number }, x: number) => {
        const p = { ...o, a: x };
        p.b *= p.a;
        return p.a * p.b + o.b;
      },
      [{ a: 1, b: 2 }, 3],
      [{ a: 0, b: 10 }, 12],
    );
    check(
      (o: { a: number; b?: number }, p: { b: number }) => {
        Object.assign(o, p, null, { a: p.b * 2 });
        return o.a * o.b!;
      },
      [{ a: 1 }, { b: 3 }],
      [{ a: 0 }, { b: 12 }],
    );
    check(
      (o: Record<string, number>) => {
        let sum = 0;
        for (const [key, v] of Object.entries(o)) sum += v * v * key.length;
        return Object.values(o).reduce((a, b) => a * b) + sum * Object.keys(o).length;
      },
      [{ a: 2, bb: 3 }],
      [{ a: 3 + 8, bb: 2 + 24 }],
    );
  });

  test('a field that holds now a number and now an object', () => {
    type Slot = { a: any; b: any };
    check(
      (o: Slot) => {
        o.a = o.a.x * o.b;
        o.b = { y: o.a };
        return o.b.y * o.a;
      },
      [{ a: { x: 2 }, b: 3 }],
      [{ a: { x: 36 }, b: 24 }],
    );
  });

  test('data of the prototype', () => {
    const model = Object.assign(Object.create({ shared: 5 }) as { shared: number }, { k: 2 });
    expect(gradient((o: typeof model, x: number) => o.shared * o.k * x, model, 3)).toEqual([{ k: 15 }, 10]);
  });

  test('cycles', () => {
    type Node = { value: number; other?: Node };
    const f = (a: Node): number => {
      a.value *= a.other!.value;
      return a.other!.other!.value * a.value;
    };
    const a: Node = { value: 2 };
    const b: Node = { value: 3, other: a };
    a.other = b;
    const [d] = gradient(f, a);
    expect(d.value).toBe(2 * 2 * 9);
    expect(d.other!.value).toBe(2 * 4 * 3);
    expect(d.other!.other).toBe(d);
  });
});

describe('methods and this', () => {
  test('of an object made in the function', () => {
    check(
      (x: number) => {
        type Counter = { total: number; add(v: number): Counter };
        const counter: Counter = {
          total: x,
          add(v) {
            this.total += v * this.total;
            return this;
          },
        };
        return counter.add(2).add(x).total;
      },
      [1.5],
    );
  });

  test('of an object passed in', () => {
    const make = () => ({
      a: 2,
      scale(x: number): number {
        return this.a * x;
      },
    });
    const f = (o: { a: number; scale(x: number): number }, x: number): number => o.scale(x) * o.scale(1);
    expect(gradient(f, make(), 3)).toEqual([{ a: 12 }, 4]);
  });

  test('of a captured object', () => {
    const o = {
      a: 2,
      square(x: number): number {
        return this.a * x * x;
      },
    };
    check((x: number) => o.square(x) + o['square'](2 * x), [3], [60]);
  });

  test('a function used as a method of two objects', () => {
    function area(this: { w: number; h: number }): number {
      return this.w * this.h;
    }
    check(
      (x: number) => {
        const a = { w: x, h: 2, area };
        const b = { w: 3, h: x * x, area };
        return a.area() + b.area();
      },
      [2],
      [14],
    );
  });
});

class Layer {
  weights: Float64Array;
  bias: number;
  readonly name = 'layer';

  constructor(weights: Float64Array, bias: number) {
    this.weights = weights;
    this.bias = bias;
  }

  apply(xs: number[]): number {
    let sum = this.bias;
    for (let i = 0; i < xs.length; i++) sum += this.weights[i] * xs[i];
    return this.activate(sum);
  }

  activate(x: number): number {
    return Math.tanh(x);
  }
}

class Linear extends Layer {
  override activate(x: number): number {
    return 2 * x;
  }
}

describe('classes', () => {
  const layer = (): Layer => new Layer(Float64Array.of(0.5, -0.3), 0.1);

  test('an instance as an argument: a plain object with its fields', () => {
    const f = (l: Layer, xs: number[]): number => l.apply(xs);
    const gradients = checkMade(f, () => [layer(), [1, 2]]) as [object, number[]];
    expect(Object.keys(gradients[0])).toEqual(['weights', 'bias']);
    expect(Object.getPrototypeOf(gradients[0])).toBe(Object.prototype);
  });

  test('an inherited method and an overridden one', () => {
    const linear = new Linear(Float64Array.of(0.5, -0.3), 0.1);
    expect(gradient((l: Layer, xs: number[]) => l.apply(xs), linear, [1, 2])).toEqual([
      { weights: Float64Array.of(2, 4), bias: 2 },
      [1, -0.6],
    ]);
  });

  test('a captured instance', () => {
    const captured = layer();
    check((xs: number[]) => captured.apply(xs) * 3, [[1, 2]]);
  });

  test('instances in a list, applied one after the other', () => {
    const layers = [layer(), new Linear(Float64Array.of(1, 3), -1)];
    check(
      (x: number) => {
        let y = x;
        for (const l of layers) y = l.apply([y, x]);
        return y;
      },
      [0.4],
    );
  });

  test('a method that changes fields', () => {
    class Account {
      balance: number;
      constructor(balance: number) {
        this.balance = balance;
      }
      grow(rate: number, years: number): void {
        for (let i = 0; i < years; i++) this.balance += this.balance * rate;
      }
    }
    const f = (a: Account, rate: number): number => {
      a.grow(rate, 3);
      return a.balance;
    };
    checkMade(f, () => [new Account(100), 0.1], [{ balance: 1.1 ** 3 }, 300 * 1.1 ** 2]);
  });

  test('static methods', () => {
    class Shapes {
      static square(x: number): number {
        return x * x;
      }
      static cube(x: number): number {
        return x * Shapes.square(x);
      }
    }
    check((x: number) => Shapes.cube(x) + Shapes.square(x), [2], [16]);
  });
});
