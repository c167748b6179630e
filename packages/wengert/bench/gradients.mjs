/**
 * Speed of gradients as a ratio to the same derivative written by hand, in the same run. Build first: `pnpm run bench` at the
 * top does. Each case checks that both give the same before it is timed.
 */
import { bench, do_not_optimize, run } from 'mitata';
import { derivative, withGradient } from '../dist/index.js';

const n = 1000;
const xs = Float64Array.from({ length: n }, (_, i) => Math.sin(i));
const ys = Float64Array.from({ length: n }, (_, i) => Math.cos(i));

/** A logistic model's loss, with a loop over typed arrays. */
function logistic(w, x, y) {
  let loss = 0;
  for (let i = 0; i < x.length; i++) {
    const z = w[0] * x[i] + w[1];
    loss += Math.log(1 + Math.exp(-z)) + (1 - y[i]) * z;
  }
  return loss;
}

function logisticByHand(w, x, y) {
  const [a, b] = w;
  const { length } = x;
  const dx = new Float64Array(length);
  const dy = new Float64Array(length);
  let loss = 0;
  let da = 0;
  let db = 0;
  for (let i = 0; i < length; i++) {
    const z = a * x[i] + b;
    const e = Math.exp(-z);
    loss += Math.log(1 + e) + (1 - y[i]) * z;
    const dz = 1 - y[i] - e / (1 + e);
    da += dz * x[i];
    db += dz;
    dx[i] = dz * a;
    dy[i] = -z;
  }
  return [loss, [Float64Array.of(da, db), dx, dy]];
}

/** A recurrence: each step needs the one before. */
function recurrence(x) {
  let s = x;
  for (let i = 0; i < 100; i++) s = s + 0.01 * Math.sin(s);
  return s;
}

function recurrenceByHand(x) {
  const kept = new Float64Array(100);
  let s = x;
  for (let i = 0; i < 100; i++) {
    kept[i] = s;
    s = s + 0.01 * Math.sin(s);
  }
  let d = 1;
  for (let i = 99; i >= 0; i--) d += d * 0.01 * Math.cos(kept[i]);
  return d;
}

const d = derivative((x) => 5 * Math.sin(x ** 2));
const byHand = (x) => 10 * x * Math.cos(x ** 2);
const dRecurrence = derivative(recurrence);
const w = Float64Array.of(0.3, -0.2);

/** [what, by Wengert, by hand] */
const cases = [
  ['5 * sin(x ** 2)', (k) => d(k), (k) => byHand(k)],
  ['recurrence, 100 steps', (k) => dRecurrence(k), (k) => recurrenceByHand(k)],
  ['logistic loss, 1000 rows', () => withGradient(logistic, w, xs, ys), () => logisticByHand(w, xs, ys)],
];

const flat = (value) => (typeof value === 'number' ? [value] : [...value].flatMap(flat));
for (const [what, ours, hand] of cases) {
  const [a, b] = [flat(ours(0.7)), flat(hand(0.7))];
  if (a.some((v, i) => Math.abs(v - b[i]) > 1e-9 * (1 + Math.abs(b[i])))) throw new Error(`${what}: ${a} is not ${b}`);
  let k = 0;
  bench(`${what}: wengert`, () => do_not_optimize(ours((k = (k + 0.001) % 3))));
  bench(`${what}: by hand`, () => do_not_optimize(hand((k = (k + 0.001) % 3))));
}

const { benchmarks } = await run({ format: 'quiet' });
for (let i = 0; i < benchmarks.length; i += 2) {
  const [ours, hand] = [benchmarks[i], benchmarks[i + 1]].map((b) => b.runs[0].stats.p50);
  const what = cases[i / 2][0];
  console.log(
    `${what.padEnd(28)} ${(ours / 1000).toFixed(3).padStart(9)} µs   by hand ${(hand / 1000).toFixed(3).padStart(9)} µs   ratio ${(ours / hand).toFixed(2)}`,
  );
}
