/** The table of the contract: what the gradient of each kind of value is. */
import { describe, expect, test } from 'vitest';
import { gradient, tensor, Tensor, zeros } from '../../src/index.js';

/** The gradient of a function that does not depend on its argument. */
const unused = (value: unknown): unknown => gradient((_value: unknown, x: number) => x, value, 1)[0];

describe('zeros where nothing depends', () => {
  test('numbers', () => {
    expect(unused(3)).toBe(0);
    expect(unused(NaN)).toBe(0);
    expect(unused(Infinity)).toBe(0);
    expect(unused(-0)).toBe(0);
  });

  test('arrays, tuples, nested arrays', () => {
    expect(unused([])).toEqual([]);
    expect(unused([1, 2])).toEqual([0, 0]);
    expect(unused([1, [2, [3]], []])).toEqual([0, [0, [0]], []]);
  });

  test('typed arrays: the same kind, and not the same object', () => {
    const floats = Float64Array.of(1, 2);
    expect(unused(floats)).toEqual(Float64Array.of(0, 0));
    expect(unused(floats)).not.toBe(floats);
    expect(unused(Float32Array.of(1, 2))).toEqual(Float32Array.of(0, 0));
  });

  test('objects and class instances: plain objects', () => {
    class Point {
      x = 1;
      y = 2;
      name = 'p';
    }
    expect(unused({ a: 1, b: { c: [2] } })).toEqual({ a: 0, b: { c: [0] } });
    const ofPoint = unused(new Point());
    expect(ofPoint).toEqual({ x: 0, y: 0 });
    expect(ofPoint).not.toBeInstanceOf(Point);
  });

  test('tensors: the same shape and element type', () => {
    const found = unused(tensor([[1, 2, 3]], { dtype: 'float32' })) as Tensor;
    expect(found).toBeInstanceOf(Tensor);
    expect(found.shape).toEqual([1, 3]);
    expect(found.dtype).toBe('float32');
    expect(found.toArray()).toEqual([[0, 0, 0]]);
  });
});

describe('values without derivative', () => {
  const values: readonly [string, unknown][] = [
    ['a string', 'text'],
    ['a boolean', true],
    ['a bigint', 3n],
    ['null', null],
    ['undefined', undefined],
    ['a symbol', Symbol('s')],
    ['an Int8Array', Int8Array.of(1)],
    ['a Uint8Array', Uint8Array.of(1)],
    ['a Uint8ClampedArray', Uint8ClampedArray.of(1)],
    ['an Int16Array', Int16Array.of(1)],
    ['a Uint16Array', Uint16Array.of(1)],
    ['an Int32Array', Int32Array.of(1)],
    ['a Uint32Array', Uint32Array.of(1)],
    ['a BigInt64Array', BigInt64Array.of(1n)],
    ['a function', Math.sin],
  ];
  for (const [name, value] of values) {
    test(name, () => {
      expect(unused(value)).toBeUndefined();
    });
  }

  test('inside of arrays they keep their places, inside of objects they are left out', () => {
    expect(unused([1, 'a', null, 2])).toEqual([0, undefined, undefined, 0]);
    expect(unused({ a: 1, b: 'b', c: null, d: undefined, e: Uint8Array.of(1) })).toEqual({ a: 0 });
  });

  test('integer arrays whose elements are used', () => {
    expect(gradient((n: Uint8Array, x: number) => n[0] * x, Uint8Array.of(3), 2)).toEqual([undefined, 3]);
  });

  test('booleans and strings that are used as numbers', () => {
    expect(gradient((b: boolean, x: number) => Number(b) * x, true, 2)).toEqual([undefined, 1]);
  });
});

describe('gradients where something depends', () => {
  test('Float32Array gradients are Float32Arrays', () => {
    const [d] = gradient((xs: Float32Array) => xs[0] * xs[0], Float32Array.of(3, 1));
    expect(d).toEqual(Float32Array.of(6, 0));
  });

  test('tuples and nested arrays', () => {
    expect(gradient((t: [number, [number, number]]) => t[0] * t[1][1], [2, [3, 4]])).toEqual([[4, [0, 2]]]);
  });

  test('an object with arrays of objects', () => {
    const model = {
      layers: [
        { w: [1, 2], b: 3 },
        { w: [4], b: 5 },
      ],
      name: 'm',
    };
    expect(gradient((m: typeof model) => m.layers[0].w[1] * m.layers[1].b, model)).toEqual([
      {
        layers: [
          { w: [0, 5], b: 0 },
          { w: [0], b: 2 },
        ],
      },
    ]);
  });

  test('one object in two places has one gradient', () => {
    const row = [1, 2];
    const [d] = gradient((m: number[][]) => m[0][0] * m[1][1], [row, row]);
    expect(d).toEqual([
      [2, 1],
      [2, 1],
    ]);
    expect(d[0]).toBe(d[1]);
  });

  test('a tensor of one element is a scalar', () => {
    expect(gradient((x: Tensor) => x.mul(x), tensor(3))[0].toArray()).toBe(6);
    expect(gradient((x: Tensor) => x.mul(x).reshape([1, 1]), tensor([3]))[0].toArray()).toEqual([6]);
  });

  test('gradients with respect to no arguments', () => {
    expect(gradient(() => 3)).toEqual([]);
  });

  test('zeros are fresh: two calls share nothing', () => {
    const f = (t: Tensor): number => t.shape[0];
    const t = zeros([2]);
    const [first] = gradient(f, t);
    first.fill(7);
    expect(gradient(f, t)[0].toArray()).toEqual([0, 0]);
  });
});
