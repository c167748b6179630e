/** `pullback`: the value, and the map from its cotangents to those of the arguments. */
import { refusal } from '@wengert/ir';
import { tangentKindOf, type AnyFunction } from '@wengert/rules';
import { describe } from '../runtime/accumulate.js';
import { callPullback } from '../runtime/call.js';
import { Context, isContainer } from '../runtime/context.js';
import { outlineOf, outlinesOf, type Outline } from '../runtime/outline.js';
import { addStructure } from '../runtime/structure.js';
import { engine } from './engine.js';
import { gradientsOf, gradsOf } from './evaluate.js';
import { atTop, checkArity, checkFunction, nameOf, type Fn } from './function.js';
import type { Gradient, Gradients } from './gradient-type.js';
import type { Grads } from './grads.js';
import { ValueAndBack, type Named } from '../runtime/named.js';
import { visibleBack } from './outside.js';
import { Params } from './params.js';
import { chosenOf, type Chosen, type ChosenGradients } from './wrt.js';

/**
 * What {@link pullback} returns: the value, and the map from a cotangent of the value to those of the arguments. Can be taken apart
 * by position or by name.
 */
export type Pullback<A extends readonly unknown[], Y> = Named<Y, 'back', (cotangent: Gradient<Y>) => Gradients<A>>;

/** The seed of a run of `back`, put where the reverse sweep looks for it. `outline` is the value's, when it was returned. */
export function seeded(context: Context, value: unknown, outline: Outline, cotangent: unknown, name: string): unknown {
  if (isContainer(value)) {
    addStructure(context, outline, cotangent, `pullback of ${name}`);
    return undefined;
  }
  checkSeed(name, value, cotangent);
  return cotangent;
}

/** @throws WengertError `wrong-cotangent` if a cotangent does not fit a value that is no container */
export function checkSeed(name: string, value: unknown, cotangent: unknown): void {
  const problem =
    typeof value === 'number' && typeof cotangent !== 'number'
      ? `expected a number, got ${describe(cotangent)}`
      : tangentKindOf(value)?.mismatch(value, cotangent);
  if (problem === undefined) return;
  throw refusal('wrong-cotangent', {
    where: `pullback of ${name}`,
    problem,
    remedy: 'Pass a cotangent with the structure of the value.',
  });
}

/**
 * The value of a function and its pullback: `back(d)` takes a cotangent of the value and returns the cotangents of the arguments.
 * It can be called any number of times. It refers to the arguments as they were; arrays that the caller changes in between
 * do not change what it returns.
 *
 * @example
 * const [y, back] = pullback((x: number) => Math.sin(x ** 2) * 5, 4);
 * back(1); // [-38.30637921293538]
 * @throws WengertError if the function cannot be differentiated; `back` if the cotangent does not fit the value
 */
export function pullback<A extends readonly unknown[], Y, K extends number>(
  f: Chosen<A, Y, K>,
  ...args: A
): Named<Y, 'back', (cotangent: Gradient<Y>) => ChosenGradients<A, K>>;
export function pullback<A extends readonly unknown[], Y>(f: Fn<A, Y>, ...args: A): Pullback<A, Y>;
export function pullback<Y>(f: () => Y, parameters: Params): Named<Y, 'back', (cotangent: Gradient<Y>) => Grads>;
export function pullback(f: AnyFunction, ...args: unknown[]): unknown {
  checkFunction(f, 'pullback');
  const [first] = args;
  const params = args.length === 1 && first instanceof Params ? first : undefined;
  const actual = params ? [] : args;
  const { f: inner, wanted, active } = chosenOf(f, actual, 'pullback');
  const outlines = params ? outlinesOf([...params]) : outlinesOf(args, wanted);
  const { value, back } = atTop(inner, () => callPullback(engine().outermost, inner, undefined, actual, active));
  checkArity(f, actual.length, value, 'pullback');
  const ofValue = outlineOf(value);
  const pull = (cotangent: unknown): unknown => {
    const context = new Context(params);
    const seed = seeded(context, value, ofValue, cotangent, nameOf(f));
    const cotangents = atTop(inner, () => back(context, seed)).slice(1);
    return params ? gradsOf(context, params, outlines) : gradientsOf(context, outlines, cotangents);
  };
  const captured = [f, value, visibleBack(inner, actual, back), ofValue, params, outlines];
  return new ValueAndBack(value, engine().runTime.closure(pull, 'pulledBack', captured));
}
