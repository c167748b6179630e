/** Functions of `Object` as ordinary code, for differentiation. Properties whose keys are symbols are passed over. */
import { refusal } from '@wengert/ir';
import { containerRule, implementationRule, nonDifferentiable } from '../define.js';
import type { AnyFunction } from '../rule.js';

type Keyed = Record<string, unknown>;

const functions = {
  assign(target: Keyed, ...sources: (Keyed | null | undefined)[]): Keyed {
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i];
      if (source === null || source === undefined) continue;
      const keys = Object.keys(source);
      for (let k = 0; k < keys.length; k++) target[keys[k]] = source[keys[k]];
    }
    return target;
  },
  values(object: Keyed): unknown[] {
    const result: unknown[] = [];
    const keys = Object.keys(object);
    for (let k = 0; k < keys.length; k++) result[k] = object[keys[k]];
    return result;
  },
  entries(object: Keyed): [string, unknown][] {
    const result: [string, unknown][] = [];
    const keys = Object.keys(object);
    for (let k = 0; k < keys.length; k++) result[k] = [keys[k], object[keys[k]]];
    return result;
  },
  fromEntries(entries: Iterable<readonly [string, unknown]>): Keyed {
    const result: Keyed = {};
    const list = Array.from(entries);
    for (let i = 0; i < list.length; i++) result[list[i][0]] = list[i][1];
    return result;
  },
};

/** Functions that give back what they are given. */
const same: readonly AnyFunction[] = [Object.freeze, Object.seal, Object.preventExtensions];

/**
 * An object that inherits data would be read under its own name, and the cotangents would not find what it inherits from. Descriptions
 * of properties may be of getters.
 */
function checkCreation(prototype: object | null, properties: unknown): void {
  if (properties !== undefined) {
    throw refusal('unsupported-syntax', {
      what: 'Object.create with descriptions of properties',
      why: 'They may describe getters.',
      instead: 'Assign the properties to the object that Object.create gives.',
    });
  }
  for (let object = prototype; object !== null; object = Object.getPrototypeOf(object) as object | null) {
    for (const key of Reflect.ownKeys(object)) {
      const { value } = Object.getOwnPropertyDescriptor(object, key)! as { value?: unknown };
      if (typeof value !== 'number' && (typeof value !== 'object' || value === null)) continue;
      throw refusal('unsupported-syntax', {
        what: `Making an object that inherits the property \`${String(key)}\``,
        why: 'What is read through an object and lies in its prototype would lose its derivative.',
        instead: 'Copy the properties, with Object.assign or spread, or let the prototype hold methods only.',
      });
    }
  }
}

export function registerObjects(): void {
  implementationRule(Object.assign, functions.assign);
  implementationRule(Object.values, functions.values);
  implementationRule(Object.entries, functions.entries);
  implementationRule(Object.fromEntries, functions.fromEntries);
  for (const fn of same) {
    containerRule(
      fn,
      (_ad, _receiver: unknown, args: readonly [unknown]) => [
        fn.call(Object, args[0]) as unknown,
        (_shadows, d) => [d],
      ],
      { captured: () => ({ fn }) },
    );
  }
  const { create } = Object;
  nonDifferentiable(checkCreation);
  containerRule(
    create,
    (_ad, _receiver: unknown, args: readonly [object | null, PropertyDescriptorMap?]) => {
      checkCreation(args[0], args[1]);
      return [create(args[0]), () => []];
    },
    { captured: () => ({ create, checkCreation }) },
  );
}
