/** Buffers: numbers in their bytes, by `DataView` and by arrays; bits of floats, which have no derivative. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check, checkByHand } from '../support/check.js';
import { expectRefusal, lineHere } from '../support/refused.js';

const file = 'language/buffers.test.ts';

describe('DataView', () => {
  test('floats at any place, in both orders of bytes', () => {
    check(
      (x: number) => {
        const view = new DataView(new ArrayBuffer(40), 4);
        view.setFloat64(3, x);
        view.setFloat64(11, view.getFloat64(3) * x, true);
        view.setUint16(0, 7);
        view.setFloat32(20, 2);
        return view.getFloat64(11, true) * view.getFloat64(3) * view.getUint16(0) * view.getFloat32(20);
      },
      [2],
      [14 * 3 * 4],
    );
  });

  test('what is overwritten contributes nothing', () => {
    check(
      (x: number) => {
        const view = new DataView(new ArrayBuffer(16));
        view.setFloat64(0, x * x);
        const before = view.getFloat64(0);
        view.setFloat64(0, 5);
        return before + view.getFloat64(0) * x;
      },
      [3],
      [11],
    );
  });

  test('shares memory with arrays', () => {
    check(
      (a: Float64Array) => {
        const view = new DataView(a.buffer);
        view.setFloat64(8, view.getFloat64(0, true) * a[1], true);
        return a[1] * a[0];
      },
      [Float64Array.of(2, 3)],
      [Float64Array.of(12, 4)],
    );
  });

  test('integers are constants', () => {
    const f = (x: number): number => {
      const view = new DataView(new ArrayBuffer(8));
      view.setInt16(0, 300.7 * x);
      return x * view.getUint8(1);
    };
    expect(gradient(f, 1)).toEqual([44]);
  });
});

describe('integers in a buffer', () => {
  test('beside floats', () => {
    checkByHand(
      (x: number) => {
        const buffer = new ArrayBuffer(32);
        const floats = new Float64Array(buffer, 0, 2);
        const counts = new Uint32Array(buffer, 16, 2);
        const singles = new Float32Array(buffer, 24, 2);
        counts[0] = 3;
        floats[1] = x;
        singles[1] = floats[1] * counts[0];
        return singles[1] * floats[1];
      },
      () => [4],
      [24],
    );
  });

  test('of several sizes', () => {
    const f = (x: number): number => {
      const bytes = new Uint8Array(8);
      bytes[1] = 5;
      return x * new DataView(bytes.buffer).getUint16(0) * new Uint16Array(bytes.buffer).length;
    };
    expect(gradient(f, 2)).toEqual([20]);
  });
});

test('views that were made outside share a buffer, each with bytes of its own', () => {
  const make = (): readonly [number, Float64Array, Int32Array] => {
    const buffer = new ArrayBuffer(24);
    const floats = new Float64Array(buffer, 0, 2);
    floats.set([3, 5]);
    const integers = new Int32Array(buffer, 16, 2);
    integers.set([1, 0]);
    return [2, floats, integers];
  };
  checkByHand(
    (x: number, floats: Float64Array, integers: Int32Array) => {
      integers[1] += 1;
      floats[0] *= x;
      return floats[integers[0]] * floats[integers[1] - 1];
    },
    make,
    [15, Float64Array.of(10, 6), undefined],
  );
});

describe('bits of floats are refused', () => {
  test('that are written', () => {
    const f = (x: number): number => {
      const buffer = new ArrayBuffer(4);
      const float = new Float32Array(buffer);
      const bits = new Uint32Array(buffer);
      float[0] = x;
      bits[0] = 0x5f3759df - (bits[0] >> 1);
      return float[0];
    };
    expectRefusal(() => gradient(f, 4), 'unsupported-syntax', file, lineHere(-5), 'new Uint32Array(buffer)');
  });

  test('through another size of floats, and the other order of bytes', () => {
    const f = (x: number): number => {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, x);
      return view.getFloat64(0, true) * x;
    };
    expectRefusal(() => gradient(f, 4), 'unsupported-syntax', file, lineHere(-3), 'view.setFloat64(0, x)');
    const g = (x: number): number => {
      const single = new Float32Array(2);
      single[1] = x;
      return new Float64Array(single.buffer)[0];
    };
    expect(() => gradient(g, 4)).toThrow(/for float64 and for float32/);
  });

  test('that an integer overwrites', () => {
    const f = (x: number): number => {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, x);
      view.setInt8(7, 3);
      return view.getFloat64(0) * x;
    };
    expectRefusal(() => gradient(f, 4), 'unsupported-syntax', file, lineHere(-3), 'view.setInt8(7, 3)');
  });
});
