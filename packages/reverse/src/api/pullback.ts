/** `pullback` and `pullbackWithSelf`: the value, and the map from its cotangents to those of the inputs. */
import { refusal } from '@wengert/ir';
import { ruleOf, tangentKindOf, type AnyFunction } from '@wengert/rules';
import { describe } from '../runtime/accumulate.js';
import { callPullback } from '../runtime/call.js';
import { Context, isContainer } from '../runtime/context.js';
import { outlineOf, outlinesOf, type Outline } from '../runtime/outline.js';
import { addStructure } from '../runtime/structure.js';
import { engine } from './engine.js';
import { gradientsOf, gradsOf } from './evaluate.js';
import { checkArity, checkFunction, nameOf, type Fn } from './function.js';
import type { Gradient, Gradients } from './gradient-type.js';
import type { Grads } from './grads.js';
import { ValueAndBack, type Named } from './named.js';
import { Params } from './params.js';

/**
 * What {@link pullback} returns: the value, and the map from a cotangent of the value to those of the arguments. Can be taken apart
 * by position or by name.
 */
export type Pullback<A extends readonly unknown[], Y> = Named<Y, 'back', (cotangent: Gradient<Y>) => Gradients<A>>;

/** The seed of a run of `back`, put where the reverse sweep looks for it. `outline` is the value's, when it was returned. */
function seeded(context: Context, value: unknown, outline: Outline, cotangent: unknown, name: string): unknown {
  if (isContainer(value)) {
    addStructure(context, outline, cotangent, `pullback of ${name}`);
    return undefined;
  }
  const problem =
    typeof value === 'number' && typeof cotangent !== 'number'
      ? `expected a number, got ${describe(cotangent)}`
      : tangentKindOf(value)?.mismatch(value, cotangent);
  if (problem === undefined) return cotangent;
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
export function pullback<A extends readonly unknown[], Y>(f: Fn<A, Y>, ...args: A): Pullback<A, Y>;
export function pullback<Y>(f: () => Y, parameters: Params): Named<Y, 'back', (cotangent: Gradient<Y>) => Grads>;
export function pullback(f: AnyFunction, ...args: unknown[]): unknown {
  checkFunction(f, 'pullback');
  const [first] = args;
  const params = args.length === 1 && first instanceof Params ? first : undefined;
  const actual = params ? [] : args;
  const outlines = outlinesOf(params ? [...params] : args);
  const { value, back } = callPullback(engine(), f, undefined, actual);
  checkArity(f, actual.length, value, 'pullback');
  const ofValue = outlineOf(value);
  return new ValueAndBack(value, (cotangent: unknown): unknown => {
    const context = new Context(params && new Map([...params].map((p) => [p, undefined])));
    const cotangents = back(context, seeded(context, value, ofValue, cotangent, nameOf(f))).slice(1);
    return params ? gradsOf(context, params, outlines) : gradientsOf(context, outlines, cotangents);
  });
}

/**
 * As {@link pullback}, but `back` first returns the gradient with respect to the function itself: an object with its captured
 * variables, or `undefined` if it captures nothing that has a gradient.
 *
 * @example
 * const scale = (a: number) => (x: number) => x * a;
 * pullbackWithSelf(scale(3), 2)[1](1) // [{ a: 2 }, 3]
 * @throws WengertError as {@link pullback}
 */
export function pullbackWithSelf<A extends readonly unknown[], Y>(
  f: Fn<A, Y>,
  ...args: A
): Named<Y, 'back', (cotangent: Gradient<Y>) => [self: Record<string, unknown> | undefined, ...Gradients<A>]> {
  checkFunction(f, 'pullbackWithSelf');
  const outlines = outlinesOf(args);
  const captured = ruleOf(f) ? [] : engine().captured(f);
  const ofCaptured = outlinesOf(captured.map((c) => c.value));
  const call = ruleOf(f) && callPullback(engine(), f, undefined, args);
  const [value, back] = call
    ? [call.value, call.back]
    : engine().pullback(f, args, undefined, undefined, false, true)(f, undefined, ...args);
  checkArity(f, args.length, value, 'pullbackWithSelf');
  const ofValue = outlineOf(value);
  return new ValueAndBack(value as Y, (cotangent: Gradient<Y>) => {
    const context = new Context();
    const cotangents = back(context, seeded(context, value, ofValue, cotangent, nameOf(f))).slice(1);
    const shadow = context.peek(f);
    const own = gradientsOf(
      context,
      ofCaptured,
      ofCaptured.map((_, i) => shadow?.[i]),
    );
    const fields = captured.flatMap(({ name }, i) => (own[i] === undefined ? [] : [[name, own[i]] as const]));
    const self = fields.length === 0 ? undefined : Object.fromEntries(fields);
    return [self, ...gradientsOf(context, outlines, cotangents)] as [
      Record<string, unknown> | undefined,
      ...Gradients<A>,
    ];
  });
}
