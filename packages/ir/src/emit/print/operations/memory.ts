/** Reading and writing properties, elements and captured variables. */
import { readCapture, writeCapture } from '../../../captured.js';
import type { Expr } from '../../tree.js';
import { isIdentifier } from '../../names.js';
import { anything, argument, call, member, unary, type Text } from '../precedence.js';
import type { Operations } from '../tables.js';
import type { Writer } from '../writer.js';

/** `object.key` or `object[key]`. */
function property([object, key]: readonly Expr[], writer: Writer): Text {
  const base = writer.text(object);
  const number = object.kind === 'const' && typeof object.value === 'number';
  const text = base.precedence < call || number ? `(${base.text})` : base.text;
  const precedence = base.precedence === call ? call : member;
  if (key.kind === 'const' && typeof key.value === 'string' && isIdentifier(key.value))
    return { text: `${text}.${key.value}`, precedence };
  return { text: `${text}[${writer.expression(key, anything)}]`, precedence };
}

export const memory = {
  load({ private: index }, args, writer) {
    if (index === undefined) return property(args, writer);
    const [object, , fn] = args.map((a) => writer.expression(a, argument));
    return { text: `${writer.emission.extern('$capture', readCapture)}(${fn}, ${index}, ${object})`, precedence: call };
  },

  store({ private: index }, args, writer) {
    if (index === undefined) {
      const text = `${property(args, writer).text} = ${writer.expression(args[2], argument)}`;
      return { text, precedence: argument };
    }
    const [object, , value, fn] = args.map((a) => writer.expression(a, argument));
    const set = writer.emission.extern('$setCapture', writeCapture);
    return { text: `${set}(${fn}, ${index}, ${value}, ${object})`, precedence: call };
  },

  addto: (_, args, writer) => ({
    text: `${property(args, writer).text} += ${writer.expression(args[2], argument)}`,
    precedence: argument,
  }),

  delete: (_, args, writer) => ({ text: `delete ${property(args, writer).text}`, precedence: unary }),

  capture: ({ index }, args, writer) => ({
    text: `${writer.emission.extern('$capture', readCapture)}(${writer.list(args)}, ${index})`,
    precedence: call,
  }),

  setcapture({ index }, [self, value], writer) {
    const set = writer.emission.extern('$setCapture', writeCapture);
    const text = `${set}(${writer.expression(self, argument)}, ${index}, ${writer.expression(value, argument)})`;
    return { text, precedence: call };
  },
} satisfies Partial<Operations>;
