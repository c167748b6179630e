/** `gradient`, `withGradient`, `derivative`, `pullback`: the public ways to differentiate a function in reverse mode. */
import { refusal } from '@wengert/ir';
import { registryState, ruleOf, tangentKindOf, type AnyFunction, type Rule } from '@wengert/rules';
import { describe } from '../runtime/accumulate.js';
import { callPullback } from '../runtime/call.js';
import { Context, isContainer } from '../runtime/context.js';
import { scalarSeed } from '../runtime/seed.js';
import { outlineOf, outlinesOf, type Outline } from '../runtime/outline.js';
import { addStructure, gradientOf } from '../runtime/structure.js';
import { engine } from './engine.js';
import { Grads } from './grads.js';
import type { Gradient, Gradients } from './gradient-type.js';
import { Params } from './params.js';
import { ValueAndBack, ValueAndGradient, type Named } from './named.js';

/** A function of anything. */
type Fn<A extends readonly unknown[], Y> = (...args: A) => Y;

/** What a function with a gradient returns: a number, or a value with one element. */
export type Scalar = number | { readonly shape: readonly number[] };

function checkFunction(f: unknown, where: string): asserts f is AnyFunction {
  if (typeof f === 'function') return;
  throw refusal('not-a-function', { where, got: describe(f) });
}

function nameOf(f: AnyFunction): string {
  return f.name || 'the function';
}

interface Evaluated {
  readonly value: unknown;
  readonly context: Context;
  /** The cotangents that arguments have themselves; those of containers are in the context. */
  readonly cotangents: readonly unknown[];
}

/** Value and cotangents of `f` at `args`, seeded with 1. */
function evaluate(f: AnyFunction, args: readonly unknown[], parameters: Params | undefined, where: string, rule: Rule | undefined): Evaluated {
  const context = new Context(parameters && new Map([...parameters].filter((p) => tangentKindOf(p)).map((p) => [p, undefined])));
  if (rule) {
    const call = callPullback(engine(), f, undefined, args);
    const seed = scalarSeed(call.value, nameOf(f), where);
    return { value: call.value, context, cotangents: call.back(context, seed).slice(1) };
  }
  const { run, arity } = engine().gradient(f, args, parameters, 'value-and-cotangents', where);
  const all = args.length === arity ? args : Array.from({ length: arity }, (_, k) => args[k]);
  const [value, , ...cotangents] = run(f, undefined, ...all, context) as unknown[];
  return { value, context, cotangents };
}

function gradsOf(context: Context, params: Params, outlines: readonly Outline[]): Grads {
  return new Grads(params, new Map([...params].map((p, k) => [p, gradientOf(context, outlines[k], undefined)])));
}

function gradientsOf(context: Context, outlines: readonly Outline[], cotangents: readonly unknown[]): unknown[] {
  const seen = new Map<object, unknown>();
  return outlines.map((outline, k) => gradientOf(context, outline, cotangents[k], seen));
}

/**
 * The gradient of a scalar function with respect to each of its arguments, in the shapes of the arguments; or, given
 * `Params`, with respect to those parameters, wherever the function reaches them.
 *
 * @example gradient((x: number, y: number) => 2 * x + 3 * y, 1, 1) // [2, 3]
 * @example gradient(() => loss(x, y), new Params([W, b])).get(W)
 * @throws WengertError if the function cannot be differentiated, or does not return a number
 */
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
export function withGradient<A extends readonly unknown[], Y extends Scalar>(f: Fn<A, Y>, ...args: A): Named<Y, 'gradient', Gradients<A>>;
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
  const outlines = outlinesOf(args);
  const { value, context, cotangents } = evaluate(f, args, undefined, where, ruleOf(f));
  return { value, gradient: gradientsOf(context, outlines, cotangents) };
}

/**
 * The derivative of a function of one number, as a function.
 *
 * @example derivative((x) => 5 * x + 3)(10) // 5
 * @throws WengertError when called with anything but one number, or if the function cannot be differentiated
 */
export function derivative(f: (x: number) => number): (x: number) => number {
  checkFunction(f, 'derivative');
  let run: ((...args: unknown[]) => unknown) | undefined;
  let version = -1;
  // A function without captured variables has one instance for all calls.
  const prepare = (): void => {
    const { func } = { func: engine().read(f) };
    const instance = engine().gradient(f, [0], undefined, { parameter: 2 }, 'derivative');
    run = func.captures.length === 0 && !instance.usesContext ? instance.run : undefined;
    version = registryState().version;
  };
  const state = registryState();
  const derived = (...args: number[]): number => {
    const [x] = args;
    if (typeof x !== 'number' || args.length !== 1) throw derivativeArity(f, args);
    if (ruleOf(f)) return evaluate(f, args, undefined, 'derivative', ruleOf(f)).cotangents[0] as number;
    if (version !== state.version) prepare();
    if (run !== undefined) return run(f, undefined, x) as number;
    const instance = engine().gradient(f, args, undefined, { parameter: 2 }, 'derivative');
    return instance.run(f, undefined, x, new Context()) as number;
  };
  return Object.defineProperty(derived, 'name', { value: `derivative of ${nameOf(f)}` });
}

function derivativeArity(f: AnyFunction, args: readonly unknown[]): Error {
  return refusal('wrong-arity', {
    where: `derivative of ${nameOf(f)}`,
    problem: args.length === 1 ? `expected a number, got ${describe(args[0])}` : `expected one number, got ${args.length} arguments`,
    remedy: 'Use gradient(f, ...args) for functions of several arguments, or of arrays and objects.',
  });
}

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
  throw refusal('wrong-cotangent', { where: `pullback of ${name}`, problem, remedy: 'Pass a cotangent with the structure of the value.' });
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
  const ofValue = outlineOf(value);
  return new ValueAndBack(
    value,
    (cotangent: unknown): unknown => {
      const context = new Context(params && new Map([...params].map((p) => [p, undefined])));
      const cotangents = back(context, seeded(context, value, ofValue, cotangent, nameOf(f))).slice(1);
      return params ? gradsOf(context, params, outlines) : gradientsOf(context, outlines, cotangents);
    },
  );
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
  const [value, back] = call ? [call.value, call.back] : engine().pullback(f, args, undefined, true)(f, undefined, ...args);
  const ofValue = outlineOf(value);
  return new ValueAndBack(
    value as Y,
    (cotangent: Gradient<Y>) => {
      const context = new Context();
      const cotangents = back(context, seeded(context, value, ofValue, cotangent, nameOf(f))).slice(1);
      const shadow = context.peek(f);
      const own = gradientsOf(context, ofCaptured, ofCaptured.map((_, i) => shadow?.[i]));
      const fields = captured.flatMap(({ name }, i) => (own[i] === undefined ? [] : [[name, own[i]] as const]));
      const self = fields.length === 0 ? undefined : Object.fromEntries(fields);
      return [self, ...gradientsOf(context, outlines, cotangents)] as [Record<string, unknown> | undefined, ...Gradients<A>];
    },
  );
}

function isVector(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) ? value.every((x) => typeof x === 'number') : ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/**
 * The Jacobian of a function with an array as its value: one matrix per argument, whose rows are the gradients of the value's elements.
 *
 * @example jacobian((x: number[]) => [x[0] + x[1], x[0] * x[1]], [1, 2]) // [[[1, 1], [2, 1]]]
 * @throws WengertError as {@link pullback}; `bad-argument` if the value is not an array of numbers
 */
export function jacobian<A extends readonly unknown[]>(f: Fn<A, ArrayLike<number>>, ...args: A): { -readonly [K in keyof A]: Gradient<A[K]>[] } {
  checkFunction(f, 'jacobian');
  const [value, back] = pullback(f, ...args) as [unknown, (d: unknown) => unknown[]];
  if (!isVector(value)) {
    throw refusal('bad-argument', {
      where: 'jacobian',
      problem: `${nameOf(f)} returned ${describe(value)}, and an array of numbers is needed`,
      remedy: 'Return an array or typed array of numbers; for a number use gradient.',
    });
  }
  const { length } = value;
  const rows = Array.from({ length }, (_, k) => {
    const unit = new Array<number>(length).fill(0);
    unit[k] = 1;
    return back(unit);
  });
  return args.map((_, k) => rows.map((row) => row[k])) as { -readonly [K in keyof A]: Gradient<A[K]>[] };
}
