/** Functions of `Object` as ordinary code, for differentiation. Properties whose keys are symbols are passed over. */
import { implementationRule } from '../define.js';

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
};

export function registerObjects(): void {
  implementationRule(Object.assign, functions.assign);
  implementationRule(Object.values, functions.values);
  implementationRule(Object.entries, functions.entries);
}
