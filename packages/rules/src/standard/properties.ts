/**
 * Properties by their descriptions, and `Reflect`. A value that a description holds hands its cotangent over with it; what getters and
 * setters do is seen when they run.
 */
import { refusal, refuseElements } from '@wengert/ir';
import { declareCaptured } from '../captured.js';
import { containerRule, implementationRule, nonDifferentiable } from '../define.js';
import type { AnyFunction, Shadows } from '../rule.js';

type Keyed = Record<PropertyKey, unknown>;
type Descriptions = Record<PropertyKey, PropertyDescriptor>;

/** The cotangents of what descriptions gave an object go back to them. */
function returnValue(shadows: Shadows, object: object, key: PropertyKey, description: PropertyDescriptor): void {
  if ('value' in description) shadows.add(description, 'value', description.value, shadows.take(object, key));
}

function describedKeys(descriptions: Descriptions): PropertyKey[] {
  return Reflect.ownKeys(descriptions).filter((key) => Object.prototype.propertyIsEnumerable.call(descriptions, key));
}

function returnValues(
  shadows: Shadows,
  object: object,
  keys: readonly PropertyKey[],
  descriptions: Descriptions,
): void {
  for (const key of keys) returnValue(shadows, object, key, descriptions[key]);
}

function registerDefinitions(): void {
  nonDifferentiable(refuseElements);
  nonDifferentiable(describedKeys);
  declareCaptured(() => ({ returnValue }), returnValues);
  for (const define of [Object.defineProperty, Reflect.defineProperty] as AnyFunction[]) {
    containerRule(
      define,
      (_ad, _receiver: unknown, args: readonly [object, PropertyKey, PropertyDescriptor]) => {
        const [object, key, description] = args;
        const value = define(...(args as unknown as never[])) as unknown;
        return [
          value,
          (shadows) => {
            returnValue(shadows, object, key, description);
            return [];
          },
        ];
      },
      { captured: () => ({ define, returnValue }) },
    );
  }
  const { defineProperties, create } = Object;
  containerRule(
    defineProperties,
    (_ad, _receiver: unknown, args: readonly [object, Descriptions]) => {
      const [object, descriptions] = args;
      const keys = describedKeys(descriptions);
      defineProperties(object, descriptions);
      return [
        object,
        (shadows) => {
          returnValues(shadows, object, keys, descriptions);
          return [];
        },
      ];
    },
    { captured: () => ({ describedKeys, defineProperties, returnValues }) },
  );
  containerRule(
    create,
    (_ad, _receiver: unknown, args: readonly [object | null, Descriptions?]) => {
      const [prototype, descriptions] = args;
      refuseElements(prototype);
      const keys = descriptions === undefined ? [] : describedKeys(descriptions);
      const object = create(...(args as [object | null, PropertyDescriptorMap])) as object;
      return [
        object,
        (shadows) => {
          if (descriptions !== undefined) returnValues(shadows, object, keys, descriptions);
          return [];
        },
      ];
    },
    { captured: () => ({ create, refuseElements, describedKeys, returnValues }) },
  );
}

/** The cotangent of what a description says goes to what it was read from. */
function readBack(shadows: Shadows, object: object, key: PropertyKey, description: PropertyDescriptor): void {
  if ('value' in description) shadows.add(object, key, description.value, shadows.take(description, 'value'));
}

function registerDescriptions(): void {
  for (const describe of [Object.getOwnPropertyDescriptor, Reflect.getOwnPropertyDescriptor]) {
    containerRule(
      describe,
      (_ad, _receiver: unknown, [object, key]: readonly [object, PropertyKey]) => {
        const description = describe(object, key);
        return [
          description,
          (shadows) => {
            if (description !== undefined) readBack(shadows, object, key, description);
            return [];
          },
        ];
      },
      { captured: () => ({ describe, readBack }) },
    );
  }
  const { getOwnPropertyDescriptors } = Object;
  containerRule(
    getOwnPropertyDescriptors,
    (_ad, _receiver: unknown, [object]: readonly [object]) => {
      const descriptions: Descriptions = getOwnPropertyDescriptors(object);
      const all = Reflect.ownKeys(descriptions).map((key) => [key, descriptions[key]] as const);
      return [
        descriptions,
        (shadows) => {
          for (const [key, description] of all) readBack(shadows, object, key, description);
          return [];
        },
      ];
    },
    { captured: () => ({ getOwnPropertyDescriptors, readBack }) },
  );
}

const { __lookupSetter__: setterOf } = Object.prototype as unknown as {
  readonly __lookupSetter__: (this: object, key: PropertyKey) => AnyFunction | undefined;
};

function refuseSetter(object: object, key: PropertyKey, otherReceiver: boolean): void {
  if (!otherReceiver && !setterOf.call(object, key)) return;
  throw refusal('unsupported-syntax', {
    what: `Reflect.set of the property \`${String(key)}\`, which has a setter, or for another receiver,`,
    why: 'What the setter does cannot be seen through it.',
    instead: 'Assign the property: object.key = value.',
  });
}

const reflect = {
  get(target: Keyed, key: PropertyKey, ...receiver: unknown[]): unknown {
    if (receiver.length > 0 && receiver[0] !== target)
      throw new TypeError('Reflect.get for another receiver cannot be differentiated: call the getter by name');
    return target[key];
  },
  apply(f: (...args: unknown[]) => unknown, receiver: unknown, args: unknown[]): unknown {
    return f.apply(receiver, args);
  },
  construct(constructor: new (...args: unknown[]) => unknown, args: unknown[], ...target: unknown[]): unknown {
    if (target.length > 0 && target[0] !== constructor)
      throw new TypeError(
        'Reflect.construct for another new.target cannot be differentiated: make the object of its class',
      );
    return new constructor(...args);
  },
};

function registerReflect(): void {
  nonDifferentiable(refuseSetter);
  implementationRule(Reflect.get, reflect.get);
  implementationRule(Reflect.apply, reflect.apply);
  implementationRule(Reflect.construct, reflect.construct);
  containerRule(
    Reflect.set,
    (_ad, _receiver: unknown, args: readonly [object, PropertyKey, unknown, unknown?]) => {
      const [object, key] = args;
      refuseSetter(object, key, args.length > 3);
      const done = Reflect.set(...(args as [object, PropertyKey, unknown]));
      return [done, (shadows) => [undefined, undefined, done ? shadows.take(object, key) : undefined]];
    },
    { captured: () => ({ refuseSetter }) },
  );
  containerRule(Reflect.deleteProperty, (_ad, _receiver: unknown, [object, key]: readonly [object, PropertyKey]) => {
    const done = Reflect.deleteProperty(object, key);
    return [
      done,
      (shadows) => {
        if (done) shadows.take(object, key);
        return [];
      },
    ];
  });
  for (const setPrototypeOf of [Object.setPrototypeOf, Reflect.setPrototypeOf] as AnyFunction[]) {
    containerRule(
      setPrototypeOf,
      (_ad, _receiver: unknown, [object, prototype]: readonly [object, object | null]) => {
        refuseElements(prototype);
        return [setPrototypeOf(object, prototype) as unknown, () => []];
      },
      { captured: () => ({ refuseElements, setPrototypeOf }) },
    );
  }
  for (const name of ['has', 'ownKeys', 'getPrototypeOf', 'isExtensible', 'preventExtensions'] as const)
    nonDifferentiable(Reflect[name], `Reflect.${name}`);
  nonDifferentiable(Object.getOwnPropertySymbols, 'Object.getOwnPropertySymbols');
  for (const name of ['propertyIsEnumerable', 'isPrototypeOf'] as const)
    nonDifferentiable(Object.prototype[name], `Object.prototype.${name}`);
}

export function registerProperties(): void {
  registerDefinitions();
  registerDescriptions();
  registerReflect();
}
