/**
 * Batches: the training digits in a new order each epoch, every digit once, moved by up to one pixel so that the network
 * does not learn places by heart.
 */
import { permutation, Tensor, type Random } from 'wengert';
import { PIXELS, SIDE, type Digits } from './digits.js';

/** Some digits as the network takes them. */
export interface Batch {
  /** Shape [digits, 784], float32. */
  readonly images: Tensor;
  readonly labels: Uint8Array;
}

/**
 * One epoch of batches; the last one may be smaller.
 *
 * @param shift how far a digit may be moved in each direction, in pixels; 0 leaves them where they are
 */
export function* batches(digits: Digits, size: number, rng: Random, shift = 1): Generator<Batch> {
  const order = permutation(digits.count, { rng });
  for (let start = 0; start < digits.count; start += size) {
    const indices = order.subarray(start, start + size);
    const images = new Float32Array(indices.length * PIXELS);
    indices.forEach((index, i) => {
      const digit = digits.images.subarray(index * PIXELS, (index + 1) * PIXELS);
      const right = Math.floor(rng() * (2 * shift + 1)) - shift;
      const down = Math.floor(rng() * (2 * shift + 1)) - shift;
      drawMoved(images.subarray(i * PIXELS, (i + 1) * PIXELS), digit, right, down);
    });
    const labels = Uint8Array.from(indices, (index) => digits.labels[index]);
    yield { images: new Tensor(images, [indices.length, PIXELS]), labels };
  }
}

/** Draws `digit` on the empty picture `target`, moved to the right and down; what leaves the picture is cut off. */
export function drawMoved(target: Float32Array, digit: Float32Array, right: number, down: number): void {
  const first = Math.max(0, -right);
  const last = Math.min(SIDE, SIDE - right);
  for (let row = Math.max(0, -down); row < Math.min(SIDE, SIDE - down); row++) {
    target.set(digit.subarray(row * SIDE + first, row * SIDE + last), (row + down) * SIDE + first + right);
  }
}
