/**
 * The kernels of one training step of a 784-128-10 perceptron, float32, batches of 100, without differentiation: what a
 * step costs at least. Prints the time per step and per part.
 *
 * Usage: node bench/perceptron.mjs
 */
import * as t from '../dist/index.js';

const STEPS = 300;
const options = { seed: 1, dtype: 'float32' };
const x = t.rand([100, 784], options);
const labels = Uint8Array.from({ length: 100 }, (_, i) => i % 10);
const W1 = t.randn([784, 128], options).mul(0.05);
const b1 = t.zeros([128], options);
const W2 = t.randn([128, 10], options).mul(0.05);
const b2 = t.zeros([10], options);

const spent = new Map();
function timed(part, f) {
  const start = performance.now();
  const value = f();
  spent.set(part, (spent.get(part) ?? 0) + performance.now() - start);
  return value;
}

const start = performance.now();
for (let step = 0; step < STEPS; step++) {
  const z = timed('x W1', () => t.matmul(x, W1));
  const zb = timed('+ b1', () => t.add(z, b1));
  const h = timed('relu', () => t.relu(zb));
  const logits = timed('h W2 + b2', () => t.matmul(h, W2).add(b2));
  timed('loss', () => t.crossEntropy(logits, labels));
  const dLogits = timed('d loss', () => t.mul(t.sub(t.softmax(logits), t.oneHot(labels, 10, options)), 1 / 100));
  const dW2 = timed('d W2', () => t.matmulTN(h, dLogits));
  const dh = timed('d h', () => t.matmulNT(dLogits, W2));
  const dz = timed('d relu', () => t.mulOrZero(dh, t.greater(zb, 0)));
  const dW1 = timed('d W1', () => t.matmulTN(x, dz));
  const [db1, db2] = timed('d b1, d b2', () => [t.sumLike(dz, b1), t.sumLike(dLogits, b2)]);
  timed('update', () => {
    for (const [w, d] of [[W1, dW1], [b1, db1], [W2, dW2], [b2, db2]]) w.subInPlace(d.mul(0.1)); // prettier-ignore
  });
}
console.log(`${((performance.now() - start) / STEPS).toFixed(3)} ms per step`);
for (const [part, ms] of spent) console.log(`  ${part.padEnd(10)} ${(ms / STEPS).toFixed(3)} ms`);
