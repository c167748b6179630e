/** Calls of the run-time functions in `../runtime.ts`, each with its effect. */
import { arrayOf, boolean, objectOf, opaque, unknown, type Effect, type Type, type ValueId } from '@wengert/ir';
import { frontendIntrinsics } from '../runtime.js';
import type { Node } from '../syntax.js';
import type { Lowering } from './lowering.js';

function runtime(
  ctx: Lowering,
  name: keyof typeof frontendIntrinsics,
  effect: Effect,
  args: readonly ValueId[],
  type: Type,
): ValueId {
  return ctx.b.intrinsic(name, frontendIntrinsics[name], effect, args, type);
}

export function throwTypeError(ctx: Lowering, message: string): ValueId {
  return runtime(ctx, 'throwTypeError', 'unknown', [ctx.b.const(message)], opaque);
}

export function throwReferenceError(ctx: Lowering, message: string): ValueId {
  return runtime(ctx, 'throwReferenceError', 'unknown', [ctx.b.const(message)], opaque);
}

export function createInstance(ctx: Lowering, target: ValueId, type: Type): ValueId {
  return runtime(ctx, 'createInstance', 'allocates', [target], type);
}

export function createObject(ctx: Lowering, type: Type): ValueId {
  return runtime(ctx, 'createObject', 'allocates', [], type);
}

export function setPrototype(ctx: Lowering, object: ValueId, prototype: ValueId): void {
  runtime(ctx, 'setPrototype', 'writes', [object, ctx.b.const('__proto__'), prototype], opaque);
}

/** @param kind `get` or `set` */
export function defineAccessor(ctx: Lowering, object: ValueId, key: ValueId, kind: ValueId, fn: ValueId): void {
  runtime(ctx, 'defineAccessor', 'writes', [object, key, fn, kind], opaque);
}

/** Gives a class a method, getter or setter. @param kind `method`, `get` or `set` */
export function defineMember(ctx: Lowering, target: ValueId, key: ValueId, fn: ValueId, kind: ValueId): void {
  runtime(ctx, 'defineMember', 'writes', [target, key, fn, kind], opaque);
}

export function extendClass(ctx: Lowering, constructor: ValueId, parent: ValueId): void {
  runtime(ctx, 'extendClass', 'writes', [constructor, ctx.b.const('extends'), parent], opaque);
}

export function superclass(ctx: Lowering, constructor: ValueId): ValueId {
  return runtime(ctx, 'superclass', 'reads', [constructor], unknown);
}

export function superOf(ctx: Lowering, home: ValueId): ValueId {
  return runtime(ctx, 'superOf', 'reads', [home], unknown);
}

export function defineField(ctx: Lowering, object: ValueId, key: ValueId): ValueId {
  return runtime(ctx, 'defineField', 'writes', [object, key], opaque);
}

/** Refuses the name of a field that converting may change. */
export function requireName(ctx: Lowering, key: ValueId): void {
  runtime(ctx, 'requireName', 'checks', [key], opaque);
}

export function isObject(ctx: Lowering, value: ValueId): ValueId {
  return runtime(ctx, 'isObject', 'none', [value], boolean);
}

export function getterOf(ctx: Lowering, object: ValueId, key: ValueId): ValueId {
  return runtime(ctx, 'getterOf', 'reads', [object, key], unknown);
}

export function setterOf(ctx: Lowering, object: ValueId, key: ValueId): ValueId {
  return runtime(ctx, 'setterOf', 'reads', [object, key], unknown);
}

export function hasPrivate(ctx: Lowering, fn: ValueId, index: ValueId, object: ValueId): ValueId {
  return runtime(ctx, 'hasPrivate', 'checks', [fn, index, object], boolean);
}

/** The hidden object with the private names of a new object. */
export function makePrivates(ctx: Lowering, object: ValueId, type: Type): ValueId {
  return runtime(ctx, 'makePrivates', 'writes', [object], type);
}

export function hasPrivates(ctx: Lowering, object: ValueId, key: ValueId): ValueId {
  return runtime(ctx, 'hasPrivates', 'reads', [object, key], boolean);
}

export function privatesOf(ctx: Lowering, object: ValueId, type: Type): ValueId {
  return runtime(ctx, 'privatesOf', 'reads', [object], type);
}

export function throwUnlessUndefined(ctx: Lowering, value: ValueId): void {
  runtime(ctx, 'throwUnlessUndefined', 'checks', [value], opaque);
}

/** The texts of a tagged template; one object for each place in the program. */
export function templateStrings(ctx: Lowering, place: ValueId): ValueId {
  return runtime(ctx, 'templateStrings', 'none', [place], unknown);
}

export function enumerableKeys(ctx: Lowering, object: ValueId): ValueId {
  return runtime(ctx, 'enumerableKeys', 'reads', [object], arrayOf(opaque));
}

export function hasKey(ctx: Lowering, object: ValueId, key: ValueId): ValueId {
  return runtime(ctx, 'hasKey', 'reads', [object, key], boolean);
}

/** `typeof` of a name that may be declared nowhere: the captured variable `index` of a function. */
export function typeofVariable(ctx: Lowering, fn: ValueId, index: number): ValueId {
  return runtime(ctx, 'typeofVariable', 'reads', [fn, ctx.b.const(index)], opaque);
}

/** Is the value iterated over by index? */
export function isIndexable(ctx: Lowering, value: ValueId): ValueId {
  return runtime(ctx, 'isIndexable', 'none', [value], boolean);
}

/** Throws of what is not iterable; true of strings. */
export function requireIterable(ctx: Lowering, value: ValueId, node: Node): ValueId {
  return runtime(ctx, 'requireIterable', 'reads', [value, ctx.b.const(ctx.place(node))], boolean);
}

/** The characters of a text. */
export function codePoints(ctx: Lowering, text: ValueId): ValueId {
  return runtime(ctx, 'codePoints', 'allocates', [text], arrayOf(opaque));
}

/** Throws if a pattern cannot take the value apart, where no property is read that would throw. */
export function requireObject(ctx: Lowering, value: ValueId, node: Node): void {
  runtime(ctx, 'requireObject', 'unknown', [value, ctx.b.const(ctx.place(node))], opaque);
}

/** The method that disposes of a resource; throws if it is none. */
export function requireDisposer(ctx: Lowering, method: ValueId, node: Node): ValueId {
  return runtime(ctx, 'requireDisposer', 'checks', [method, ctx.b.const(ctx.place(node))], unknown);
}

/** The error that stands for two: one of disposing, and the one before. */
export function suppressedError(ctx: Lowering): ValueId {
  const type = objectOf({ error: unknown, suppressed: unknown });
  return runtime(ctx, 'suppressedError', 'allocates', [], type);
}

/** `Array.from(value)` */
export function arrayFrom(ctx: Lowering, value: ValueId): ValueId {
  return callMethod(ctx, ctx.b.global('Array'), 'from', [value], 'Array.from');
}

/** `receiver.name(...args)` */
export function callMethod(
  ctx: Lowering,
  receiver: ValueId,
  name: string,
  args: readonly ValueId[],
  text: string,
): ValueId {
  const { b } = ctx;
  return b.call(b.load(receiver, b.const(name)), receiver, args, { text });
}
