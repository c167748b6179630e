/** `crossEntropy`: the loss of a classifier, from logits, in one pass and stable. */
import { declareCaptured, nonDifferentiable, rule } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { sameShape, showShape } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { checkLabels, oneHot, type Labels } from './oneHot.js';
import { mul } from './mul.js';
import { neg } from './neg.js';
import { softmax, logSoftmax } from './softmax.js';
import { sub } from './sub.js';
import { sum } from './sum.js';

/** Whether labels are given as one distribution per row, not as class numbers. */
function isDistribution(logits: Tensor, labels: Labels): labels is Tensor {
  return labels instanceof Tensor && labels.rank === logits.rank;
}

function check(logits: Tensor, labels: Labels): { rows: number; classes: number } {
  needTensor('crossEntropy', logits);
  if (logits.rank === 0 || logits.size === 0) {
    throw new TensorError(
      'tensor/bad-shape',
      `crossEntropy: logits need shape [..., classes] and at least one row, got ${showShape(logits.shape)}`,
    );
  }
  const classes = logits.shape[logits.rank - 1];
  const rows = logits.size / classes;
  if (isDistribution(logits, labels)) {
    if (!sameShape(logits.shape, labels.shape)) throw mismatch(logits, showShape(labels.shape));
    return { rows, classes };
  }
  const count = checkLabels('crossEntropy', labels, classes).length;
  if (count !== rows) throw mismatch(logits, labels instanceof Tensor ? showShape(labels.shape) : `[${count}]`);
  return { rows, classes };
}

function mismatch(logits: Tensor, labels: string): TensorError {
  return new TensorError(
    'tensor/shape-mismatch',
    `crossEntropy: logits of shape ${showShape(logits.shape)} and labels of shape ${labels} do not match`,
  );
}

/** log(sum(exp(row))) */
function rowLogSumExp(x: Tensor['data'], start: number, end: number): number {
  let top = -Infinity;
  for (let p = start; p < end; p++) if (x[p] > top) top = x[p];
  let s = 0;
  for (let p = start; p < end; p++) s += Math.exp(x[p] - top);
  return top + Math.log(s);
}

/**
 * The mean cross entropy, in nats, between the softmax of each row of logits and its label.
 *
 * @param logits shape [classes] or [..., classes]
 * @param labels class numbers, one per row; or a tensor of the shape of `logits` with a distribution (one-hot) per row
 * @returns a number
 * @throws TensorError `tensor/shape-mismatch` if there are more or fewer labels than rows; `tensor/bad-index` for a label
 * that is no class; `tensor/bad-shape`, `tensor/bad-argument`
 * @example crossEntropy(matmul(x, w), [3, 1, 4])
 */
export function crossEntropy(logits: Tensor, labels: Labels): number {
  const { rows, classes } = check(logits, labels);
  const x = logits.data;
  let total = 0;
  if (isDistribution(logits, labels)) {
    const target = labels.data;
    for (let start = 0; start < x.length; start += classes) {
      const lse = rowLogSumExp(x, start, start + classes);
      for (let p = start; p < start + classes; p++) if (target[p] !== 0) total += target[p] * (lse - x[p]);
    }
  } else {
    const list = checkLabels('crossEntropy', labels, classes);
    for (let row = 0, start = 0; row < rows; row++, start += classes) {
      total += rowLogSumExp(x, start, start + classes) - x[start + list[row]];
    }
  }
  return total / rows;
}

/** d (softmax - target) / rows, with the softmax weighted by the sum of the target, which is 1 for labels. */
function logitsBack(d: number, logits: Tensor, labels: Labels): Tensor {
  const { rows, classes } = check(logits, labels);
  const p = softmax(logits);
  if (isDistribution(logits, labels)) {
    return mul(sub(mul(p, sum(labels, { axis: -1, keepDims: true })), labels), d / rows).astype(logits.dtype);
  }
  const list = checkLabels('crossEntropy', labels, classes);
  const target = oneHot(list, classes, { dtype: logits.dtype }).reshape(logits.shape);
  return mul(sub(p, target), d / rows);
}

function labelsBack(d: number, logits: Tensor, labels: Labels): unknown {
  if (!isDistribution(logits, labels)) return labels instanceof Tensor ? mul(labels, 0) : undefined;
  return mul(neg(logSoftmax(logits)), d / check(logits, labels).rows).astype(labels.dtype);
}

declareCaptured(() => ({ check, softmax, isDistribution, mul, sub, sum, checkLabels, oneHot }), logitsBack);
declareCaptured(() => ({ isDistribution, Tensor, mul, neg, logSoftmax, check }), labelsBack);
nonDifferentiable(check);
nonDifferentiable(isDistribution);

rule(crossEntropy, {
  pullbacks: [
    (d: number, _y, logits, labels) => logitsBack(d, logits, labels),
    (d: number, _y, logits, labels) => labelsBack(d, logits, labels),
  ],
  captured: () => ({ logitsBack, labelsBack }),
  samples: [
    [tensor([[1, 2, 3], [4, 5, 4.5]]), Uint8Array.of(2, 0)], // prettier-ignore
    [tensor([[1, 2, 3], [4, 5, 4.5]]), tensor([[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]])], // prettier-ignore
    [tensor([1, 2, 3]), Uint8Array.of(1)],
  ],
});

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link crossEntropy}. */
    crossEntropy(labels: Labels): number;
  }
}
method('crossEntropy', crossEntropy);
