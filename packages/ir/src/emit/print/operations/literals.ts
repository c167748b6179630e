/** Array and object literals, and tapes. */
import type { BufferOp } from '../../../model.js';
import { emptyTapes } from '../../../runtime.js';
import { isIdentifier } from '../../names.js';
import { argument, atom, member } from '../precedence.js';
import type { Operations } from '../tables.js';

const classes: Readonly<Record<BufferOp['element'], string>> = {
  float64: 'Float64Array',
  uint8: 'Uint8Array',
  int32: 'Int32Array',
  any: 'Array',
};

const emptyNames: Readonly<Record<BufferOp['element'], string>> = {
  float64: '$emptyFloats',
  uint8: '$emptyBytes',
  int32: '$emptyIntegers',
  any: '$emptyList',
};

export const literals = {
  array: (_, args, writer) => ({ text: `[${writer.list(args)}]`, precedence: atom }),

  object({ keys }, args, writer) {
    const fields = keys.map((key, i) => {
      const value = writer.expression(args[i], argument);
      if (key === value && isIdentifier(key)) return key;
      // A plain `__proto__:` would set the prototype.
      const name = key === '__proto__' ? '["__proto__"]' : isIdentifier(key) ? key : JSON.stringify(key);
      return `${name}: ${value}`;
    });
    return { text: fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`, precedence: atom };
  },

  buffer({ element }, [length], writer) {
    if (length.kind === 'const' && length.value === 0) {
      return { text: writer.emission.extern(emptyNames[element], emptyTapes[element]), precedence: atom };
    }
    return { text: `new ${classes[element]}(${writer.expression(length, argument)})`, precedence: member };
  },
} satisfies Partial<Operations>;
