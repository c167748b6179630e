/** The types of gradients: what has no derivative is not there. */
import { expectTypeOf, test } from 'vitest';
import { gradient, tensor, type Gradient, type Tensor } from '../../src/index.js';

class Model {
  constructor(
    readonly name: string,
    readonly scale: number,
    readonly W: Tensor,
  ) {}

  apply(x: number): number {
    return this.scale * x;
  }
}

interface Chain {
  value: number;
  next?: Chain;
}

test('objects keep their differentiable fields', () => {
  const found = gradient((m: Model, x: number) => m.apply(x), new Model('a', 2, tensor([1])), 3);
  expectTypeOf(found).toEqualTypeOf<[{ scale: number; W: Tensor }, number]>();
});

test('text is undefined, arrays keep their nesting, types may refer to themselves', () => {
  expectTypeOf<Gradient<[number, string, number[][]]>>().toEqualTypeOf<[number, undefined, number[][]]>();
  expectTypeOf<Gradient<Chain>['value']>().toEqualTypeOf<number>();
});
