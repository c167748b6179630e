/** Functions of `Object` as ordinary code, for differentiation. */
import { containerRule, implementationRule } from '../define.js';
import type { AnyFunction } from '../rule.js';

type Keyed = Record<string, unknown>;

const functions = {
  assign(target: Keyed, ...sources: (Keyed | null | undefined)[]): Keyed {
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i];
      if (source === null || source === undefined) continue;
      const keys = Object.keys(source);
      for (let k = 0; k < keys.length; k++) target[keys[k]] = source[keys[k]];
      const symbols = Object.getOwnPropertySymbols(source) as unknown as string[];
      for (let k = 0; k < symbols.length; k++)
        if (Object.prototype.propertyIsEnumerable.call(source, symbols[k])) target[symbols[k]] = source[symbols[k]];
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
    for (const entry of entries) {
      if (typeof entry !== 'function' && (typeof entry !== 'object' || entry === null))
        throw new TypeError(`Iterator value ${String(entry)} is not an entry object`);
      const key = entry[0];
      const value = entry[1];
      if (key !== '__proto__') result[key] = value;
      else Object.defineProperty(result, key, { value, writable: true, enumerable: true, configurable: true });
    }
    return result;
  },
};

type Grouper = (value: unknown, index: number) => PropertyKey;

const grouping = {
  ofObject(items: Iterable<unknown>, f: Grouper): Record<PropertyKey, unknown[]> {
    const result = Object.create(null) as Record<PropertyKey, unknown[]>;
    let i = 0;
    for (const value of items) {
      const key = f(value, i++);
      if (key in result) result[key].push(value);
      else result[key] = [value];
    }
    return result;
  },
  ofMap(items: Iterable<unknown>, f: (value: unknown, index: number) => unknown): Map<unknown, unknown[]> {
    const result = new Map<unknown, unknown[]>();
    let i = 0;
    for (const value of items) {
      const key = f(value, i++);
      const group = result.get(key);
      if (group === undefined) result.set(key, [value]);
      else group.push(value);
    }
    return result;
  },
};

/** Functions that not every engine has. */
function registerGrouping(): void {
  const { groupBy: ofObject } = Object as { groupBy?: AnyFunction };
  const { groupBy: ofMap } = Map as { groupBy?: AnyFunction };
  if (ofObject !== undefined) implementationRule(ofObject, grouping.ofObject);
  if (ofMap !== undefined) implementationRule(ofMap, grouping.ofMap);
}

/** Functions that give back what they are given. */
const same: readonly AnyFunction[] = [Object.freeze, Object.seal, Object.preventExtensions];

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
  registerGrouping();
}
