/**
 * `new constructor(...args)`: the object, and how to pull cotangents back through the code of the constructor. The fields of the
 * object have their cotangents in its shadow memory, as those of any object.
 */
import { refusal, refusingAt, type Location } from '@wengert/ir';
import { fillerOf, ruleOf, type AnyFunction } from '@wengert/rules';
import { describe } from './accumulate.js';
import { callPullback } from './call.js';
import { isBits, isDifferentiable } from './context.js';
import { extendedCall, extensionOf } from './extended.js';
import type { Back, Host } from './host.js';
import { constant, nothing, type Call } from './made-call.js';
import { isNative } from './reachable.js';
import { callByRule } from './rule-call.js';

/**
 * @param target `new.target`, if that is not the constructor itself: a class that extends it, whose constructor calls `super(...)`
 * @param active which of `[target, ...args]` may carry a derivative; undefined if any may
 * @param text how the constructor is written in the source, for messages
 * @throws WengertError if the constructor can be differentiated in no way
 */
export function newPullback(
  host: Host,
  constructor: unknown,
  target: unknown,
  args: readonly unknown[],
  active?: readonly boolean[],
  text?: string,
  location?: Location,
): Call {
  requireConstructor(constructor, text);
  if (makesConstant(constructor, target, args)) {
    const value = construct(constructor, target, args);
    return { value, back: isBits(value) ? noteBits(value, location) : constant };
  }
  const rule = ruleOf(constructor);
  if (rule && isOwn(constructor, target)) return callByRule(host, rule, undefined, args, undefined, location);
  const extension = extensionOf(constructor);
  if (extension !== undefined && !isOwn(constructor, target)) {
    const empty = (): unknown => construct(constructor, target, []);
    return extendedCall(extension, targetOf(constructor, target), args, empty, (fn, receiver, given) =>
      callPullback(host, fn, receiver, given, undefined, undefined, location),
    );
  }
  const form = formOf(host, constructor, target, text, location);
  const receiver = form === 'function' ? instanceOf(targetOf(constructor, target)) : undefined;
  const compiled = host.pullback(constructor, args, active && [false, ...active.slice(1)], receiver, true);
  const [value, back] = compiled(constructor, receiver ?? targetOf(constructor, target), ...args);
  return { value: receiver === undefined || isObject(value) ? value : receiver, back };
}

/** The pullback of what makes a view of bits: none of them may carry a derivative. */
function noteBits(view: ArrayBufferView, location: Location | undefined): Back {
  return (context) => {
    refusingAt(location, () => context.noteBits(view));
    return nothing;
  };
}

/** @throws TypeError of what is called by `new` and is no function */
export function requireConstructor(constructor: unknown, text?: string): asserts constructor is AnyFunction {
  if (typeof constructor !== 'function') throw new TypeError(`${text ?? describe(constructor)} is not a constructor`);
}

/** The `new.target` of a call by `new`. */
export function targetOf(constructor: AnyFunction, target: unknown): AnyFunction {
  return (target ?? constructor) as AnyFunction;
}

export function construct(constructor: AnyFunction, target: unknown, args: readonly unknown[]): unknown {
  return Reflect.construct(constructor, args, targetOf(constructor, target)) as unknown;
}

export function isOwn(constructor: AnyFunction, target: unknown): boolean {
  return target === undefined || target === constructor;
}

/**
 * Whether a class or a function of the program makes the object, as its code says.
 * @throws WengertError if neither does; TypeError of functions that make none
 */
export function formOf(
  host: Host,
  constructor: AnyFunction,
  target: unknown,
  text?: string,
  location?: Location,
): 'constructor' | 'function' {
  if (ruleOf(constructor) || isNative(constructor))
    throw builtIn(constructor, isOwn(constructor, target), text, location);
  const { form } = host.read(constructor);
  if (form === 'constructor' || form === 'function') return form;
  throw new TypeError(`${text ?? describe(constructor)} is not a constructor`);
}

/** What `new` makes for a function that is no class. */
export function instanceOf({ prototype }: { readonly prototype?: unknown }): object {
  return Object.create(isObject(prototype) ? prototype : Object.prototype) as object;
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function builtIn(constructor: AnyFunction, own: boolean, text: string | undefined, location?: Location): Error {
  const name = own ? (text ?? constructor.name) : constructor.name;
  return refusal(
    'unsupported-syntax',
    {
      what: own
        ? `Making a new ${name} with differentiable contents`
        : `Making a new object of a class that extends ${name}`,
      why: `${name} is built into the engine, and what it does with its contents is not known here.`,
      instead: own
        ? 'Make it outside of the differentiated function, or use an array or object literal.'
        : `Extend a class of your own, which has the ${name} in a field, or give super(...) nothing that is differentiated.`,
    },
    location,
  );
}

/** Memory of zeros, and views of memory, whose shadows are views of its shadow. */
const memory = new Set<unknown>([Float64Array, Float32Array, ArrayBuffer, SharedArrayBuffer]);

/** Does `new constructor(...args)`, for the given target, put nothing differentiable into what it makes? */
export function makesConstant(constructor: AnyFunction, target: unknown, args: readonly unknown[]): boolean {
  if (!isOwn(constructor, target)) {
    if (constructor === Object) return true;
    // It calls a method, which the class may have replaced.
    if (args.length > 0 && fillerOf(constructor) !== undefined) return false;
  }
  if (ruleOf(constructor)?.form === 'constant') return true;
  if (!isNative(constructor)) return false;
  const [first] = args;
  if (!args.some(isDifferentiable)) return true;
  if (typeof first === 'number')
    return memory.has(constructor) || isIntegerArray(constructor) || (constructor === Array && args.length === 1);
  return isIntegerArray(constructor) || first instanceof ArrayBuffer || first instanceof SharedArrayBuffer;
}

function isIntegerArray(constructor: AnyFunction): boolean {
  const { prototype } = constructor as { prototype?: unknown };
  return prototype instanceof Object.getPrototypeOf(Int8Array) && !memory.has(constructor);
}
