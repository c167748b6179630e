/** Calls of the run-time functions in `../runtime.ts`, each with its effect. */
import { arrayOf, boolean, opaque, type Effect, type Type, type ValueId } from '@wengert/ir';
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

export function enumerableKeys(ctx: Lowering, object: ValueId): ValueId {
  return runtime(ctx, 'enumerableKeys', 'reads', [object], arrayOf(opaque));
}

export function hasKey(ctx: Lowering, object: ValueId, key: ValueId): ValueId {
  return runtime(ctx, 'hasKey', 'reads', [object, key], boolean);
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
