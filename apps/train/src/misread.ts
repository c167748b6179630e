/** The sheet of misread digits: each as it was written, with what it is and what it was taken for. */
import { PIXELS, SIDE, type Digits } from './digits.js';
import { BLUE, INK, label, MUTED, picture, RED } from './svg.js';

const COLUMNS = 12;
const CELL = { width: 76, height: 98 };
const SCALE = 2;
const MARGIN = 32;
const HEAD = 92;
/** More would be a wall, not a sheet. */
export const MOST = 96;

/** The sheet as an SVG file: the misread ones of `digits`, in order of what they are. */
export function misreadSheet(digits: Digits, predictions: ArrayLike<number>): string {
  const wrong = Array.from(digits.labels.keys()).filter((i) => predictions[i] !== digits.labels[i]);
  wrong.sort((a, b) => digits.labels[a] - digits.labels[b] || predictions[a] - predictions[b]);
  const shown = evenly(wrong, MOST);
  const rows = Math.max(1, Math.ceil(shown.length / COLUMNS));
  const width = 2 * MARGIN + COLUMNS * CELL.width;
  const height = HEAD + rows * CELL.height + MARGIN / 2;

  const part = shown.length < wrong.length ? `; ${shown.length} of them` : '';
  const title =
    wrong.length === 0 ? 'No digit was misread' : `Misread digits: ${wrong.length} of ${digits.count}${part}`;
  const cells = shown.map((digit, place) => {
    const x = MARGIN + (place % COLUMNS) * CELL.width;
    const y = HEAD + Math.floor(place / COLUMNS) * CELL.height;
    const middle = SIDE * SCALE * 0.5;
    return [
      `<g transform="translate(${x + (CELL.width - SIDE * SCALE) / 2} ${y})">`,
      `<rect x="-4" y="-4" width="${SIDE * SCALE + 8}" height="${SIDE * SCALE + 8}" rx="4" fill="#f6f8fa" stroke="#d1d9e0"/>`,
      drawDigit(digits.images.subarray(digit * PIXELS, (digit + 1) * PIXELS)),
      label(middle - 10, SIDE * SCALE + 22, String(digits.labels[digit]), {
        size: 15,
        weight: 600,
        color: BLUE,
        anchor: 'end',
      }),
      label(middle, SIDE * SCALE + 21, '→', { size: 13, color: MUTED, anchor: 'middle' }),
      label(middle + 10, SIDE * SCALE + 22, String(predictions[digit]), { size: 15, weight: 600, color: RED }),
      '</g>',
    ].join('');
  });
  const legend =
    label(MARGIN + 10, 66, 'what it is', { size: 13, weight: 600, color: BLUE }) +
    label(MARGIN + 86, 65, '→', { size: 13, color: MUTED }) +
    label(MARGIN + 106, 66, 'what it was taken for', { size: 13, weight: 600, color: RED });
  return picture(
    width,
    height,
    title,
    [label(MARGIN + 10, 40, title, { size: 18, weight: 600 }), shown.length > 0 ? legend : '', ...cells].join('\n'),
  );
}

/** One path per shade of ink: neighbours of one shade in a row are one stroke. */
function drawDigit(pixels: Float32Array): string {
  const shades = 8;
  const strokes = Array.from({ length: shades + 1 }, () => '');
  for (let row = 0; row < SIDE; row++) {
    for (let start = 0, end: number; start < SIDE; start = end) {
      const shade = Math.round(pixels[row * SIDE + start] * shades);
      for (end = start + 1; end < SIDE && Math.round(pixels[row * SIDE + end] * shades) === shade; end++);
      strokes[shade] += `M${start} ${row}h${end - start}v1h${start - end}z`;
    }
  }
  const paths = strokes
    .slice(1)
    .map((d, i) => (d === '' ? '' : `<path d="${d}" fill-opacity="${((i + 1) / shades).toFixed(3)}"/>`));
  return `<g transform="scale(${SCALE})" fill="${INK}" shape-rendering="crispEdges">${paths.join('')}</g>`;
}

/** At most `most` of the items, spread evenly. */
function evenly<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, k) => items[Math.floor((k * items.length) / most)]);
}
