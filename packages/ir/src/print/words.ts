/** How names, values and constants are written: the words of the text form, which the parser reads by the same rules. */
import type { ConstantValue, Value } from '../model.js';

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** A name as it is if it is an identifier, else quoted. */
export function nameText(name: string): string {
  return identifier.test(name) ? name : JSON.stringify(name);
}

/** `x%3`, or `%3` for a value without name. */
export function valueText({ id, name }: Pick<Value, 'id' | 'name'>): string {
  return `${name === undefined ? '' : nameText(name)}%${id}`;
}

/** A literal of JavaScript, with `-0`, `NaN`, `Infinity`, `undefined` and `12n` among them. */
export function constantText(value: ConstantValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}
