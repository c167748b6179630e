/**
 * Adjoints of memory operations, as far as they are decided at run time: the emitted reverse sweep calls these where
 * it does not know what kind of object it has to do with.
 */
import { refusal, type Location } from '@wengert/ir';
import { ruleOf, tangentKindOf } from '@wengert/rules';
import { accumulate, describe } from './accumulate.js';
import { isContainer, isFloatArray, type Context, type Shadow } from './context.js';
import { elementNames } from './named.js';
import { checkKey } from './operands.js';

/** Shadow memory of `container`, for emitted code that knows it is one. */
export function shadow(context: Context, container: object): Shadow {
  return context.shadow(container);
}

/** The same if anything has asked for it. */
export function peek(context: Context, container: object): Shadow | undefined {
  return context.peek(container);
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
export function loadAdjoint(
  context: Context,
  base: unknown,
  key: PropertyKey,
  value: unknown,
  d: unknown,
  location?: Location,
): unknown {
  checkKey(key, location);
  if (d === undefined || d === 0) return undefined;
  if (typeof value === 'object' && value !== null && context.parameter(value, d)) return undefined;
  const pull = propertyPullback(base, key);
  if (pull) return pull(d, value);
  context.noteBits(base);
  if (!hasShadow(base, key)) return undefined;
  const memory = context.shadow(base);
  if (isFloatArray(base)) {
    addNumber(memory, key, d as number);
    return undefined;
  }
  const slot = slotOf(base, key, location);
  memory[slot] = accumulate(memory[slot], d);
  return undefined;
}

/** Has what `base[key]` holds a cotangent in shadow memory? */
export function hasShadow(base: unknown, key: PropertyKey): base is object {
  return isContainer(base) && !isLength(base, key) && (!ArrayBuffer.isView(base) || isFloatArray(base));
}

/** Sizes and places of containers have no derivative, and the length of a shadow is not a cotangent. */
function isLength(base: object, key: PropertyKey): boolean {
  if (ArrayBuffer.isView(base)) return typeof key === 'string' && Number.isNaN(Number(key));
  if (key === 'length') return Array.isArray(base);
  if (key === 'size') return base instanceof Map || base instanceof Set;
  return key === 'byteLength' && base instanceof ArrayBuffer;
}

/**
 * The pullback of reading a property of an immutable value, `(d, value) => dBase`. Properties that stand for a function have its
 * derivative; the others that `checkRead` lets pass have none.
 */
function propertyPullback(base: unknown, key: PropertyKey): ((d: unknown, value: unknown) => unknown) | undefined {
  const property = propertyFunction(base, key);
  const pull = property && pullbackOfProperty(property, base, key);
  return pull && ((d, value) => pull(d, value ?? property(base), base));
}

/** The function that a property of an immutable value stands for. */
export function propertyFunction(base: unknown, key: PropertyKey): ((base: unknown) => unknown) | undefined {
  return tangentKindOf(base)?.properties[key as string] ?? undefined;
}

/** @throws WengertError `hidden-derivative` if the function has no rule */
export function pullbackOfProperty(
  property: (base: unknown) => unknown,
  base: unknown,
  key: PropertyKey,
): (d: unknown, value: unknown, base: unknown) => unknown {
  const rule = ruleOf(property);
  if (rule?.form === 'pullbacks') return (rule.pullbacks[0] ?? (() => undefined)) as (...args: unknown[]) => unknown;
  throw refusal('hidden-derivative', {
    property: String(key),
    what: `a ${tangentKindOf(base)!.name}`,
    why: 'The function that the property stands for has no rule.',
    instead: 'Call a function with a rule instead.',
  });
}

/** Takes the cotangent of `base[key]` when the reverse sweep passes the assignment to it, and leaves zero. */
export function storeAdjoint(context: Context, base: unknown, key: PropertyKey): unknown {
  checkKey(key, undefined);
  context.noteBits(base);
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

/** @throws WengertError as {@link Context.noteBits} */
export function noteBits(context: Context, base: unknown): void {
  context.noteBits(base);
}

/** Adjoint of reading a captured variable of `fn`, whose cotangent lies under `key`. */
export function captureAdjoint(context: Context, fn: object, key: string, value: unknown, d: unknown): void {
  if (d === undefined || d === 0) return;
  if (typeof value === 'object' && value !== null && context.parameter(value, d)) return;
  const memory = context.shadow(fn);
  memory[key] = accumulate(memory[key], d);
}

/** Where the cotangent of `base[key]` lies: under that key, or where the element lies that the key is another name of. */
export function slotOf(base: object, key: PropertyKey, location?: Location): PropertyKey {
  return elementNames in base
    ? ((base[elementNames] as Readonly<Record<PropertyKey, number>>)[key] ?? key)
    : (refuseAccessor(base, key, location), key);
}

/**
 * Refuses getters and setters on the active path: what they compute would be differentiated as if it were stored. Data that is
 * inherited has its cotangent in the object that holds it; an object that has got its prototype out of sight does not know that.
 */
function refuseAccessor(base: object, key: PropertyKey, location?: Location): void {
  for (let object: object | null = base; object !== null; object = Object.getPrototypeOf(object) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    if (descriptor === undefined) continue;
    if ('value' in descriptor) {
      if (object === base || typeof descriptor.value === 'function') return;
      throw refusedProperty(
        `The property \`${String(key)}\`, which ${describe(base)} inherits,`,
        'The object was made here, and got its prototype in another function.',
        'Set the prototype where the object is made.',
        location,
      );
    }
    throw refusedProperty(
      `The property \`${String(key)}\` of ${describe(base)} is a getter or setter and`,
      'Its code runs out of sight of the transform.',
      'Make it a method, or store the value in a plain property.',
      location,
    );
  }
}

function refusedProperty(what: string, why: string, instead: string, location?: Location): Error {
  return refusal('unsupported-syntax', { what, why, instead }, location);
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
