/** Evenly spaced numbers. */
import { nonDifferentiable, rule } from '@wengert/rules';
import { needCount } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { checkDType } from '../core/shape.js';
import type { Tensor } from '../core/tensor.js';
import { blank } from '../engine/allocate.js';
import { mul } from '../ops/mul.js';
import { sub } from '../ops/sub.js';
import { sum } from '../ops/sum.js';
import type { DTypeOption } from './tensor.js';

function needFinite(op: string, what: string, value: number): void {
  if (typeof value === 'number' && Number.isFinite(value)) return;
  throw new TensorError('tensor/bad-argument', `${op}: ${what} must be a finite number, got ${show(value)}`);
}

/**
 * The numbers `start`, `start + step`, ... before `stop`, as a vector. The number of elements is not differentiated.
 *
 * @throws TensorError `tensor/bad-argument` if a bound is not finite or the step is 0
 * @example arange(0, 5)     // 0 1 2 3 4
 * @example arange(1, 0, -0.25) // 1 0.75 0.5 0.25
 */
export function arange(start: number, stop: number, step = 1, options: DTypeOption = {}): Tensor {
  needFinite('arange', 'start', start);
  needFinite('arange', 'stop', stop);
  needFinite('arange', 'step', step);
  if (step === 0) throw new TensorError('tensor/bad-argument', 'arange: step must not be 0');
  const t = blank([Math.max(0, Math.ceil((stop - start) / step))], checkDType('arange', options.dtype ?? 'float64'));
  for (let i = 0; i < t.size; i++) t.data[i] = start + i * step;
  return t;
}
nonDifferentiable(fractions);

rule(arange, {
  pullbacks: [(d: Tensor) => sum(d), null, (d: Tensor) => sum(mul(d, arange(0, d.size))), null],
  captured: () => ({ sum, mul, arange }),
  samples: [[0.5, 4.1, 1.25, {}]],
});

/**
 * `count` numbers from `start` to `stop`, both included, as a vector.
 *
 * @throws TensorError `tensor/bad-argument` if a bound is not finite or `count` is no whole number of at least 1
 * @example linspace(0, 1, 5) // 0 0.25 0.5 0.75 1
 */
export function linspace(start: number, stop: number, count: number, options: DTypeOption = {}): Tensor {
  needFinite('linspace', 'start', start);
  needFinite('linspace', 'stop', stop);
  needCount('linspace', 'count', count, 1);
  const t = blank([count], checkDType('linspace', options.dtype ?? 'float64'));
  for (let i = 0; i < count; i++) t.data[i] = start + (i * (stop - start)) / Math.max(1, count - 1);
  if (count > 1) t.data[count - 1] = stop;
  return t;
}

/** How far along each element is: 0 at the start, 1 at the stop. */
function fractions(count: number): Tensor {
  return linspace(0, 1, count);
}
rule(linspace, {
  pullbacks: [
    (d: Tensor) => sum(mul(d, sub(1, fractions(d.size)))),
    (d: Tensor) => sum(mul(d, fractions(d.size))),
    null,
    null,
  ],
  captured: () => ({ sum, mul, sub, fractions }),
  samples: [[0.5, 2, 4, {}]],
});
