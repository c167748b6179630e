/** Batches: every digit once per epoch, the same for the same seed, moved by at most a pixel. */
import { seededRandom } from 'wengert';
import { describe, expect, it } from 'vitest';
import { batches, drawMoved } from '../src/batches.js';
import { PIXELS, SIDE, type Digits } from '../src/digits.js';

/** Digit `i` has `i + 1` in the middle and nothing else. */
const MIDDLE = 14 * SIDE + 14;
const digits: Digits = {
  count: 25,
  images: new Float32Array(25 * PIXELS),
  labels: Uint8Array.from({ length: 25 }, (_, i) => i % 10),
};
for (let i = 0; i < 25; i++) digits.images[i * PIXELS + MIDDLE] = i + 1;

describe('batches', () => {
  it('give every digit once, with its label', () => {
    const all = [...batches(digits, 10, seededRandom(1), 0)];
    expect(all.map(({ images }) => images.shape)).toEqual([[10, PIXELS], [10, PIXELS], [5, PIXELS]]); // prettier-ignore
    const seen = all.flatMap(({ images, labels }) =>
      Array.from(labels, (label, i) => {
        const digit = images.data[i * PIXELS + MIDDLE] - 1;
        expect(label).toBe(digit % 10);
        return digit;
      }),
    );
    expect(seen).not.toEqual([...seen].sort((a, b) => a - b));
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, i) => i));
  });

  it('are in single precision', () => {
    for (const { images } of batches(digits, 25, seededRandom(1))) expect(images.dtype).toBe('float32');
  });

  it('move digits by at most a pixel, in every direction', () => {
    const moves = new Set<number>();
    for (let seed = 0; seed < 20; seed++) {
      for (const { images } of batches(digits, 25, seededRandom(seed))) {
        images.data.forEach((ink, at) => ink > 0 && moves.add((at % PIXELS) - MIDDLE));
      }
    }
    const near = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => down * SIDE + right));
    expect([...moves].sort((a, b) => a - b)).toEqual(near);
  });

  it('are the same for the same seed', () => {
    const order = (seed: number): number[] =>
      [...batches(digits, 5, seededRandom(seed))].flatMap(({ labels }) => [...labels]);
    expect(order(7)).toEqual(order(7));
    expect(order(7)).not.toEqual(order(8));
  });
});

describe('drawMoved', () => {
  it('cuts off what leaves the picture', () => {
    const full = new Float32Array(PIXELS).fill(1);
    const target = new Float32Array(PIXELS);
    drawMoved(target, full, 2, -3);
    expect(target.reduce((a, b) => a + b)).toBe((SIDE - 2) * (SIDE - 3));
    expect(target[1]).toBe(0);
    expect(target[2]).toBe(1);
    expect(target[PIXELS - 1]).toBe(0);
  });
});
