/** Reads types. A type that names a function by number gets that function when the whole text has been read. */
import type { Func } from '../model.js';
import { arrayOf, objectOf, type Type } from '../type.js';
import type { Cursor } from './cursor.js';

/** A function type that still waits for its function. */
export interface Promised {
  readonly type: { readonly kind: 'function'; func?: Func };
  readonly number: number;
}

const plain = new Set(['number', 'integer', 'boolean', 'opaque', 'immutable', 'unknown']);
const elements = new Set(['float64', 'float32', 'integer']);

const compound: Readonly<Record<string, (cursor: Cursor, promised: Promised[]) => Type>> = {
  array(cursor, promised) {
    cursor.mark('<');
    const element = readType(cursor, promised);
    cursor.mark('>');
    return arrayOf(element);
  },
  typed(cursor) {
    cursor.mark('<');
    const element = cursor.wordOf(elements);
    cursor.mark('>');
    return { kind: 'typed', element: element as 'float64' };
  },
  function(cursor, promised) {
    const number = cursor.optionalId('&');
    const type = { kind: 'function' } as const;
    if (number !== undefined) promised.push({ type, number });
    return type;
  },
};

export function readType(cursor: Cursor, promised: Promised[]): Type {
  if (cursor.optionalMark('{')) {
    const fields: [string, Type][] = [];
    cursor.list('}', () => {
      const name = cursor.name();
      cursor.mark(':');
      fields.push([name, readType(cursor, promised)]);
    });
    return objectOf(Object.fromEntries(fields));
  }
  const word = cursor.word();
  if (Object.hasOwn(compound, word)) return compound[word](cursor, promised);
  if (!plain.has(word)) throw cursor.unexpected(`the unknown type ${word}`);
  return { kind: word } as Type;
}
