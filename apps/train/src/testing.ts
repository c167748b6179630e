/** How good a network is: what it takes each digit for, and the figures that follow from that. */
import { argmax, Tensor } from 'wengert';
import { PIXELS, type Digits } from './digits.js';
import type { Perceptron } from './model.js';

/** So many digits go through the network at once. */
const PORTION = 500;

/** What the network takes each digit for. */
export function predict(model: Perceptron, digits: Digits): Uint8Array {
  const predictions = new Uint8Array(digits.count);
  for (let start = 0; start < digits.count; start += PORTION) {
    const end = Math.min(start + PORTION, digits.count);
    const images = new Tensor(digits.images.subarray(start * PIXELS, end * PIXELS), [end - start, PIXELS]);
    predictions.set(argmax(model.forward(images), { axis: 1 }).data, start);
  }
  return predictions;
}

/** The part of the digits that were read right, from 0 to 1. */
export function accuracyOf(predictions: ArrayLike<number>, labels: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) if (predictions[i] === labels[i]) right++;
  return right / labels.length;
}

/** `confusion[a][b]` says how often an `a` was taken for a `b`. */
export function confusionOf(predictions: ArrayLike<number>, labels: ArrayLike<number>): number[][] {
  const confusion = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  for (let i = 0; i < labels.length; i++) confusion[labels[i]][predictions[i]]++;
  return confusion;
}
