/** `Params` and `Grads`: found by identity wherever the code reaches them, and their algebra. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  add,
  Grads,
  gradient,
  matmul,
  Params,
  pullback,
  sum,
  tensor,
  Tensor,
  WengertError,
  withGradient,
} from '../../src/index.js';

const W = tensor([
  [1, 2],
  [3, 4],
]);
const b = tensor([5, 6]);

describe('where parameters are found', () => {
  test('captured', () => {
    const grads = gradient(() => sum(add(matmul(W, b), b)), new Params([W, b]));
    expect(grads.get(W).toArray()).toEqual([
      [5, 6],
      [5, 6],
    ]);
    expect(grads.get(b).toArray()).toEqual([5, 7]);
  });

  test('in fields, in arrays of layers, through methods and helpers', () => {
    class Scale {
      constructor(readonly factor: Tensor) {}
      apply(x: Tensor): Tensor {
        return x.mul(this.factor);
      }
    }
    const layers = [new Scale(tensor([2, 3])), new Scale(tensor([4, 5]))];
    const model = { layers, bias: tensor([1, 1]) };
    const run = (x: Tensor): Tensor => {
      let y = x;
      for (const layer of model.layers) y = layer.apply(y);
      return y.add(model.bias);
    };
    const ps = new Params([layers[0].factor, layers[1].factor, model.bias]);
    const grads = gradient(() => sum(run(tensor([1, 10]))), ps);
    expect([...grads].map(([, g]) => (g as Tensor).toArray())).toEqual([
      [4, 50],
      [2, 30],
      [1, 1],
    ]);
  });

  test('arrays and typed arrays', () => {
    const k = [2, 3];
    const v = Float64Array.of(4, 5);
    const nested = [[1], [2, 3]];
    const f = (): number => k[0] * v[1] * nested[1][0] + k[1];
    const grads = gradient(f, new Params([k, v, nested]));
    expect(grads.get(k)).toEqual([10, 1]);
    expect(grads.get(v)).toEqual(Float64Array.of(0, 4));
    expect(grads.get(nested)).toEqual([[0], [10, 0]]);
  });

  test('used many times: contributions add up', () => {
    const grads = gradient(
      () => {
        let total = 0;
        for (let i = 1; i <= 3; i++) total += sum(b.mul(i));
        return total;
      },
      new Params([b]),
    );
    expect(grads.get(b).toArray()).toEqual([6, 6]);
  });

  test('not used: zeros of its shape', () => {
    const grads = gradient(() => sum(b), new Params([W, b]));
    expect(grads.get(W).shape).toEqual([2, 2]);
    expect(grads.get(W).toArray()).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test('equal values that are other objects are not parameters', () => {
    const copy = b.clone();
    const grads = gradient(() => sum(copy), new Params([b]));
    expect(grads.get(b).toArray()).toEqual([0, 0]);
  });

  test('changed in place between calls', () => {
    const w = tensor([1, 2]);
    const f = (): number => sum(w.mul(w));
    const ps = new Params([w]);
    expect(gradient(f, ps).get(w).toArray()).toEqual([2, 4]);
    w.subInPlace(gradient(f, ps).get(w).mul(0.5));
    expect(gradient(f, ps).get(w).toArray()).toEqual([0, 0]);
  });

  test('an intermediate value is none', () => {
    const doubled = W.mul(2);
    expect(
      gradient(() => sum(W.mul(2)), new Params([doubled]))
        .get(doubled)
        .toArray(),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test('withGradient and pullback', () => {
    const { value, gradient: grads } = withGradient(() => sum(b.mul(b)), new Params([b]));
    expect(value).toBe(61);
    expect(grads.get(b).toArray()).toEqual([10, 12]);
    const [y, back] = pullback(() => b.mul(2), new Params([b]));
    expect(y.toArray()).toEqual([10, 12]);
    expect(
      back(tensor([1, 10]))
        .get(b)
        .toArray(),
    ).toEqual([2, 20]);
    expect(
      back(tensor([1, 10]))
        .get(b)
        .toArray(),
    ).toEqual([2, 20]);
  });
});

describe('Params', () => {
  test('an ordered set by identity', () => {
    const ps = new Params([W, b, W]);
    expect(ps.length).toBe(2);
    expect([...ps]).toEqual([W, b]);
    expect(ps.has(W)).toBe(true);
    expect(ps.has(W.clone())).toBe(false);
    expect(ps.delete(W)).toBe(true);
    expect([...ps.add(W)]).toEqual([b, W]);
  });

  test('to and from a flat vector', () => {
    const w = tensor([[1, 2], [3, 4]]); // prettier-ignore
    const v = [5, [6]];
    const ps = new Params([w, v]);
    expect(ps.size).toBe(6);
    expect(ps.toFlat()).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
    ps.copyFromFlat([6, 5, 4, 3, 2, 1]);
    expect(w.toArray()).toEqual([[6, 5], [4, 3]]); // prettier-ignore
    expect(v).toEqual([2, [1]]);
    expect(() => ps.copyFromFlat([1])).toThrow('expected a vector of length 6, got 1');
  });

  test('what cannot be a parameter', () => {
    for (const wrong of [3, 'w', null, undefined, {}, Int32Array.of(1)]) {
      let error: unknown;
      try {
        new Params([wrong as object]);
      } catch (e) {
        error = e;
      }
      expect(error).toBeInstanceOf(WengertError);
      expect((error as WengertError).code).toBe('bad-argument');
      expect((error as WengertError).message).toContain('a parameter must be a tensor or an array');
    }
  });

  test('printed', () => {
    expect(inspect(new Params([W, b]))).toMatch(/^Params\(\[.*2.*2.*\]\)$/s);
  });
});

describe('Grads', () => {
  const grads = (): Grads => gradient(() => sum(W) + sum(b.mul(b)), new Params([W, b]));

  test('get and has', () => {
    const g = grads();
    expect(g.has(W)).toBe(true);
    expect(g.has(W.clone())).toBe(false);
    expect(() => g.get(W.clone())).toThrow(/not one of the 2 parameters/);
  });

  test('map, scale, add', () => {
    const g = grads();
    const mapped = g.map((d: Tensor, p: Tensor) => d.add(p));
    expect(mapped.get(b).toArray()).toEqual([15, 18]);
    expect(g.scale(0.5).get(b).toArray()).toEqual([5, 6]);
    expect(g.scale(0.5).get(W).shape).toEqual([2, 2]);
    expect(g.add(g.scale(2)).get(b).toArray()).toEqual([30, 36]);
    expect(g.get(b).toArray()).toEqual([10, 12]);
  });

  test('merge', () => {
    const only = gradient(() => sum(b), new Params([b]));
    const other = [1, 2];
    const more = gradient(() => other[0] * other[1], new Params([other, b]));
    const both = only.merge(more);
    expect([...both.params]).toEqual([b, other]);
    expect(both.get(b).toArray()).toEqual([1, 1]);
    expect(both.get(other)).toEqual([2, 1]);
  });

  test('to and from a flat vector', () => {
    const g = grads();
    expect(g.toFlat()).toEqual(Float64Array.of(1, 1, 1, 1, 10, 12));
    const back = g.fromFlat([1, 2, 3, 4, 5, 6]);
    expect(back.get(W).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(() => g.fromFlat([1])).toThrow('expected a vector of length 6, got 1');
  });

  test('printed', () => {
    expect(inspect(grads())).toMatch(/^Grads\(/);
  });
});
