/**
 * Products that derivative code keeps zero where one of their factors is: `d === 0 ? 0 : d * p`. They are differentiated as products,
 * so the partial derivative by `d` is `p`; where `d` is 0 and `p` infinite the choice says that `p` does not matter, and the partial
 * is zero, too. Otherwise a second derivative would be NaN far out, where the first has become 0.
 */
import { eachOp, type Builder, type ValueId } from '@wengert/ir';
import type { Structure } from './structure.js';

/** What keeps the product `product` zero where it is zero, if it is `operand`, or `operand` is its denominator; else undefined. */
export type GuardedFactor = (product: ValueId, operand: ValueId) => ValueId | undefined;

export function guardedFactors({ func, definition }: Structure): GuardedFactor {
  const products = new Map<ValueId, ValueId>();
  const factors = new Map<ValueId, Map<ValueId, ValueId>>();
  eachOp(func.body, (op) => {
    if (op.op !== 'prim' || op.guard !== true) return;
    const [condition, , guarded] = op.args;
    // A product may be kept zero for the sake of both factors.
    const product = products.get(guarded) ?? guarded;
    products.set(op.results[0].id, product);
    const of = factors.get(product) ?? new Map<ValueId, ValueId>();
    definition.get(condition)?.args.forEach((side) => {
      of.set(side, side);
      // A product with `1 / b` has become a division by `b`.
      const factor = definition.get(side);
      if (factor?.op === 'prim' && factor.prim === 'div') of.set(factor.args[1], side);
    });
    factors.set(product, of);
  });
  return (product, operand) => factors.get(product)?.get(operand);
}

/** `term`, but zero where it is not finite and `factor` is zero. */
export function finiteAtZero(b: Builder, factor: ValueId, term: ValueId): ValueId {
  const zero = b.const(0);
  const finite = b.prim('lt', [b.prim('abs', [term]), b.const(Infinity)]);
  return b.prim('select', [b.prim('eq', [factor, zero]), b.prim('select', [finite, term, zero]), term]);
}
