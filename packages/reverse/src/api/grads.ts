/** Gradients of parameters, found by the parameter's identity, with the algebra that update rules need. */
import { refusal } from '@wengert/ir';
import { accumulate, describe } from '../runtime/accumulate.js';
import { checkLength, flatten, fromNumbers, numbersOf, type Params, type Parameter } from './params.js';

/** The gradients of the members of a {@link Params}: `grads.get(W)` has the shape of `W`. Immutable; its operations give new ones. */
export class Grads implements Iterable<readonly [parameter: Parameter, gradient: unknown]> {
  /** @internal The gradients, in the order of their slots. */
  readonly values: unknown[];
  private readonly slots: ReadonlyMap<Parameter, number>;

  constructor(
    readonly params: Params,
    gradients: ReadonlyMap<Parameter, unknown>,
  ) {
    this.values = [...gradients.values()];
    this.slots = new Map([...gradients.keys()].map((p, k) => [p, k]));
  }

  /** @internal Where the gradient of a parameter lies among {@link values}. */
  slotOf(parameter: Parameter): number {
    const slot = this.slots.get(parameter);
    if (slot !== undefined) return slot;
    throw refusal('bad-argument', {
      where: 'Grads.get',
      problem: `${describe(parameter)} is not one of the ${this.params.length} parameters`,
      remedy: 'Add it to the Params that the gradient is taken with respect to; parameters are found by identity.',
    });
  }

  /**
   * The gradient with respect to a parameter: zeros if the result does not depend on it.
   * @throws WengertError `bad-argument` if it is not among the parameters
   */
  get<P extends Parameter>(parameter: P): P {
    return this.values[this.slotOf(parameter)] as P;
  }

  has(parameter: Parameter): boolean {
    return this.slots.has(parameter);
  }

  *[Symbol.iterator](): IterableIterator<[Parameter, unknown]> {
    for (const [parameter, slot] of this.slots) yield [parameter, this.values[slot]];
  }

  /** New gradients, each from the old one and its parameter. */
  map(f: (gradient: never, parameter: never) => unknown): Grads {
    return new Grads(this.params, new Map([...this].map(([p, g]) => [p, f(g as never, p as never)])));
  }

  /** All elements multiplied by a number. */
  scale(factor: number): Grads {
    return this.map((gradient: object) =>
      fromNumbers(
        gradient,
        Array.from(numbersOf(gradient), (x) => x * factor),
      ),
    );
  }

  /**
   * The sum with other gradients of the same parameters.
   * @throws WengertError `bad-argument` if a parameter is missing there
   */
  add(other: Grads): Grads {
    return this.map((gradient: unknown, parameter: Parameter) => accumulate(gradient, other.get(parameter)));
  }

  /** These gradients and those of parameters that only the other has. */
  merge(other: Grads): Grads {
    const params = new (this.params.constructor as typeof Params)([...this.params, ...other.params]);
    return new Grads(params, new Map([...other, ...this]));
  }

  /** All elements, in the order of the parameters, in one vector. */
  toFlat(): Float64Array {
    return flatten(this.inOrder(), this.params.size);
  }

  /**
   * Gradients of the same shapes with the elements of a vector, as {@link toFlat} orders them.
   * @throws WengertError `bad-argument` if its length does not fit
   */
  fromFlat(flat: ArrayLike<number>): Grads {
    checkLength('Grads.fromFlat', flat.length, this.params.size);
    let offset = 0;
    const made = new Map<Parameter, unknown>();
    for (const parameter of this.params) {
      const gradient = this.get(parameter);
      const { length } = numbersOf(gradient);
      made.set(parameter, fromNumbers(gradient, Array.prototype.slice.call(flat, offset, offset + length)));
      offset += length;
    }
    return new Grads(this.params, made);
  }

  private inOrder(): object[] {
    return [...this.params].map((p) => this.get(p));
  }

  toString(): string {
    return `Grads(${[...this.params].map(describe).join(', ')})`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}
