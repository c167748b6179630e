/** How JavaScript makes a primitive value of an object, as ordinary code. */
import { containerRule, nonDifferentiable } from '../define.js';

type Method = (this: object, hint?: string) => unknown;

/**
 * An object that does not say what it is as a number is given back as it is: it is refused where it is used.
 *
 * @param hint `number` or `default`
 */
export function toPrimitive(value: object, hint: string): unknown {
  const object = value as Record<PropertyKey, Method | null | undefined>;
  const exotic = object[Symbol.toPrimitive as unknown as string];
  if (exotic !== undefined && exotic !== null) {
    const result = exotic.call(value, hint);
    if ((typeof result === 'object' && result !== null) || typeof result === 'function')
      throw new TypeError('Cannot convert object to primitive value');
    return result;
  }
  const valueOf = object['valueOf'];
  if (valueOf === Object.prototype.valueOf && object['toString'] === Object.prototype.toString) return value;
  if (typeof valueOf === 'function') {
    const result = valueOf.call(value);
    if ((typeof result !== 'object' || result === null) && typeof result !== 'function') return result;
  }
  const toString = object['toString'];
  if (typeof toString === 'function') {
    const result = toString.call(value);
    if ((typeof result !== 'object' || result === null) && typeof result !== 'function') return result;
  }
  throw new TypeError('Cannot convert object to primitive value');
}

export function registerConversions(): void {
  const { valueOf } = Object.prototype;
  containerRule(valueOf, (_ad, receiver: object) => [valueOf.call(receiver), () => []], {
    captured: () => ({ valueOf }),
  });
  nonDifferentiable(Date.prototype[Symbol.toPrimitive], 'Date.prototype[Symbol.toPrimitive]');
}
