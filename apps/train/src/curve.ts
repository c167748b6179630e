/** The picture of the training: the loss of every step, and the test accuracy after every epoch, one above the other. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { percent } from './report.js';
import { BLUE, FONT, INK, label, MUTED, picture, RED } from './svg.js';

/** What was recorded while training. */
export interface History {
  /** Training loss of each step. */
  readonly losses: readonly number[];
  /** Test accuracy, from 0 to 1, after `step` steps: before the training, and after every epoch. */
  readonly tests: readonly { readonly step: number; readonly accuracy: number }[];
}

const WIDTH = 760;
const LEFT = 56;
const RIGHT = 24;
/** More points cannot be told apart. */
const MOST = 3000;
/** A logarithmic axis has no place for 0. */
const LEAST = 1e-6;

/** The picture as an SVG file. `stepsPerEpoch` makes epochs of steps. */
export function curveOf({ losses, tests }: History, stepsPerEpoch: number): string {
  const epochs = losses.length / stepsPerEpoch;
  const x = { domain: [0, epochs], label: null, grid: false };
  const stride = Math.ceil(losses.length / MOST);
  const thin = (values: readonly number[]): { epoch: number; loss: number }[] =>
    values.flatMap((loss, i) =>
      (values.length - 1 - i) % stride === 0 ? [{ epoch: (i + 1) / stepsPerEpoch, loss: Math.max(loss, LEAST) }] : [],
    );
  const raw = thin(losses);
  const smooth = thin(smoothed(losses));
  const points = tests.map(({ step, accuracy }) => ({ epoch: step / stepsPerEpoch, percent: 100 * accuracy }));
  // Points far below the others (before the training) would press the rest together: the axis ends below them.
  const learnt = points.filter(({ epoch }) => epoch > 0);
  const visible = learnt.length > 0 ? learnt : points;
  const lowest = Math.min(...visible.map((point) => point.percent));
  const floor = Math.max(0, Math.floor((lowest - 0.5) / 2) * 2);
  const last = points[points.length - 1];

  const ticks = ticksWithin(raw.map(({ loss }) => loss));
  const upper = panel(230, {
    x: { ...x, axis: null },
    y: { type: 'log', label: null },
    marks: [
      Plot.gridY(ticks),
      // Left to itself, Plot leaves out some labels of a logarithmic axis.
      Plot.axisY(ticks, { text: String, tickSize: 0 }),
      Plot.line(raw, { x: 'epoch', y: 'loss', stroke: BLUE, strokeOpacity: 0.22, strokeWidth: 1 }),
      Plot.line(smooth, { x: 'epoch', y: 'loss', stroke: BLUE, strokeWidth: 2 }),
    ],
  });
  const lower = panel(190, {
    x: { ...x, ticks: Math.min(epochs, 12), tickFormat: (d: number) => (Number.isInteger(d) ? String(d) : '') },
    y: { domain: [floor, 100], label: null, grid: true, tickSize: 0, ticks: 5, tickFormat: (d: number) => `${d}%` },
    marks: [
      Plot.line(visible, { x: 'epoch', y: 'percent', stroke: RED, strokeWidth: 2 }),
      Plot.dot(visible, { x: 'epoch', y: 'percent', fill: RED, r: 3 }),
      Plot.text(visible.slice(-1), {
        x: 'epoch',
        y: 'percent',
        text: ({ percent }: { percent: number }) => `${percent.toFixed(2)}%`,
        dy: 16,
        dx: -4,
        textAnchor: 'end',
        fill: RED,
        fontWeight: 600,
        fontSize: 13,
      }),
    ],
  });
  const final = smooth[smooth.length - 1].loss.toFixed(3);
  return picture(
    WIDTH,
    548,
    `Training loss falls to ${final}; test accuracy reaches ${percent(last.percent, 100)}`,
    [
      label(LEFT, 34, 'Training', { size: 18, weight: 600 }),
      label(LEFT, 66, 'Training loss (cross entropy, logarithmic)', { size: 13, weight: 600, color: BLUE }),
      label(WIDTH - RIGHT, 66, 'thin: each step, thick: running mean', { size: 12, color: MUTED, anchor: 'end' }),
      `<g transform="translate(0 74)">${upper}</g>`,
      label(LEFT, 326, 'Test accuracy after each epoch', { size: 13, weight: 600, color: RED }),
      `<g transform="translate(0 334)">${lower}</g>`,
      label((LEFT + WIDTH - RIGHT) / 2, 540, 'epoch', { size: 12, color: MUTED, anchor: 'middle' }),
    ].join('\n'),
  );
}

function panel(height: number, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html></html>');
  const style = { fontFamily: FONT, fontSize: '12px', color: INK, background: 'none' };
  const svg = Plot.plot({
    document: document as never,
    width: WIDTH,
    height,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 8,
    marginBottom: 28,
    style,
    ...options,
  });
  return svg.outerHTML;
}

/** 1, 2 and 5 times the powers of ten between the smallest and the largest of the values. */
function ticksWithin(values: readonly number[]): number[] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const powers = Array.from({ length: 30 }, (_, k) => k - 20);
  return powers
    .flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)))
    .filter((t) => t >= low && t <= high);
}

/** Running mean over the last twenty-fifth of all values, but at least 5 of them. */
export function smoothed(values: readonly number[]): number[] {
  const width = Math.max(5, Math.round(values.length / 25));
  let sum = 0;
  return values.map((value, i) => {
    sum += value - (i >= width ? values[i - width] : 0);
    return sum / Math.min(i + 1, width);
  });
}
