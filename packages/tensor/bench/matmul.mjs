/**
 * Speed of matrix products, in GFLOP/s (2 m n k operations per product), for the shapes of a perceptron on 28 by 28 images
 * and for squares. Build first: `pnpm run bench` at the top does.
 *
 * Usage: node bench/matmul.mjs [float32|float64]
 */
import { bench, do_not_optimize, run } from 'mitata';
import { matmul, matmulNT, matmulTN, rand } from '../dist/index.js';

const dtypes = process.argv[2] === undefined ? ['float32', 'float64'] : [process.argv[2]];

/** [what, product, shape of a, shape of b, multiplications] */
const products = [
  ['forward   100x784 * 784x128', matmul, [100, 784], [784, 128], 100 * 784 * 128],
  ['weights   784x100 * 100x128', matmulTN, [100, 784], [100, 128], 100 * 784 * 128],
  ['inputs    100x128 * 128x784', matmulNT, [100, 128], [784, 128], 100 * 784 * 128],
  ['          128x784 * 784x128', matmul, [128, 784], [784, 128], 128 * 784 * 128],
  ['          512x512 * 512x512', matmul, [512, 512], [512, 512], 512 ** 3],
  ['             32x32 * 32x32', matmul, [32, 32], [32, 32], 32 ** 3],
  ['           1000x1000 * 1000', matmul, [1000, 1000], [1000], 1000 ** 2],
];

const work = new Map();
for (const dtype of dtypes) {
  for (const [what, product, p, q, multiplications] of products) {
    const a = rand(p, { seed: 1, dtype });
    const b = rand(q, { seed: 2, dtype });
    const name = `${dtype} ${what}`;
    work.set(name, 2 * multiplications);
    bench(name, () => do_not_optimize(product(a, b)));
  }
}

const { benchmarks } = await run({ format: 'quiet' });
for (const { alias, runs } of benchmarks) {
  const { p50 } = runs[0].stats;
  console.log(`${alias}   ${(p50 / 1e6).toFixed(3).padStart(9)} ms   ${(work.get(alias) / p50).toFixed(2)} GFLOP/s`);
}
