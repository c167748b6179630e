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

/** Whoever asks for another `new.target` wants an object of its class. */
function refuseTarget(): never {
  throw refusal('unsupported-syntax', {
    what: 'Reflect.construct for another new.target',
    why: 'The constructor would have to be called for a class that it is not called for in the code.',
    instead: 'Make the object of its own class, or let the class extend the other.',
  });
}

const reflect = {
  get(target: Keyed, key: PropertyKey, ...receiver: unknown[]): unknown {
    if (receiver.length === 0 || receiver[0] === target) return target[key];
    let holder: Keyed | null = target;
    while (holder !== null) {
      const found = Object.getOwnPropertyDescriptor(holder, key);
      if (found !== undefined) {
        if ('value' in found) return holder[key];
        return found.get === undefined ? undefined : (found.get.call(receiver[0]) as unknown);
      }
      holder = Object.getPrototypeOf(holder) as Keyed | null;
    }
    return undefined;
  },
  set(target: Keyed, key: PropertyKey, value: unknown, ...receiver: unknown[]): boolean {
    const own = (receiver.length === 0 ? target : receiver[0]) as Keyed;
    let holder: Keyed | null = target;
    while (holder !== null) {
      const found = Object.getOwnPropertyDescriptor(holder, key);
      if (found !== undefined) {
        if (!('value' in found)) {
          if (found.set === undefined) return false;
          found.set.call(own, value);
          return true;
        }
        if (found.writable !== true) return false;
        break;
      }
      holder = Object.getPrototypeOf(holder) as Keyed | null;
    }
    if ((typeof own !== 'object' || own === null) && typeof own !== 'function') return false;
    const before = Object.getOwnPropertyDescriptor(own, key);
    if (before === undefined && !ArrayBuffer.isView(own)) {
      if (!Object.isExtensible(own)) return false;
      Object.defineProperty(own, key, { value, writable: true, enumerable: true, configurable: true });
      return true;
    }
    if (before !== undefined && before.writable !== true) return false;
    own[key] = value;
    return true;
  },
  apply(f: (...args: unknown[]) => unknown, receiver: unknown, args: unknown[]): unknown {
    return f.apply(receiver, args);
  },
  construct(constructor: new (...args: unknown[]) => unknown, args: unknown[], ...target: unknown[]): unknown {
    if (target.length > 0 && target[0] !== constructor) refuseTarget();
    return new constructor(...args);
  },
};

function registerReflect(): void {
  nonDifferentiable(refuseTarget);
  declareCaptured(() => ({ refuseTarget }), reflect.construct);
  implementationRule(Reflect.get, reflect.get);
  implementationRule(Reflect.set, reflect.set);
  implementationRule(Reflect.apply, reflect.apply);
  implementationRule(Reflect.construct, reflect.construct);
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
