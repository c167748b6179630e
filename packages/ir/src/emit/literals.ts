/** How constants and property names are written. */
import type { ConstantValue } from '../model.js';

/** JavaScript for a constant, and its precedence. */
export function literal(value: ConstantValue): { readonly text: string; readonly precedence: number } {
  switch (typeof value) {
    case 'number': {
      const negative = value < 0 || Object.is(value, -0);
      return { text: Object.is(value, -0) ? '-0' : String(value), precedence: negative ? 15 : 20 };
    }
    case 'string':
      return { text: JSON.stringify(value), precedence: 20 };
    case 'bigint':
      return { text: `${value}n`, precedence: value < 0n ? 15 : 20 };
    case 'boolean':
    case 'undefined':
    default:
      return { text: String(value), precedence: 20 };
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
