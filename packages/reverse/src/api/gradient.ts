/** `gradient` and `withGradient`. */
import { ruleOf, type AnyFunction } from '@wengert/rules';
import { outlinesOf } from '../runtime/outline.js';
import { evaluate, gradientsOf, gradsOf } from './evaluate.js';
import { checkFunction, type Fn, type Scalar } from './function.js';
import type { Gradients } from './gradient-type.js';
import type { Grads } from './grads.js';
import { ValueAndGradient, type Named } from '../runtime/named.js';
import { Params } from './params.js';
import { chosenOf, type Chosen, type ChosenGradients } from './wrt.js';

/**
 * The gradient of a scalar function with respect to each of its arguments, in the shapes of the arguments; or, given
 * `Params`, with respect to those parameters, wherever the function reaches them. {@link wrt} chooses among arguments.
 *
 * @example gradient((x: number, y: number) => 2 * x + 3 * y, 1, 1) // [2, 3]
 * @example gradient(() => loss(x, y), new Params([W, b])).get(W)
 * @throws WengertError if the function cannot be differentiated, or does not return a number
 */
export function gradient<A extends readonly unknown[], K extends number>(
  f: Chosen<A, Scalar, K>,
  ...args: A
): ChosenGradients<A, K>;
export function gradient<A extends readonly unknown[]>(f: Fn<A, Scalar>, ...args: A): Gradients<A>;
export function gradient(f: () => Scalar, parameters: Params): Grads;
export function gradient(f: AnyFunction, ...args: unknown[]): unknown {
  return evaluateGradient(f, args, 'gradient').gradient;
}

/**
 * The value and the gradient of a scalar function.
 *
 * @example const [value, gradient] = withGradient((x: number) => x * x, 3) // 9, [6]
 * @example const { value, gradient } = withGradient(() => loss(x, y), params)
 * @throws WengertError as {@link gradient}
 */
export function withGradient<A extends readonly unknown[], Y extends Scalar, K extends number>(
  f: Chosen<A, Y, K>,
  ...args: A
): Named<Y, 'gradient', ChosenGradients<A, K>>;
export function withGradient<A extends readonly unknown[], Y extends Scalar>(
  f: Fn<A, Y>,
  ...args: A
): Named<Y, 'gradient', Gradients<A>>;
export function withGradient<Y extends Scalar>(f: () => Y, parameters: Params): Named<Y, 'gradient', Grads>;
export function withGradient(f: AnyFunction, ...args: unknown[]): unknown {
  const { value, gradient: found } = evaluateGradient(f, args, 'withGradient');
  return new ValueAndGradient(value, found);
}

/**
 * The gradient that `f` has by its code, although it has a rule of its own: what a rule is checked against.
 * @throws WengertError as {@link gradient}
 */
export function automaticGradient<A extends readonly unknown[]>(f: Fn<A, Scalar>, ...args: A): Gradients<A> {
  const outlines = outlinesOf(args);
  const { context, cotangents } = evaluate(f, args, undefined, 'automaticGradient', undefined);
  return gradientsOf(context, outlines, cotangents) as Gradients<A>;
}

function evaluateGradient(f: unknown, args: readonly unknown[], where: string): { value: unknown; gradient: unknown } {
  checkFunction(f, where);
  const [first] = args;
  if (args.length === 1 && first instanceof Params) {
    const outlines = outlinesOf([...first]);
    const { value, context } = evaluate(f, [], first, where, ruleOf(f));
    return { value, gradient: gradsOf(context, first, outlines) };
  }
  const chosen = chosenOf(f, args, where);
  const outlines = outlinesOf(args, chosen.wanted);
  const { value, context, cotangents } = evaluate(chosen.f, args, undefined, where, ruleOf(chosen.f), chosen.active);
  return { value, gradient: gradientsOf(context, outlines, cotangents) };
}
