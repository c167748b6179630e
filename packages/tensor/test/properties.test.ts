/** Broadcasting, its transpose, products and transposition against slow and obvious versions, on random input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as t from '../src/index.js';
import { Tensor } from '../src/index.js';
import { broadcastElement, indicesOf, naiveMatmul } from './oracle.js';

const small = fc.integer({ min: 0, max: 4 });

/** A tensor of whole numbers, so that sums are exact. */
function whole(shape: number[], seed: number): Tensor {
  return t
    .rand(shape, { seed })
    .mul(19)
    .sub(9)
    .map((v) => Math.round(v) + 0);
}

/** Two shapes that broadcast: a common one, from each of which dimensions are made 1 or cut off in front. */
const shapes = fc
  .array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 })
  .chain((common) =>
    fc.tuple(
      ...[0, 1].map(() =>
        fc
          .tuple(fc.integer({ min: 0, max: common.length }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
          .map(([skip, ones]) => common.slice(skip).map((n, i) => (ones[i] ? 1 : n))),
      ),
    ),
  );

describe('broadcasting', () => {
  it('agrees with indexing', () => {
    fc.assert(
      fc.property(shapes, ([p, q]) => {
        const a = whole(p, 1);
        const b = whole(q, 2);
        const y = t.sub(a, b);
        for (const index of indicesOf(y.shape)) {
          expect(y.get(...index)).toBe(broadcastElement(a, index) - broadcastElement(b, index));
        }
        expect(t.broadcast((u, v) => u - v, a, b).toArray()).toEqual(y.toArray());
        expect(t.where(t.less(a, b), a, b).toArray()).toEqual(t.minimum(a, b).toArray());
      }),
      { numRuns: 60 },
    );
  });

  it('has sumLike as its transpose', () => {
    fc.assert(
      fc.property(shapes, ([p, q]) => {
        const a = whole(p, 1);
        const shape = t.add(a, whole(q, 2)).shape;
        const d = whole([...shape], 3);
        const expected = t.zeros(p);
        for (const index of indicesOf(shape)) {
          const own = index.slice(index.length - p.length).map((i, axis) => (p[axis] === 1 ? 0 : i));
          expected.set(own, expected.get(...own) + d.get(...index));
        }
        const summed = t.sumLike(d, a) as Tensor;
        expect(summed.shape).toEqual(p);
        expect([...summed.data]).toEqual([...expected.data]);
        // <broadcast a, d> = <a, sumLike d>
        expect(t.sum(t.mul(t.broadcastTo(a, shape), d))).toBe(t.sum(t.mul(a, summed)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('reductions', () => {
  it('sum over any axes agrees with indexing', () => {
    fc.assert(
      fc.property(
        fc.array(small, { maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (shape, out) => {
          const x = whole(shape, 4);
          const axis = shape.map((_, i) => i).filter((i) => out[i]);
          const expected = t.zeros(shape.map((n, i) => (out[i] ? 1 : n)));
          for (const index of indicesOf(shape)) {
            const own = index.map((i, k) => (out[k] ? 0 : i));
            expected.set(own, expected.get(...own) + x.get(...index));
          }
          expect(t.sum(x, { axis, keepDims: true }).toArray()).toEqual(expected.toArray());
          expect([...t.sum(x, { axis }).data]).toEqual([...expected.data]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('matmul', () => {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 13, 31, 97];

  it.each(['float64', 'float32'] as const)('agrees with the triple loop in %s, transposed or not', (dtype) => {
    const size = fc.constantFrom(...sizes);
    fc.assert(
      fc.property(size, size, size, (m, k, n) => {
        const a = whole([m, k], 1).astype(dtype);
        const b = whole([k, n], 2).astype(dtype);
        const expected = naiveMatmul(a.toArray() as number[][], b.toArray() as number[][]);
        expect(t.matmul(a, b).toArray()).toEqual(expected);
        expect(t.matmulTN(a.T, b).toArray()).toEqual(expected);
        expect(t.matmulNT(a, b.T).toArray()).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [98, 300, 259],
    [1, 700, 300],
    [300, 600, 1],
    [7, 513, 5],
  ])('agrees across block borders: %i by %i by %i', (m, k, n) => {
    const a = whole([m, k], 1);
    const b = whole([k, n], 2);
    const expected = naiveMatmul(a.toArray() as number[][], b.toArray() as number[][]);
    expect(t.matmul(a, b).toArray()).toEqual(expected);
    expect(t.matmulTN(a.T, b).toArray()).toEqual(expected);
    expect(t.matmulNT(a, b.T).toArray()).toEqual(expected);
  });

  it('broadcasts stacks', () => {
    const a = whole([2, 1, 3, 4], 1);
    const b = whole([5, 4, 2], 2);
    const y = t.matmul(a, b);
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 5; j++) {
        const one = t.matmul(a.slice(i, i + 1).reshape([3, 4]), b.slice(j, j + 1).reshape([4, 2]));
        expect(
          y
            .slice(i, i + 1)
            .reshape([5, 3, 2])
            .slice(j, j + 1)
            .reshape([3, 2])
            .toArray(),
        ).toEqual(one.toArray());
      }
    }
  });
});

describe('transpose', () => {
  it('agrees with indexing and undoes itself', () => {
    const input = fc.array(small, { minLength: 1, maxLength: 4 }).chain(
      (shape) =>
      fc.tuple(fc.constant(shape), fc.shuffledSubarray(shape.map((_, i) => i), { minLength: shape.length })), // prettier-ignore
    );
    fc.assert(
      fc.property(input, ([shape, axes]) => {
        const x = whole(shape, 1);
        const y = t.transpose(x, axes);
        for (const index of indicesOf(y.shape)) {
          const own = axes.map((_, axis) => index[axes.indexOf(axis)]);
          expect(y.get(...index)).toBe(x.get(...own));
        }
        const back = axes.map((_, axis) => axes.indexOf(axis));
        expect([...t.transpose(y, back).data]).toEqual([...x.data]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('gather', () => {
  it('agrees with indexing along any axis', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        fc.array(fc.integer({ min: -3, max: 2 }), { maxLength: 6 }),
        (axis, list) => {
          const x = whole([3, 3, 3], 1);
          const y = t.gather(x, list, { axis });
          for (const index of indicesOf(y.shape))
            expect(y.get(...index)).toBe(x.get(...index.with(axis, list[index[axis]])));
        },
      ),
      { numRuns: 40 },
    );
  });
});
