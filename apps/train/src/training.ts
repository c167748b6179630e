/**
 * The training loop: gradients of the loss by automatic differentiation, and an update of the weights in the app's own
 * words. It prints nothing; whoever wants to see it at work listens to its steps.
 */
import { crossEntropy, Params, withGradient, zeros, type Random } from 'wengert';
import { batches, type Batch } from './batches.js';
import type { Digits } from './digits.js';
import type { Perceptron } from './model.js';
import { UserError } from './errors.js';

/** How to train. */
export interface Plan {
  readonly epochs: number;
  readonly batch: number;
  /** Learning rate of the first step. It falls to 0 along half a cosine. */
  readonly lr: number;
}

/** A step that has been made. */
export interface Step {
  /** Counted from 1, over all epochs. */
  readonly step: number;
  readonly steps: number;
  /** Counted from 1. */
  readonly epoch: number;
  /** Mean cross entropy of the batch, in nats, before the step. */
  readonly loss: number;
  /** True for the last step of an epoch. */
  readonly endsEpoch: boolean;
}

/** How much of the last step the next one repeats. */
const MOMENTUM = 0.9;

/** The loss of the network on a batch. */
function loss(model: Perceptron, { images, labels }: Batch): number {
  return crossEntropy(model.forward(images), labels);
}

/**
 * Trains `model` in place, by gradient descent with momentum, and yields after every step.
 *
 * @throws UserError if the loss is no longer finite
 */
export function* train(model: Perceptron, digits: Digits, { epochs, batch, lr }: Plan, rng: Random): Generator<Step> {
  const params = new Params(model.params);
  const speed = new Map(model.params.map((p) => [p, zeros(p.shape, { dtype: p.dtype })]));
  const steps = epochs * Math.ceil(digits.count / batch);
  let step = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let seen = 0;
    for (const examples of batches(digits, batch, rng)) {
      const [value, grads] = withGradient(() => loss(model, examples), params);
      if (!Number.isFinite(value)) {
        throw new UserError(`the loss is ${value} at step ${step + 1}; try a smaller --lr than ${lr}`);
      }
      const rate = (lr / 2) * (1 + Math.cos((Math.PI * step) / steps));
      for (const [p, v] of speed) {
        v.mulInPlace(MOMENTUM).addInPlace(grads.get(p));
        p.subInPlace(v.mul(rate));
      }
      step++;
      seen += examples.labels.length;
      yield { step, steps, epoch, loss: value, endsEpoch: seen === digits.count };
    }
  }
}
