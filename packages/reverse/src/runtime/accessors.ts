/**
 * Getters and setters: what looks like a read or an assignment is a call of their code, made together with its pullback. The check
 * before the access gives what the access is to be done with: the object itself, or, where there is a getter or setter, the
 * call that was made in its place. The reverse sweep finds the call there.
 */
import { refusal, type Location } from '@wengert/ir';
import { tangentKindOf, type AnyFunction, type TangentKind } from '@wengert/rules';
import { callPullback, constant, isNative, type Call } from './call.js';
import { isContainer } from './context.js';
import type { Host } from './host.js';

/** Stands for an object whose getter or setter has been called: its one property holds what the getter gave. */
class Passage {
  readonly #call: Call;

  constructor(call: Call, key: PropertyKey) {
    this.#call = call;
    Object.defineProperty(this, key, { value: call.value, writable: true });
  }

  static callOf(base: object): Call | undefined {
    return #call in base ? base.#call : undefined;
  }
}

/** The call of a getter or setter that took the place of an access to `base`, if one did. */
export function accessorCall(base: unknown): Call | undefined {
  return typeof base === 'object' && base !== null ? Passage.callOf(base) : undefined;
}

type Lookup = (this: object, key: PropertyKey) => AnyFunction | undefined;

const { __lookupGetter__: lookupGetter, __lookupSetter__: lookupSetter } = Object.prototype as unknown as {
  readonly __lookupGetter__: Lookup;
  readonly __lookupSetter__: Lookup;
};

/** Objects without accessors of their own, whose accessors are known: `length` and the like. */
function isList(base: object): boolean {
  return Array.isArray(base) || ArrayBuffer.isView(base);
}

/**
 * What a property is to be read from, when the primal code reads it: `base`, unless a getter has to run.
 * @param location of the read
 * @throws WengertError for properties of immutable values whose derivative would be lost, and getters whose code cannot be seen
 */
export function checkRead(host: Host, base: unknown, key: PropertyKey, location?: Location): unknown {
  const kind = tangentKindOf(base);
  if (kind) return visible(kind, base, key, location);
  if (!isContainer(base) || isList(base)) return base;
  const getter = lookupGetter.call(base, key);
  if (getter === undefined) return base;
  // Those of the engine (the size of a map) tell nothing that differentiates.
  const call = isNative(getter)
    ? { value: Reflect.apply(getter, base, []) as unknown, back: constant }
    : callPullback(host, getter, base, [], undefined, String(key), location);
  return new Passage(call, key);
}

function visible(kind: TangentKind<unknown>, base: unknown, key: PropertyKey, location?: Location): unknown {
  if (Object.hasOwn(kind.properties, key)) return base;
  const value = (base as Record<PropertyKey, unknown>)[key];
  if (typeof value === 'function') return base;
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

/**
 * What a property is to be assigned to, when the primal code assigns it: `base`, unless a setter has to run.
 * @param location of the assignment
 * @throws WengertError for properties of immutable values, and setters whose code cannot be seen
 */
export function checkWrite(host: Host, base: unknown, key: PropertyKey, value: unknown, location?: Location): unknown {
  const kind = tangentKindOf(base);
  if (kind) {
    throw refusal(
      'refused-function',
      {
        name: `Assigning the property \`${String(key)}\` of a ${kind.name}`,
        reason: 'would change an immutable value',
        remedy: `Make a new ${kind.name} instead.`,
      },
      location,
    );
  }
  if (!isContainer(base) || isList(base)) return base;
  const setter = lookupSetter.call(base, key);
  if (setter === undefined) return base;
  return new Passage(callPullback(host, setter, base, [value], undefined, String(key), location), key);
}

/** Runs the pullback of a getter whose value has no cotangent of its own: it may have changed something, or read from it. */
export function passAdjoint(context: Parameters<Call['back']>[0], base: unknown): void {
  accessorCall(base)?.back(context, undefined);
}
