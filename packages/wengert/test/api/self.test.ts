/** Gradients with respect to what is called: captured variables and fields. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import { gradient, gradientWithSelf, pullbackWithSelf, tensor, sum, mul } from '../../src/index.js';
import { refusalOf } from '../support/refused.js';

const scale = (a: number) => (x: number) => x * a;

interface Layer {
  (x: number): number;
  w: number;
  bias: number[];
}

/** A function with fields, which it reaches by its own name. */
const layer: Layer = Object.assign((x: number) => layer.w * x + layer.bias[0] * layer.bias[1], {
  w: 3,
  bias: [5, 7],
});

/** A function that remembers what it has computed. */
const square = Object.assign(
  (x: number): number => {
    square.cache[0] = x;
    return square.cache[0] * square.cache[0];
  },
  { cache: [0] },
);

describe('functions', () => {
  test('captured variables', () => {
    expect(gradientWithSelf(scale(3), 2)).toEqual([{ a: 2 }, 3]);
    const k = [2, 4];
    expect(gradientWithSelf((x: number) => x * k[0] * k[1], 3)).toEqual([{ k: [12, 6] }, 8]);
  });

  test('nothing, where a function captures nothing', () => {
    expect(gradientWithSelf((x: number) => x * x, 3)).toEqual([undefined, 6]);
    expect(gradientWithSelf(Math.sin, 0)).toEqual([undefined, 1]);
  });

  test('fields', () => {
    const [value, back] = pullbackWithSelf(layer, 2);
    expect(value).toBe(41);
    expect(back(1)).toEqual([{ w: 2, bias: [7, 5] }, 3]);
    expect(back(10)).toEqual([{ w: 20, bias: [70, 50] }, 30]);
    expect(gradient(layer, 2)).toEqual([3]);
  });

  test('fields of functions that are made in functions', () => {
    const make = (w: number): ((x: number) => number) & { w: number } => {
      const made = Object.assign((x: number): number => made.w * x * w, { w: 2 * w });
      return made;
    };
    expect(refusalOf(() => gradientWithSelf(make(3), 5)).code).toBe('bad-argument');
    const other = (k: number): ((x: number) => number) & { w: number } => {
      const made = Object.assign((x: number): number => made.w * x * k, { w: 2 * k });
      return made;
    };
    expect(gradientWithSelf(other(3), 5)).toEqual([{ k: 30, w: 15 }, 18]);
  });

  test('what a function keeps in a field has its derivative', () => {
    expect(gradient((x: number) => square(x * 2), 3)).toEqual([24]);
    expect(gradient((x: number) => square(x) * square.cache[0], 3)).toEqual([27]);
  });
});

describe('objects with a method `call`', () => {
  class Dense {
    constructor(
      readonly name: string,
      public w: number[],
      public b: number,
    ) {}

    call(x: number[]): number {
      return this.b + this.w.reduce((s, w, i) => s + w * x[i], 0);
    }
  }

  test('their fields', () => {
    const dense = new Dense('d', [2, 3], 1);
    const found = gradientWithSelf(dense, [5, 7]);
    expect(found).toEqual([{ w: [5, 7], b: 1 }, [2, 3]]);
    expectTypeOf(found).toEqualTypeOf<[{ w: number[]; b: number }, number[]]>();
  });

  test('plain objects, and tensors in them', () => {
    const model = {
      W: tensor([1, 2]),
      call(x: ReturnType<typeof tensor>) {
        return sum(mul(this.W, x));
      },
    };
    const [self, d] = gradientWithSelf(model, tensor([5, 7]));
    expect(self.W.toArray()).toEqual([5, 7]);
    expect(d.toArray()).toEqual([1, 2]);
    const o = { k: 3, call: (x: number): number => x };
    expect(pullbackWithSelf(o, 2).back(1)).toEqual([{ k: 0 }, 1]);
  });
});

test('refused: what cannot be called', () => {
  for (const wrong of [undefined, 3, {}, { call: 3 }])
    expect(refusalOf(() => gradientWithSelf(wrong as never, 1 as never)).code).toBe('not-a-function');
  expect(refusalOf(() => gradientWithSelf(((x: number) => `${x}`) as never, 1 as never)).code).toBe('not-a-scalar');
});
