/** Making tensors, reading them, printing them. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  arange,
  eye,
  fromTyped,
  full,
  linspace,
  oneHot,
  ones,
  permutation,
  rand,
  randn,
  seededRandom,
  tensor,
  Tensor,
  zeros,
} from '../src/index.js';

describe('tensor', () => {
  it('takes its shape from the nesting', () => {
    const t = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([t.shape, t.size, t.rank, t.length, t.dtype]).toEqual([[2, 3], 6, 2, 2, 'float64']);
    expect([...t.data]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(t.get(1, -1)).toBe(6);
  });

  it('takes numbers, typed arrays and tensors, and copies', () => {
    expect(tensor(3)).toMatchObject({ shape: [], data: Float64Array.of(3) });
    const source = Float32Array.of(1, 2);
    const t = tensor(source);
    source[0] = 9;
    expect(t.dtype).toBe('float32');
    expect(t.toArray()).toEqual([1, 2]);
    expect(tensor(Uint8Array.of(1, 2, 3, 4), { shape: [2, 2] }).toArray()).toEqual([[1, 2], [3, 4]]); // prettier-ignore
    expect(tensor(t, { dtype: 'float64' }).dtype).toBe('float64');
    expect(tensor([]).shape).toEqual([0]);
    expect(tensor([[], []]).shape).toEqual([2, 0]);
  });

  it('rounds to float32', () => {
    expect(tensor([0.1], { dtype: 'float32' }).item()).toBe(Math.fround(0.1));
  });
});

describe('constructors', () => {
  it('fill', () => {
    expect(zeros([2, 2]).toArray()).toEqual([[0, 0], [0, 0]]); // prettier-ignore
    expect(ones(3, { dtype: 'float32' })).toMatchObject({ shape: [3], dtype: 'float32' });
    expect(full([2], 7).toArray()).toEqual([7, 7]);
    expect(eye(2, 3).toArray()).toEqual([[1, 0, 0], [0, 1, 0]]); // prettier-ignore
    expect(fromTyped(Float32Array.of(1, 2, 3, 4), [2, 2]).toArray()).toEqual([[1, 2], [3, 4]]); // prettier-ignore
  });

  it('count', () => {
    expect(arange(0, 5).toArray()).toEqual([0, 1, 2, 3, 4]);
    expect(arange(1, 0, -0.25).toArray()).toEqual([1, 0.75, 0.5, 0.25]);
    expect(arange(3, 1).shape).toEqual([0]);
    expect(linspace(0, 1, 5).toArray()).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(linspace(2, 9, 1).toArray()).toEqual([2]);
  });

  it('mark classes', () => {
    expect(oneHot(1, 3).toArray()).toEqual([0, 1, 0]);
    expect(oneHot([2, 0], 3).toArray()).toEqual([[0, 0, 1], [1, 0, 0]]); // prettier-ignore
    expect(oneHot(tensor([[1], [0]]), 2, { dtype: 'float32' })).toMatchObject({ shape: [2, 1, 2], dtype: 'float32' });
  });
});

describe('random tensors', () => {
  it('repeat with the seed', () => {
    expect(rand([4], { seed: 3 }).toArray()).toEqual(rand([4], { seed: 3 }).toArray());
    expect(rand([4], { seed: 3 }).toArray()).not.toEqual(rand([4], { seed: 4 }).toArray());
    const rng = seededRandom(3);
    expect(rand([2], { rng }).toArray()).not.toEqual(rand([2], { rng }).toArray());
  });

  it('are the same on every machine', () => {
    expect(rand([2], { seed: 42 }).toArray()).toMatchInlineSnapshot(`
      [
        0.9999993701129287,
        0.8758418435769486,
      ]
    `);
  });

  it('have the right moments', () => {
    const u = rand([20000], { seed: 1 });
    expect(Math.min(...u.data)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...u.data)).toBeLessThan(1);
    expect(u.mean()).toBeCloseTo(0.5, 1);
    const n = randn([20001], { seed: 1 });
    expect(n.mean()).toBeCloseTo(0, 1);
    expect(n.variance()).toBeCloseTo(1, 1);
    expect(rand([1]).get(0)).not.toBe(rand([1]).get(0));
  });

  it('permute', () => {
    const order = permutation(100, { seed: 5 });
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect([...order]).not.toEqual([...permutation(100, { seed: 6 })]);
  });
});

describe('printing', () => {
  it('aligns', () => {
    const t = tensor([[1, 2.5, -3], [4, -0, 1 / 3]]); // prettier-ignore
    expect(String(t)).toBe('tensor([[       1,      2.5,       -3],\n        [       4,       -0, 0.333333]])');
    expect(String(tensor(2, { dtype: 'float32' }))).toBe('tensor(2, float32)');
    expect(String(zeros([0]))).toBe('tensor([], shape [0])');
    expect(String(zeros([2, 1, 1]))).toBe('tensor([[[0]],\n\n        [[0]]])');
  });

  it('cuts what is long', () => {
    expect(String(arange(0, 1000))).toBe('tensor([  0,   1,   2, …, 997, 998, 999], shape [1000])');
    expect(String(zeros([300, 300])).split('\n')).toHaveLength(7);
  });

  it('is used by console.log', () => {
    expect(inspect(tensor([1, 2]))).toBe('tensor([1, 2])');
    expect(`${tensor([1])}`).toBe('tensor([1])');
  });
});

it('a tensor knows its memory', () => {
  expect(new Tensor(new Float32Array(4), [2, 2]).dtype).toBe('float32');
});
