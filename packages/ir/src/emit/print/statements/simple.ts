/** Statements without statements in them: definitions, effects, assignments and exits. */
import { grow } from '../../../runtime.js';
import { assign, writeMoves } from '../moves.js';
import { anything, argument, compared } from '../precedence.js';
import type { Statements, StatementWriter } from '../tables.js';
import type { Statement } from '../../tree.js';

/** Texts that would be no expression at the beginning of a statement. */
const declares = /^(\{|function\b|class\b)/;

const jump: StatementWriter<Statement & { kind: 'break' | 'continue' }> = ({ kind, label }, writer, follow) => {
  const text = writer.jumps.jump(kind, label, follow);
  if (text !== undefined) writer.lines.add(text);
};

export const simple = {
  define(s, writer) {
    assign(s.value.id, s.expr, s, writer);
  },

  moves(s, writer) {
    writeMoves(s.moves, s, writer);
  },

  effect({ expr }, writer) {
    const text = writer.expression(expr, anything);
    writer.lines.add(declares.test(text) ? `(${text});` : `${text};`);
  },

  ensure(s, writer) {
    const name = writer.nameOf(s.buffer);
    const index = writer.expression(s.index, compared);
    const longer = `${writer.emission.extern('$grow', grow)}(${name}, ${index})`;
    writer.lines.add(`if (${index} >= ${name}.length) ${name} = ${longer};`);
  },

  assign({ name, expr }, writer) {
    writer.lines.add(`${name} = ${writer.expression(expr, argument)};`);
  },

  break: jump,
  continue: jump,

  return({ expr }, writer, follow) {
    if (expr.kind !== 'const' || expr.value !== undefined)
      writer.lines.add(`return ${writer.expression(expr, anything)};`);
    else if (follow !== writer.jumps.end) writer.lines.add('return;');
  },

  throw({ expr }, writer) {
    writer.lines.add(`throw ${writer.expression(expr, anything)};`);
  },
} satisfies Partial<Statements>;
