/**
 * The ways to write a rule, from the shortest to the most general. Each registers the rule and returns nothing; a pack
 * is a module that calls these at its top level.
 */
import { declareCaptured, type Captured } from './captured.js';
import { register } from './registry.js';
import type {
  AnyFunction,
  ContainerBack,
  ContainerRule,
  Differentiator,
  ImplementationRule,
  Samples,
  ValueAndBack,
} from './rule.js';

function nameOf(fn: AnyFunction, name?: string): string {
  return name ?? (fn.name || 'anonymous function');
}

function describe(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

function check(fn: unknown, what: string): asserts fn is AnyFunction {
  if (typeof fn !== 'function') throw new TypeError(`${what} needs a function first, got ${describe(fn)}`);
}

/** Checks what comes second. */
function checkForward(forward: unknown, what: string): void {
  if (typeof forward !== 'function')
    throw new TypeError(
      `${what} needs a second function, which says how the first differentiates, got ${describe(forward)}`,
    );
}

/** Checks a list with one function, or `null`, for each argument. */
function checkList(list: unknown, what: string): void {
  if (Array.isArray(list) && list.every((f) => f === null || typeof f === 'function')) return;
  throw new TypeError(`${what} needs a list with one function, or null, for each argument, got ${describe(list)}`);
}

/**
 * A scalar function by its partial derivatives: closed functions of the arguments and the result.
 *
 * @example scalarRule(Math.tanh, [(x, y) => 1 - y * y])
 * @param options.nonFinite the partials may be infinite where the function is finite (`Math.sqrt` at 0)
 * @param options.samples argument lists at which generated tests check the rule
 * @throws TypeError if `fn` is not a function
 */
export function scalarRule(
  fn: AnyFunction,
  partials: readonly (((...args: number[]) => number) | null)[],
  options: { name?: string; nonFinite?: boolean; samples?: Samples } = {},
): void {
  check(fn, 'scalarRule');
  checkList(partials, 'scalarRule');
  const { nonFinite = false, samples = [] } = options;
  register({ form: 'scalar', fn, name: nameOf(fn, options.name), partials, nonFinite, samples });
}

/**
 * A function by one pullback per argument, called as `(d, y, ...args)`; `null` for an argument without derivative.
 *
 * @example rule(matmul, { pullbacks: [(d, y, a, b) => matmul(d, transpose(b)), (d, y, a, b) => matmul(transpose(a), d)] })
 * @param options.captured the variables that the pullbacks captured, so that they can be differentiated again: see {@link declareCaptured}
 * @throws TypeError if `fn` is not a function
 */
export function rule<D, Y, A extends readonly unknown[]>(
  fn: (...args: A) => Y,
  options: {
    pullbacks: readonly (((d: D, y: Y, ...args: Required<A>) => unknown) | null)[];
    name?: string;
    samples?: Samples;
    captured?: Captured;
  },
): void {
  check(fn, 'rule');
  checkList((options as typeof options | undefined)?.pullbacks, 'rule');
  const { pullbacks, samples = [], captured } = options;
  if (captured) declareCaptured(captured, ...pullbacks.filter((p) => p !== null));
  register({ form: 'pullbacks', fn, name: nameOf(fn, options.name), pullbacks, samples });
}

/**
 * Value and pullback of `fn` in one: `forward(...args)` returns `[value, back]`, and `back(d)` one cotangent per
 * argument. It may compute the value in its own way; calls of `fn` outside of differentiated code are untouched.
 *
 * @example adjoint(add, (a, b) => [add(a, b), (d) => [d, d]])
 * @throws TypeError if one of the two is not a function
 */
export function adjoint<A extends readonly unknown[], Y>(
  fn: (...args: A) => Y,
  forward: (...args: A) => readonly [value: Y, back: (d: Y) => readonly unknown[]],
): void {
  check(fn, 'adjoint');
  checkForward(forward, 'adjoint');
  register({
    form: 'adjoint',
    fn,
    name: nameOf(fn),
    forward: forward as unknown as (...args: never[]) => ValueAndBack,
  });
}

/**
 * A function that calls functions: as {@link adjoint}, with a {@link Differentiator} for the functions it was given.
 *
 * @param options.again an ordinary function with the same meaning, which takes its place in code that is differentiated again; there
 *   `fn` is refused without one
 * @throws TypeError if one of the two is not a function
 */
export function higherOrderRule<A extends readonly unknown[], Y>(
  fn: (...args: A) => Y,
  forward: (ad: Differentiator, ...args: A) => readonly [value: Y, back: (d: Y) => readonly unknown[]],
  options: { again?: AnyFunction } = {},
): void {
  check(fn, 'higherOrderRule');
  checkForward(forward, 'higherOrderRule');
  const general = forward as unknown as (ad: Differentiator, ...args: never[]) => ValueAndBack;
  register({ form: 'higher-order', fn, name: nameOf(fn), forward: general, again: options.again });
}

/**
 * A function that reads, changes, copies or hands on containers: `forward` gets the receiver and the list of arguments, and returns the
 * value and how cotangents go back, in shadow memory.
 *
 * @example containerRule(Map.prototype.get, (ad, map, [key]) => [map.get(key), (shadows, d) => { shadows.add(map, key, map.get(key), d); return []; }])
 * @param options.captured the variables that `forward` captured: it is code of the language, and differentiated for second derivatives
 * @param options.text `read` if text that is passed is made numbers of
 * @throws TypeError if one of the two is not a function
 */
export function containerRule<R, A extends readonly unknown[]>(
  fn: AnyFunction,
  forward: (ad: Differentiator, receiver: R, args: A) => readonly [value: unknown, back: ContainerBack],
  options: { name?: string; captured?: Captured; text?: ContainerRule['text'] } = {},
): void {
  check(fn, 'containerRule');
  checkForward(forward, 'containerRule');
  if (options.captured) declareCaptured(options.captured, forward);
  register({
    form: 'container',
    fn,
    name: nameOf(fn, options.name),
    forward: forward as unknown as ContainerRule['forward'],
    ...(options.text && { text: options.text }),
  });
}

/**
 * A method that differentiates as a free function with the receiver first: `methodRule(Tensor.prototype.mul, mul)`.
 *
 * @throws TypeError if one of the two is not a function
 */
export function methodRule(fn: AnyFunction, as: AnyFunction): void {
  check(fn, 'methodRule');
  checkForward(as, 'methodRule');
  register({ form: 'method', fn, name: nameOf(fn), as });
}

/**
 * A function that is replaced, under differentiation, by an ordinary function with the same meaning.
 *
 * @example implementationRule(Math.hypot, (a, b) => Math.sqrt(a * a + b * b))
 * @param options.ofLikes of a method of arrays: what it is for objects that are only like arrays, if that is another function
 * @param options.text what it does with text: see {@link ImplementationRule}
 * @throws TypeError if one of the two is not a function
 */
export function implementationRule(
  fn: AnyFunction,
  implementation: AnyFunction,
  options: Pick<ImplementationRule, 'ofLikes' | 'text'> = {},
): void {
  check(fn, 'implementationRule');
  checkForward(implementation, 'implementationRule');
  const { ofLikes, text } = options;
  register({
    form: 'implementation',
    fn,
    name: nameOf(fn),
    implementation,
    ...(ofLikes && { ofLikes }),
    ...(text && { text }),
  });
}

/**
 * Functions whose results have no derivative: constants to whatever uses them.
 *
 * @example nonDifferentiable(Math.floor)
 * @throws TypeError if `fn` is not a function
 */
export function nonDifferentiable(fn: AnyFunction, name?: string): void {
  check(fn, 'nonDifferentiable');
  register({ form: 'constant', fn, name: nameOf(fn, name) });
}

/**
 * A function that differentiated code may not call, with the reason (the end of a sentence that begins with its name)
 * and the remedy (a sentence).
 *
 * @throws TypeError if `fn` is not a function
 */
export function refuse(fn: AnyFunction, why: { reason: string; remedy: string; name?: string }): void {
  check(fn, 'refuse');
  register({ form: 'refused', fn, name: nameOf(fn, why.name), reason: why.reason, remedy: why.remedy });
}
