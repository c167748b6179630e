/** The data: all of it, split by the seed, no digit on both sides. */
import { beforeAll, describe, expect, it } from 'vitest';
import { pick, PIXELS, readDigits, split, type Digits } from '../src/digits.js';

let digits: Digits;
beforeAll(async () => {
  digits = await readDigits();
});

const keyOf = ({ images }: Digits, i: number): string =>
  Buffer.from(images.slice(i * PIXELS, (i + 1) * PIXELS).buffer).toString('base64');
const keysOf = (some: Digits): Set<string> => new Set(Array.from({ length: some.count }, (_, i) => keyOf(some, i)));

describe('readDigits', () => {
  it('reads every digit of the package', () => {
    const counts = new Array<number>(10).fill(0);
    for (const label of digits.labels) counts[label]++;
    expect(counts).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
    expect(digits.count).toBe(10_000);
    expect(digits.images.length).toBe(10_000 * PIXELS);
    expect(digits.images.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
  });
});

describe('split', () => {
  it('keeps the digits apart and loses none', () => {
    const { train, test } = split(digits, 2000, 1);
    const [learnt, tested] = [keysOf(train), keysOf(test)];
    expect([train.count, test.count]).toEqual([8000, 2000]);
    expect([learnt.size, tested.size]).toEqual([8000, 2000]);
    expect([...tested].some((key) => learnt.has(key))).toBe(false);
  });

  it('keeps each picture with its label', () => {
    const labels = new Map(Array.from({ length: digits.count }, (_, i) => [keyOf(digits, i), digits.labels[i]]));
    const { test } = split(digits, 2000, 5);
    for (let i = 0; i < test.count; i++) expect(labels.get(keyOf(test, i))).toBe(test.labels[i]);
  });

  it('is the same for the same seed, and another for another', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => split(digits, 2000, seed).test);
    expect(a.labels).toEqual(b.labels);
    expect(keyOf(a, 0)).toBe(keyOf(b, 0));
    expect(a.labels).not.toEqual(c.labels);
  });

  it('has about a tenth of each class on both sides', () => {
    const { test } = split(digits, 2000, 1);
    for (let label = 0; label < 10; label++) {
      const count = test.labels.filter((own) => own === label).length;
      expect(count).toBeGreaterThan(140);
      expect(count).toBeLessThan(280);
    }
  });

  it.each([0, 10_000, -1])('refuses to keep %d of 10000', (count) => {
    expect(() => split(digits, count, 1)).toThrow(RangeError);
  });
});

describe('pick', () => {
  it('copies', () => {
    const one = pick(digits, [3]);
    one.images.fill(9);
    expect(digits.images[3 * PIXELS]).toBe(0);
  });
});
