/**
 * Getters and setters: what looks like a read or an assignment is a call of their code, made together with its pullback. The check
 * before the access gives what the access is to be done with: the object that has the property, itself or one that it inherits from, or,
 * where there is a getter or setter, a passage that holds the call. The reverse sweep finds it there. A passage of an inner level is an object like any other to an outer one,
 * which makes a passage of its own for it, so that the two are never confused.
 */
import { refusal, type Location } from '@wengert/ir';
import { ruleOf, tangentKindOf, type AnyFunction, type TangentKind } from '@wengert/rules';
import { callPullback } from './call.js';
import { isContainer, type Context } from './context.js';
import type { Host } from './host.js';
import { constant, type Call } from './made-call.js';
import { loadAdjoint, storeAdjoint } from './memory.js';
import { checkKey, checkStored } from './operands.js';
import { isPassage, newPassage, passageBack, passedBy, type Passage } from './passage.js';
import { isNative } from './reachable.js';

type Lookup = (this: object, key: PropertyKey) => AnyFunction | undefined;

const { __lookupGetter__: lookupGetter, __lookupSetter__: lookupSetter } = Object.prototype as unknown as {
  readonly __lookupGetter__: Lookup;
  readonly __lookupSetter__: Lookup;
};

const lists: ReadonlySet<unknown> = new Set<unknown>(
  [Array, Float64Array, Float32Array, DataView, Int8Array, Uint8Array, Uint8ClampedArray].flatMap((c) => c.prototype),
);

/** Objects without accessors of their own, whose accessors are known: `length` and the like. Their subclasses may have others. */
function isList(base: object): boolean {
  return (Array.isArray(base) || ArrayBuffer.isView(base)) && lists.has(Object.getPrototypeOf(base));
}

/**
 * The getter that a read runs; `undefined` if there is none.
 * @param location of the read
 * @throws WengertError for properties of immutable values whose derivative would be lost
 */
export function getterToRun(base: unknown, key: PropertyKey, location?: Location): AnyFunction | undefined {
  const kind = tangentKindOf(base);
  if (kind) requireVisible(kind, base, key, location);
  return kind || !isContainer(base) || isList(base) ? undefined : lookupGetter.call(base, key);
}

/**
 * The setter that an assignment runs; `undefined` if there is none.
 * @param location of the assignment
 * @throws WengertError for properties of immutable values
 */
export function setterToRun(base: unknown, key: PropertyKey, location?: Location): AnyFunction | undefined {
  const kind = tangentKindOf(base);
  if (kind) throw refusedWrite(kind, key, location);
  return !isContainer(base) || isList(base) ? undefined : lookupSetter.call(base, key);
}

/** What holds the property that a read without getter gives: the object itself, or one that it inherits from. */
export function holderOf(base: unknown, key: PropertyKey): unknown {
  if (!isContainer(base) || isList(base) || Object.hasOwn(base, key)) return base;
  let holder: object | null = Object.getPrototypeOf(base) as object | null;
  while (holder !== null && !Object.hasOwn(holder, key)) holder = Object.getPrototypeOf(holder) as object | null;
  return holder ?? base;
}

/** Getters of the engine (the size of a map) tell nothing that differentiates. */
export function isPlainNative(getter: AnyFunction): boolean {
  return isNative(getter) && ruleOf(getter) === undefined;
}

export function readNative(getter: AnyFunction, base: unknown): unknown {
  return Reflect.apply(getter, base, []) as unknown;
}

function passageOf({ value, back }: Call, key: PropertyKey): Passage {
  const passage = newPassage();
  passedBy(passage).back = back;
  passage[key] = value;
  return passage;
}

/**
 * What a property is to be read from, when the primal code reads it: what holds it, unless a getter has to run.
 * @throws WengertError as {@link getterToRun}, and if the code of the getter cannot be seen
 */
export function checkRead(host: Host, base: unknown, key: PropertyKey, location?: Location): unknown {
  checkKey(key, location);
  if (isPassage(base)) {
    const value = base[key];
    return passageOf({ value, back: (context, d) => [loadAdjoint(context, base, key, value, d)] }, key);
  }
  const getter = getterToRun(base, key, location);
  if (getter === undefined) return holderOf(base, key);
  const call = isPlainNative(getter)
    ? { value: readNative(getter, base), back: constant }
    : callPullback(host, getter, base, [], undefined, String(key), location);
  return passageOf(call, key);
}

/**
 * What a property is to be assigned to, when the primal code assigns it: `base`, unless a setter has to run.
 * @throws WengertError as {@link setterToRun}, and if the code of the setter cannot be seen
 */
export function checkWrite(host: Host, base: unknown, key: PropertyKey, value: unknown, location?: Location): unknown {
  checkKey(key, location);
  if (isPassage(base)) {
    base[key] = value;
    return passageOf({ value, back: (context) => [undefined, storeAdjoint(context, base, key)] }, key);
  }
  const setter = setterToRun(base, key, location);
  if (setter === undefined) {
    checkStored(base, value, location);
    return base;
  }
  return passageOf(callPullback(host, setter, base, [value], undefined, String(key), location), key);
}

/** Adjoint of a read that was done with what {@link checkRead} gave: what it contributes to the cotangent of the receiver. */
export function readAdjoint(context: Context, at: unknown, key: PropertyKey, value: unknown, d: unknown): unknown {
  const accessor = passageBack(at);
  return accessor ? accessor(context, d)[0] : loadAdjoint(context, at, key, value, d);
}

/** Adjoint of an assignment that was done with what {@link checkWrite} gave: the cotangent of what was assigned. */
export function writeAdjoint(context: Context, at: unknown, key: PropertyKey): unknown {
  const accessor = passageBack(at);
  return accessor ? accessor(context, undefined)[1] : storeAdjoint(context, at, key);
}

/** Runs the pullback of a getter whose value has no cotangent of its own: it may have changed something, or read from it. */
export function passAdjoint(context: Context, base: unknown): void {
  passageBack(base)?.(context, undefined);
}

function requireVisible(kind: TangentKind<unknown>, base: unknown, key: PropertyKey, location?: Location): void {
  if (Object.hasOwn(kind.properties, key)) return;
  if (typeof (base as Record<PropertyKey, unknown>)[key] === 'function') return;
  throw refusal(
    'hidden-derivative',
    {
      property: String(key),
      what: `a ${kind.name}`,
      why: `The property gives access to the inside of a ${kind.name}, where no derivative can follow.`,
      instead: `Use a function of the ${kind.name} that has a rule, or read the property outside of the differentiated function.`,
    },
    location,
  );
}

function refusedWrite(kind: TangentKind<unknown>, key: PropertyKey, location?: Location): Error {
  return refusal(
    'refused-function',
    {
      name: `Assigning the property \`${String(key)}\` of a ${kind.name}`,
      reason: 'would change an immutable value',
      remedy: `Make a new ${kind.name} instead.`,
    },
    location,
  );
}
