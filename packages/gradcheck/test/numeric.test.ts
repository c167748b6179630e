/** Numeric gradients against derivatives known in closed form, and the error estimates against the true errors. */
import { describe, expect, it } from 'vitest';
import { numericGradient, numericGradientWithError, numericJacobian } from '../src/index.js';

const step = (x: number): number => (x > 0 ? 1 : 0);

/** Function, point, derivative in closed form, relative error allowed. */
const scalars: [name: string, f: (x: number) => number, x: number, exact: number, within: number][] = [
  ['square', (x) => x * x, 3, 6, 1e-14],
  ['5 sin(x^2)', (x) => 5 * Math.sin(x ** 2), 4, -38.30637921293538, 1e-12],
  ['exp', Math.exp, 1, Math.E, 1e-12],
  ['tanh', Math.tanh, 0.3, 1 - Math.tanh(0.3) ** 2, 1e-12],
  ['log near 0', Math.log, 1e-10, 1e10, 1e-11],
  ['log at the end of the range', Math.log, 1e-300, 1e300, 1e-10],
  ['beside a pole', (x) => 1 / x, 1e-3, -1e6, 1e-11],
  ['square of a tiny number', (x) => x * x, 1e-10, 2e-10, 1e-9],
  ['square of a huge number', (x) => x * x, 1e100, 2e100, 1e-13],
  ['sin of a large number', Math.sin, 1e8, Math.cos(1e8), 1e-11],
  ['fast oscillation', (x) => Math.sin(1000 * x) / 1000, 0.7, Math.cos(700), 1e-11],
  ['narrow bump', (x) => Math.exp(-((x / 1e-4) ** 2)), 5e-5, -1e4 * Math.exp(-0.25), 1e-11],
  ['beside a kink', (x) => Math.max(x, 0), 1e-7, 1, 1e-12],
  ['just beside a kink', Math.abs, -1e-12, -1, 1e-12],
  ['beside a jump', (x) => step(x) + x, 1e-6, 1, 1e-9],
  ['sqrt near the end of its domain', Math.sqrt, 1e-8, 5e3, 1e-12],
  ['one-sided, at the end of the domain', (x) => x * Math.sqrt(x + 1) + Math.sqrt(x) ** 4, 0, 1, 1e-9],
  ['tiny values', (x) => 1e-200 * Math.sin(x), 1, 1e-200 * Math.cos(1), 1e-11],
  ['hardly rising', (x) => 1 + 1e-10 * x, 0.3, 1e-10, 1e-5],
  ['rounded to single precision', (x) => Math.fround(Math.sin(x)), 1, Math.cos(1), 1e-5],
];

describe('numericGradientWithError', () => {
  it.each(scalars)('%s', (_, f, x, exact, within) => {
    const { value, gradient, error } = numericGradientWithError(f, x);
    const difference = Math.abs((gradient[0] as number) - exact);
    expect(value).toBe(f(x));
    expect(difference / Math.abs(exact)).toBeLessThan(within);
    expect(difference).toBeLessThanOrEqual(2 * (error[0] as number));
  });

  it('is zero where a function is constant', () => {
    const { gradient, error } = numericGradientWithError((x: number, y: number) => 7 * y, 2, 3);
    expect(gradient[0]).toBe(0);
    expect(error[0] as number).toBeLessThan(1e-12);
  });

  it.each([1e-9, 1e-6, 1e-3])('its error estimate covers noise of size %f', (size) => {
    const wobble = (x: number): number => size * Math.sin((x * 1e13) % 1e5);
    for (const x of [0.1, 0.7, 1.3, 2.9]) {
      const { gradient, error } = numericGradientWithError((t: number) => Math.sin(t) + wobble(t), x);
      const difference = Math.abs((gradient[0] as number) - Math.cos(x));
      expect(difference).toBeLessThanOrEqual(2 * (error[0] as number));
      expect(error[0] as number).toBeLessThan(1000 * size);
    }
  });

  it('says NaN, with an infinite error, where no difference can be formed', () => {
    const { gradient, error } = numericGradientWithError((x: number) => x * 2, NaN);
    expect([gradient, error]).toEqual([[NaN], [Infinity]]);
  });
});

describe('the structure of a numeric gradient', () => {
  class Layer {
    constructor(
      readonly W: number[][],
      readonly b: Float64Array,
      readonly label = 'dense',
    ) {}
    apply(x: number): number {
      return this.W[1][0] * x + this.b[0] ** 2 * this.W[0][0];
    }
  }

  it('is that of the arguments', () => {
    const layer = new Layer([[2], [3]], Float64Array.of(5));
    const scales = new Map([['k', 4]]);
    const f = (l: Layer, x: number, m: Map<string, number>, name: string, n: Int32Array): number =>
      l.apply(x) * m.get('k')! * n[0] + name.length;
    const [dl, dx, dm, ...none] = numericGradient(f, layer, 7, scales, 'abc', Int32Array.of(1));
    const { W, b, ...rest } = dl as Layer;
    expect(W).toEqual([[expect.closeTo(100)], [expect.closeTo(28)]]);
    expect(b).toBeInstanceOf(Float64Array);
    expect(b[0]).toBeCloseTo(80);
    expect(rest).toEqual({});
    expect(Object.getPrototypeOf(dl)).toBe(Object.prototype);
    expect(dx).toBeCloseTo(12);
    expect(Array.from(dm as Map<string, number>)).toEqual([['k', expect.closeTo(71)]]);
    expect(none).toEqual([undefined, undefined]);
  });

  it('keeps single precision single', () => {
    const [dv] = numericGradient((v: Float32Array) => v[0] * v[0] * v[1], Float32Array.of(0.3, 2));
    expect(dv).toBeInstanceOf(Float32Array);
    expect(Array.from(dv as Float32Array)).toEqual([expect.closeTo(1.2, 5), expect.closeTo(0.09, 5)]);
  });

  it('gives two arguments that are one container the same total', () => {
    const v = [2, 3];
    const [da, db] = numericGradient((a: number[], b: number[]) => a[0] * b[1] + b[0], v, v);
    expect(da).toBe(db);
    expect(da).toEqual([expect.closeTo(4), expect.closeTo(2)]);
  });

  it('gives one container that is held twice one gradient', () => {
    const row = [2, 3];
    const [d] = numericGradient((m: number[][]) => m[0][0] * m[1][0], [row, row]) as [number[][]];
    expect(d[0]).toBe(d[1]);
    expect(d[0]).toEqual([expect.closeTo(4), expect.closeTo(0)]);
  });

  it('sees that two typed arrays are views of one buffer', () => {
    const whole = Float64Array.of(2, 3);
    const tail = whole.subarray(1);
    const f = (w: Float64Array, t: Float64Array): number => ((t[0] *= 2), w[0] * w[1]);
    const [dw, dt] = numericGradient(f, whole, tail) as [Float64Array, Float64Array];
    expect(dw[1]).toBeCloseTo(4);
    expect(dt[0]).toBeCloseTo(4);
    expect(whole).toEqual(Float64Array.of(2, 3));
  });

  it('follows a structure that contains itself', () => {
    const node: { x: number; next?: unknown } = { x: 3 };
    node.next = node;
    const [d] = numericGradient((n: typeof node) => n.x * (n.next as typeof node).x, node) as [typeof node];
    expect(d.x).toBeCloseTo(6);
    expect(d.next).toBe(d);
  });

  it('leaves the arguments as they are, also when the function changes them', () => {
    const sorted = [3, 1, 2];
    const frozen = Object.freeze({ k: 2 });
    const f = (v: number[], o: { k: number }): number => v.sort((a, b) => a - b)[0] * o.k;
    expect(numericGradient(f, sorted, frozen)).toEqual([
      [expect.closeTo(0), expect.closeTo(2), expect.closeTo(0)],
      { k: expect.closeTo(1) },
    ]);
    expect(sorted).toEqual([3, 1, 2]);
  });
});

describe('numericJacobian', () => {
  it('has one matrix per argument, a row per result, a column per entry', () => {
    const polar = (r: number, v: number[]): number[] => [r * Math.cos(v[0]), r * Math.sin(v[0]) + v[1]];
    const [dr, dv] = numericJacobian(polar, 2, [0.5, 7]);
    const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
    expect(dr.flat()).toEqual([c, s].map((value) => expect.closeTo(value, 11)));
    expect(dv.flat()).toEqual([-2 * s, 0, 2 * c, 1].map((value) => expect.closeTo(value, 11)));
  });

  it('lets each result find its own step', () => {
    const [[[slow], [fast]]] = numericJacobian((x: number) => [x ** 2, Math.sin(1e6 * x)], 1);
    expect(slow).toBeCloseTo(2, 12);
    expect(fast / (1e6 * Math.cos(1e6))).toBeCloseTo(1, 8);
  });

  it('repeats the columns of an argument that is given twice', () => {
    const m = [[2], [3]];
    const [a, b] = numericJacobian((p: number[][], q: number[][]) => [p[0][0] * q[1][0]], m, m);
    expect(a).toEqual(b);
    expect(a[0]).toEqual([expect.closeTo(3), expect.closeTo(2)]);
  });
});

describe('wrong arguments', () => {
  it.each<[string, () => unknown, string]>([
    ['no function', () => numericGradient(3 as never), 'numericGradient needs a function first, got number'],
    [
      'many results',
      () => numericGradient(() => [1, 2]),
      'numericGradient needs a function that returns a number, got array of length 2; numericJacobian takes functions with many results',
    ],
    [
      'no number',
      () => numericJacobian(() => 'x', 1),
      'numericJacobian needs a function whose result holds numbers, got string',
    ],
  ])('%s: one line', (_, call, message) => expect(call).toThrow(new TypeError(message)));

  it('what the function throws is not hidden', () => {
    const broken = (): number => {
      throw new Error('out of ink');
    };
    expect(() => numericGradient(broken, 1)).toThrow('out of ink');
  });
});
