/** The pictures are well-formed SVG that stands alone, and show what they should. */
import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { curveOf, smoothed } from '../src/curve.js';
import { PIXELS, type Digits } from '../src/digits.js';
import { misreadSheet, MOST } from '../src/misread.js';
import { wellFormed } from './well-formed.js';

const texts = (svg: string): string[] =>
  Array.from(
    new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('text'),
    (t: { textContent: string | null }) => t.textContent ?? '',
  );

describe('curveOf', () => {
  const losses = Array.from({ length: 60 }, (_, i) => 2.3 * 0.93 ** i);
  const tests = [0, 20, 40, 60].map((step) => ({ step, accuracy: 0.1 + 0.87 * (1 - 0.9 ** step) }));
  const svg = curveOf({ losses, tests }, 20);

  it('is an SVG file by itself', () => {
    expect(wellFormed(svg)).toBe(true);
    expect(svg).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="760"/,
    );
    expect(svg.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:|NaN|undefined/);
  });

  it('shows the losses on a logarithmic axis and the last accuracy', () => {
    expect(texts(svg)).toEqual(
      expect.arrayContaining(['2', '1', '0.5', '0.2', '0.1', '0.05', '0', '3', '96.84%', '100%']),
    );
  });

  it.each([
    [
      'one step',
      [2],
      [
        { step: 0, accuracy: 0.1 },
        { step: 1, accuracy: 1 },
      ],
      1,
    ],
    [
      'a loss of 0',
      [1, 0, 0],
      [
        { step: 0, accuracy: 0.1 },
        { step: 3, accuracy: 1 },
      ],
      3,
    ],
    [
      'very many steps',
      Array.from({ length: 200_000 }, (_, i) => 1 / (i + 1)),
      [{ step: 200_000, accuracy: 0.9 }],
      200_000,
    ],
  ])('can be drawn for %s', (_, some, accuracies, stepsPerEpoch) => {
    const drawn = curveOf({ losses: some, tests: accuracies }, stepsPerEpoch);
    expect(wellFormed(drawn)).toBe(true);
    expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
    expect(drawn.length).toBeLessThan(300_000);
  });
});

describe('smoothed', () => {
  it('is a running mean', () => {
    expect(smoothed([5, 1, 3, 7, 4, 10])).toEqual([5, 3, 3, 4, 4, 5]);
  });
});

describe('misreadSheet', () => {
  const digits = (count: number): Digits => ({
    count,
    images: Float32Array.from({ length: count * PIXELS }, (_, i) => (i % 5) / 4),
    labels: Uint8Array.from({ length: count }, (_, i) => i % 10),
  });

  it('shows each misread digit with what it is and what it was taken for', () => {
    const some = digits(20);
    const predictions = some.labels.slice();
    predictions[13] = 8;
    predictions[4] = 9;
    const svg = misreadSheet(some, predictions);
    expect(wellFormed(svg)).toBe(true);
    expect(texts(svg)).toEqual([
      'Misread digits: 2 of 20',
      ...['what it is', '→', 'what it was taken for'],
      ...['3', '→', '8'],
      ...['4', '→', '9'],
    ]);
  });

  it('draws the ink of every pixel', () => {
    const one: Digits = { count: 1, images: new Float32Array(PIXELS), labels: Uint8Array.of(7) };
    one.images.set([1, 1, 0, 0.5], 28);
    const svg = misreadSheet(one, [1]);
    expect(svg).toContain('<path d="M0 1h2v1h-2z" fill-opacity="1.000"/>');
    expect(svg).toContain('<path d="M3 1h1v1h-1z" fill-opacity="0.500"/>');
  });

  it('says so when there is nothing to show, or too much', () => {
    expect(texts(misreadSheet(digits(10), digits(10).labels))).toEqual(['No digit was misread']);
    const svg = misreadSheet(digits(500), new Uint8Array(500).fill(255));
    expect(texts(svg)[0]).toBe(`Misread digits: 500 of 500; ${MOST} of them`);
    expect(svg.match(/<path/g)!.length).toBeGreaterThan(MOST);
  });
});
