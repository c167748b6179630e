/** The network: layers are plain classes, and what they compute is plain code. */
import { add, matmul, mul, randn, relu, zeros, type Random, type Tensor } from 'wengert';
import { PIXELS } from './digits.js';

/** A layer in which every output sees every input: `x W + b`. */
export class Dense {
  /** Shape [inputs, outputs]. */
  readonly W: Tensor;
  /** Shape [outputs]. */
  readonly b: Tensor;

  constructor(W: Tensor, b: Tensor) {
    this.W = W;
    this.b = b;
  }

  /**
   * A layer that has learnt nothing. The scale keeps the size of signals through a layer with relu (K. He et al.,
   * "Delving deep into rectifiers", ICCV 2015).
   */
  static random(inputs: number, outputs: number, rng: Random): Dense {
    const W = mul(randn([inputs, outputs], { dtype: 'float32', rng }), Math.sqrt(2 / inputs));
    return new Dense(W, zeros([outputs], { dtype: 'float32' }));
  }

  /** `x` has shape [digits, inputs]; the result [digits, outputs]. */
  forward(x: Tensor): Tensor {
    return add(matmul(x, this.W), this.b);
  }
}

/** A perceptron with one hidden layer. */
export class Perceptron {
  readonly hidden: Dense;
  readonly output: Dense;

  constructor(hidden: Dense, output: Dense) {
    this.hidden = hidden;
    this.output = output;
  }

  /** A perceptron for digits that has learnt nothing. */
  static random(neurons: number, rng: Random): Perceptron {
    return new Perceptron(Dense.random(PIXELS, neurons, rng), Dense.random(neurons, 10, rng));
  }

  /** Everything that is learnt. */
  get params(): Tensor[] {
    return [this.hidden.W, this.hidden.b, this.output.W, this.output.b];
  }

  /** Pictures, shape [digits, 784], to one score per digit and class, shape [digits, 10]. */
  forward(x: Tensor): Tensor {
    return this.output.forward(relu(this.hidden.forward(x)));
  }
}
