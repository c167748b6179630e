/** How constants are written. */
import type { ConstantValue } from '../../model.js';
import { atom, unary, type Text } from './precedence.js';

/** JavaScript for a constant. */
export function constantText(value: ConstantValue): Text {
  switch (typeof value) {
    case 'number': {
      const negative = value < 0 || Object.is(value, -0);
      return { text: Object.is(value, -0) ? '-0' : String(value), precedence: negative ? unary : atom };
    }
    case 'string':
      return { text: JSON.stringify(value), precedence: atom };
    case 'bigint':
      return { text: `${value}n`, precedence: value < 0n ? unary : atom };
    case 'boolean':
    case 'undefined':
    default:
      return { text: String(value), precedence: atom };
  }
}

const escapes: Readonly<Record<string, string>> = {
  '`': '\\`',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** A constant's text inside of a template literal. */
export function templateText(value: ConstantValue): string {
  return String(value)
    .replace(/[`\\\n\r\u2028\u2029]/g, (c) => escapes[c])
    .replace(/\$\{/g, '\\${');
}
