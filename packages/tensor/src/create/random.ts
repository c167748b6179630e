/**
 * Random tensors. Without a seed or a generator, `Math.random` is the source; with a seed the numbers are the same on
 * every machine (xoroshiro128+ of pure-rand).
 */
import { nonDifferentiable } from '@wengert/rules';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { needCount } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { checkDType, checkShape, type Shape } from '../core/shape.js';
import type { Tensor } from '../core/tensor.js';
import { blank } from '../engine/allocate.js';
import type { DTypeOption } from './tensor.js';

/** A source of numbers that are uniform in [0, 1), such as `Math.random`. */
export type Random = () => number;

/** Where random numbers come from: a generator, else a new one from the seed, else `Math.random`. */
export interface RandomOptions extends DTypeOption {
  readonly seed?: number;
  readonly rng?: Random;
}

/**
 * A generator of uniform numbers in [0, 1) that gives the same sequence for the same seed.
 *
 * @param seed a whole number; its low 32 bits count
 * @throws TensorError `tensor/bad-argument` if the seed is no whole number
 * @example const rng = seededRandom(42); const W = randn([784, 128], { rng })
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) {
    throw new TensorError('tensor/bad-argument', `seededRandom: the seed must be a whole number, got ${show(seed)}`);
  }
  const generator = xoroshiro128plus(seed | 0);
  return () => uniformFloat64(generator);
}
nonDifferentiable(seededRandom);

function source(op: string, options: RandomOptions): Random {
  const { rng, seed } = options;
  if (rng === undefined) return seed === undefined ? Math.random : seededRandom(seed);
  if (typeof rng === 'function') return rng;
  throw new TensorError('tensor/bad-argument', `${op}: rng must be a function that returns numbers, got ${show(rng)}`);
}

/**
 * Numbers that are uniform in [0, 1).
 *
 * @throws TensorError `tensor/bad-shape`, `tensor/bad-dtype`, `tensor/bad-argument` for a bad seed or generator
 * @example rand([2, 3], { seed: 1 })
 */
export function rand(shape: Shape | number, options: RandomOptions = {}): Tensor {
  const t = blank(checkShape('rand', shape), checkDType('rand', options.dtype ?? 'float64'));
  const next = source('rand', options);
  for (let i = 0; i < t.size; i++) t.data[i] = next();
  return t;
}
nonDifferentiable(rand);

/**
 * Normally distributed numbers with mean 0 and standard deviation 1, by the Box-Muller transform
 * (G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates", 1958); as {@link rand}.
 */
export function randn(shape: Shape | number, options: RandomOptions = {}): Tensor {
  const t = blank(checkShape('randn', shape), checkDType('randn', options.dtype ?? 'float64'));
  const next = source('randn', options);
  for (let i = 0; i < t.size; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    const angle = 2 * Math.PI * next();
    t.data[i] = radius * Math.cos(angle);
    if (i + 1 < t.size) t.data[i + 1] = radius * Math.sin(angle);
  }
  return t;
}
nonDifferentiable(randn);

/**
 * The numbers 0 to n - 1 in random order (Fisher-Yates), for shuffling data.
 *
 * @throws TensorError `tensor/bad-argument` unless `n` is a whole number
 * @example const order = permutation(images.length, { seed: 7 })
 */
export function permutation(n: number, options: Pick<RandomOptions, 'seed' | 'rng'> = {}): Int32Array {
  needCount('permutation', 'n', n);
  const next = source('permutation', options);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
nonDifferentiable(permutation);
