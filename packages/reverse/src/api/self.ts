/**
 * Gradients with respect to what is called, besides its arguments: the captured variables and the fields of a function, or the fields
 * of an object that has a method `call`.
 */
import { refusal } from '@wengert/ir';
import { ruleOf, type AnyFunction } from '@wengert/rules';
import { capturedKey } from '../captured-key.js';
import { describe } from '../runtime/accumulate.js';
import { callPullback } from '../runtime/call.js';
import { type Call } from '../runtime/made-call.js';
import { Context } from '../runtime/context.js';
import { outlineOf, outlinesOf } from '../runtime/outline.js';
import { scalarSeed } from '../runtime/seed.js';
import { engine } from './engine.js';
import { gradientsOf } from './evaluate.js';
import { atTop, checkArity, checkFunction, nameOf, type Fn, type Scalar } from './function.js';
import type { Gradient, Gradients } from './gradient-type.js';
import { ValueAndBack, type Named } from '../runtime/named.js';
import { visibleBack } from './outside.js';
import { seeded } from './pullback.js';

/** An object that is called by its method `call`. */
export interface Callable<A extends readonly unknown[], Y> {
  call(...args: A): Y;
}

/** The gradient with respect to a function itself: by name its captured variables and its fields that have one. */
export type SelfGradient = Record<string, unknown> | undefined;

/** The part of something callable that a gradient is taken with respect to: a value, and where its cotangent is found. */
export interface Part {
  /** Its name in the gradient. */
  readonly name: string;
  readonly value: unknown;
  /** Its key in the shadow of the function. */
  readonly key: string;
}

export function partsOf(f: AnyFunction): Part[] {
  const captured = ruleOf(f) ? [] : engine().captured(f);
  const fields = Object.keys(f).flatMap((key): Part[] => {
    const { value } = Object.getOwnPropertyDescriptor(f, key) as { value?: unknown };
    return [{ name: key, value, key }];
  });
  return [...captured.map(({ name, value }, k) => ({ name, value, key: capturedKey(k) })), ...fields];
}

/** @throws WengertError `bad-argument` if there is a gradient of that name already */
export function checkName(f: AnyFunction, found: object, name: string): void {
  if (!Object.hasOwn(found, name)) return;
  throw refusal('bad-argument', {
    where: nameOf(f),
    problem: `it captured a variable \`${name}\` and has a field of that name, so that its gradient would need both`,
    remedy: 'Give one of the two another name.',
  });
}

function named(f: AnyFunction, parts: readonly Part[], gradients: readonly unknown[]): SelfGradient {
  const found: Record<string, unknown> = {};
  parts.forEach(({ name }, k) => {
    if (gradients[k] === undefined) return;
    checkName(f, found, name);
    found[name] = gradients[k];
  });
  return Object.keys(found).length === 0 ? undefined : found;
}

type Back = (cotangent: unknown) => unknown[];

function ofFunction(f: AnyFunction, args: readonly unknown[], where: string): readonly [unknown, Back] {
  const parts = partsOf(f);
  const outlines = outlinesOf([...parts.map((p) => p.value), ...args]);
  const [value, back] = ruleOf(f)
    ? pairOf(callPullback(engine().outermost, f, undefined, args))
    : selfPullback(f, args);
  checkArity(f, args.length, value, where);
  const ofValue = outlineOf(value);
  const pull: Back = (cotangent) => {
    const context = new Context();
    const cotangents = back(context, seeded(context, value, ofValue, cotangent, nameOf(f))).slice(1);
    const shadow = context.peek(f);
    const all = gradientsOf(context, outlines, [...parts.map(({ key }) => shadow?.[key]), ...cotangents]);
    return [named(f, parts, all), ...all.slice(parts.length)];
  };
  const about = [
    f,
    value,
    visibleBack(f, args, back),
    ofValue,
    parts,
    outlines.slice(0, parts.length),
    outlines.slice(parts.length),
  ];
  return [value, engine().runTime.closure(pull, 'pulledBackWithSelf', about)];
}

function selfPullback(f: AnyFunction, args: readonly unknown[]): readonly [unknown, Call['back']] {
  return atTop(f, () => engine().pullback(f, args, undefined, undefined, false, true, false)(f, undefined, ...args));
}

function pairOf({ value, back }: Call): readonly [unknown, Call['back']] {
  return [value, back];
}

function ofObject(object: Callable<unknown[], unknown>, args: readonly unknown[]): readonly [unknown, Back] {
  const outlines = outlinesOf([object, ...args]);
  const { value, back } = callPullback(engine().outermost, object.call, object, args);
  const ofValue = outlineOf(value);
  const pull: Back = (cotangent) => {
    const context = new Context();
    const cotangents = back(context, seeded(context, value, ofValue, cotangent, describe(object)));
    return gradientsOf(context, outlines, cotangents);
  };
  const about = [object, value, visibleBack(object.call, args, back), ofValue, outlines];
  return [value, engine().runTime.closure(pull, 'pulledBackOfObject', about)];
}

/** True of objects that are called by their method. */
export function isCallable(f: unknown): f is Callable<unknown[], unknown> {
  return typeof f === 'object' && f !== null && typeof (f as { call?: unknown }).call === 'function';
}

function withSelf(f: unknown, args: readonly unknown[], where: string): readonly [unknown, Back] {
  if (isCallable(f)) return ofObject(f, args);
  checkFunction(f, where);
  return ofFunction(f, args, where);
}

/**
 * As `pullback`, but `back` first returns the gradient with respect to what is called. Of a function that is an object with its captured
 * variables and its own fields that have a gradient, or `undefined` if there are none; of an object with a method `call`, which is
 * called, the gradient of the object.
 *
 * @example
 * const scale = (a: number) => (x: number) => x * a;
 * pullbackWithSelf(scale(3), 2)[1](1) // [{ a: 2 }, 3]
 * @throws WengertError as `pullback`
 */
export function pullbackWithSelf<A extends readonly unknown[], Y>(
  f: Fn<A, Y>,
  ...args: A
): Named<Y, 'back', (cotangent: Gradient<Y>) => [self: SelfGradient, ...Gradients<A>]>;
export function pullbackWithSelf<O extends Callable<A, Y>, A extends readonly unknown[], Y>(
  object: O & Callable<A, Y>,
  ...args: A
): Named<Y, 'back', (cotangent: Gradient<Y>) => [self: Gradient<O>, ...Gradients<A>]>;
export function pullbackWithSelf(f: unknown, ...args: unknown[]): unknown {
  const [value, back] = withSelf(f, args, 'pullbackWithSelf');
  return new ValueAndBack(value, back);
}

/**
 * As `gradient`, with the gradient with respect to what is called before those of the arguments; see {@link pullbackWithSelf}.
 *
 * @example
 * const layer = { w: 3, call(x: number) { return this.w * x; } };
 * gradientWithSelf(layer, 2) // [{ w: 2 }, 3]
 * @throws WengertError as `gradient`
 */
export function gradientWithSelf<A extends readonly unknown[]>(
  f: Fn<A, Scalar>,
  ...args: A
): [self: SelfGradient, ...Gradients<A>];
export function gradientWithSelf<O extends Callable<A, Scalar>, A extends readonly unknown[]>(
  object: O & Callable<A, Scalar>,
  ...args: A
): [self: Gradient<O>, ...Gradients<A>];
export function gradientWithSelf(f: unknown, ...args: unknown[]): unknown {
  const [value, back] = withSelf(f, args, 'gradientWithSelf');
  const name = typeof f === 'function' ? nameOf(f) : describe(f);
  return back(scalarSeed(value, name, 'gradientWithSelf'));
}
