/** A multilayer perceptron as users write it, against finite differences. */
import { numericGradient } from '@wengert/gradcheck';
import { expect, test } from 'vitest';
import {
  accuracy,
  add,
  crossEntropy,
  gradient,
  matmul,
  mse,
  Params,
  randn,
  relu,
  softmax,
  tanh,
  tensor,
  withGradient,
  type Tensor,
} from '../../src/index.js';
import { expectClose, numeric } from '../support/close.js';

class Dense {
  readonly W: Tensor;
  readonly b: Tensor;

  constructor(
    inputs: number,
    outputs: number,
    seed: number,
    readonly activation: (x: Tensor) => Tensor = (x) => x,
  ) {
    this.W = randn([inputs, outputs], { seed });
    this.b = randn([outputs], { seed: seed + 1 });
  }

  apply(x: Tensor): Tensor {
    return this.activation(add(matmul(x, this.W), this.b));
  }
}

const x = randn([5, 4], { seed: 7 });
const labels = Uint8Array.of(0, 1, 2, 1, 0);

const paramsOf = (layers: readonly Dense[]): Params => new Params(layers.flatMap(({ W, b }) => [W, b]));

/** The gradient of `loss` with respect to the parameters, by finite differences of their flat vector. */
function numericGrads(loss: () => number, ps: Params): number[] {
  const at = ps.toFlat();
  const ofFlat = (flat: Float64Array): number => {
    ps.copyFromFlat(flat);
    return loss();
  };
  const [found] = numericGradient(ofFlat as never, at);
  ps.copyFromFlat(at);
  return Array.from(found as Float64Array);
}

test('layers as classes', () => {
  const layers = [new Dense(4, 6, 1, tanh), new Dense(6, 3, 3)];
  const logits = (input: Tensor): Tensor => layers.reduce((h, layer) => layer.apply(h), input);
  const loss = (): number => crossEntropy(logits(x), labels);
  const ps = paramsOf(layers);
  const { value, gradient: grads } = withGradient(loss, ps);
  expect(value).toBe(loss());
  expectClose(Array.from(grads.toFlat()), numericGrads(loss, ps), numeric);
});

test('layers as closures', () => {
  const dense = (W: Tensor, b: Tensor) => (h: Tensor) => matmul(h, W).add(b);
  const parameters = [
    randn([4, 5], { seed: 1 }),
    randn([5], { seed: 2 }),
    randn([5, 3], { seed: 3 }),
    randn([3], { seed: 4 }),
  ];
  const [W1, b1, W2, b2] = parameters;
  const first = dense(W1, b1);
  const second = dense(W2, b2);
  const loss = (): number => mse(softmax(second(relu(first(x)))), tensor([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0], [1, 0, 0]])); // prettier-ignore
  const ps = new Params(parameters);
  expectClose(Array.from(gradient(loss, ps).toFlat()), numericGrads(loss, ps), numeric);
});

test('the parameters as an argument', () => {
  const model = { W: randn([4, 3], { seed: 1 }), b: randn([3], { seed: 2 }), name: 'linear' };
  const loss = (m: typeof model): number => crossEntropy(add(matmul(x, m.W), m.b), labels);
  const [d] = gradient(loss, model);
  expect(Object.keys(d)).toEqual(['W', 'b']);
  const ps = new Params([model.W, model.b]);
  const expected = numericGrads(() => loss(model), ps);
  expectClose([...d.W.data, ...d.b.data], expected, numeric);
});

test('training lowers the loss and raises the accuracy', () => {
  const layers = [new Dense(4, 8, 11, relu), new Dense(8, 3, 13)];
  const logits = (): Tensor => layers.reduce((h, layer) => layer.apply(h), x);
  const loss = (): number => crossEntropy(logits(), labels);
  const ps = paramsOf(layers);
  const before = loss();
  for (let step = 0; step < 200; step++) {
    const grads = gradient(loss, ps);
    for (const p of ps) (p as Tensor).subInPlace(grads.get(p as Tensor).mul(0.1));
  }
  expect(loss()).toBeLessThan(before / 10);
  expect(accuracy(logits(), labels)).toBe(1);
});

test('single precision stays single precision', () => {
  const w = randn([4, 3], { seed: 1, dtype: 'float32' });
  const inputs = x.astype('float32');
  const grads = gradient(() => crossEntropy(matmul(inputs, w), labels), new Params([w]));
  expect(grads.get(w).dtype).toBe('float32');
  expect(grads.get(w).data).toBeInstanceOf(Float32Array);
});
