/**
 * Adjoints of memory operations, as far as they are decided at run time: the emitted reverse sweep calls these where
 * it does not know what kind of object it has to do with.
 */
import { refusal } from '@wengert/ir';
import { ruleOf, tangentKindOf, type TangentKind } from '@wengert/rules';
import { accessorCall } from './accessors.js';
import { accumulate } from './accumulate.js';
import { isContainer, isFloatArray, type Context, type Shadow } from './context.js';

type Kind = TangentKind<unknown>;

/** Shadow memory of `container`, for emitted code that knows it is one. */
export function shadow(context: Context, container: object): Shadow {
  return context.shadow(container);
}

/** `shadow[key] += d` for numbers in arrays and objects, where a slot may not exist yet. */
export function addNumber(shadow: Shadow, key: PropertyKey, d: number): void {
  const before = shadow[key] as number | undefined;
  shadow[key] = before === undefined ? d : before + d;
}

/** Takes the cotangent of a slot that was written, as a number, and leaves zero: what was there before has its own. */
export function takeNumber(shadow: Shadow, key: PropertyKey): number {
  const d = shadow[key] as number | undefined;
  if (d === undefined) return 0;
  shadow[key] = 0;
  return d;
}

/** Adjoint of `value = base[key]`. Returns what it contributes to the cotangent of `base` itself, if that is immutable. */
export function loadAdjoint(context: Context, base: unknown, key: PropertyKey, value: unknown, d: unknown): unknown {
  const call = accessorCall(base);
  if (call) return call.back(context, d)[0];
  if (d === undefined || d === 0) return undefined;
  if (typeof value === 'object' && value !== null && context.parameter(value, d)) return undefined;
  const kind = tangentKindOf(base);
  if (kind) return propertyAdjoint(kind, base, key, value, d);
  if (!isContainer(base) || isLength(base, key)) return undefined;
  if (ArrayBuffer.isView(base)) {
    if (isFloatArray(base)) addNumber(context.shadow(base), key, d as number);
    return undefined;
  }
  const memory = context.shadow(base);
  memory[key] = accumulate(memory[key], d);
  return undefined;
}

/** How many elements a container has has no derivative, and the length of a shadow is not a cotangent. */
function isLength(base: object, key: PropertyKey): boolean {
  if (key === 'length') return Array.isArray(base) || ArrayBuffer.isView(base);
  return key === 'size' && (base instanceof Map || base instanceof Set);
}

/** Properties that stand for a function have its derivative; the others that `checkRead` lets pass have none. */
function propertyAdjoint(kind: Kind, base: unknown, key: PropertyKey, value: unknown, d: unknown): unknown {
  const property = kind.properties[key as string];
  if (typeof property !== 'function') return undefined;
  const rule = ruleOf(property);
  if (rule?.form === 'pullbacks') return rule.pullbacks[0]?.(d, value ?? property(base), base);
  throw refusal('hidden-derivative', {
    property: String(key),
    what: `a ${kind.name}`,
    why: 'The function that the property stands for has no rule.',
    instead: 'Call a function with a rule instead.',
  });
}

/** Takes the cotangent of `base[key]` when the reverse sweep passes the assignment to it, and leaves zero. */
export function storeAdjoint(context: Context, base: unknown, key: PropertyKey): unknown {
  const call = accessorCall(base);
  if (call) return call.back(context, undefined)[1];
  if (!isContainer(base) || isLength(base, key)) return undefined;
  const memory = context.peek(base);
  if (memory === undefined) {
    // The shadow of another view of the same buffer may hold it.
    return isFloatArray(base) ? takeNumber(context.shadow(base), key) : undefined;
  }
  if (isFloatArray(base)) return takeNumber(memory, key);
  const d = memory[key];
  if (d !== undefined) memory[key] = typeof d === 'number' ? 0 : undefined;
  return d;
}

/** Adjoint of reading captured variable `index` of `fn`. */
export function captureAdjoint(context: Context, fn: object, index: number, value: unknown, d: unknown): void {
  if (d === undefined || d === 0) return;
  if (typeof value === 'object' && value !== null && context.parameter(value, d)) return;
  const memory = context.shadow(fn);
  memory[index] = accumulate(memory[index], d);
}

/** Takes the cotangent of an element of a literal, when the reverse sweep passes the place where it was made. */
export function elementAdjoint(context: Context, container: object, key: PropertyKey): unknown {
  const memory = context.peek(container);
  if (memory === undefined) return undefined;
  const d = memory[key];
  memory[key] = undefined;
  return d;
}

/** Adds the cotangents of elements that were read one by one, as a spread does. */
export function addElements(context: Context, container: object, cotangents: readonly unknown[]): void {
  const memory = context.shadow(container);
  cotangents.forEach((d, k) => {
    if (d !== undefined) memory[k] = accumulate(memory[k], d);
  });
}
