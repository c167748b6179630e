/** Primitives, by their templates. */
import { anything, atom } from '../precedence.js';
import type { Operations } from '../tables.js';
import { templateText } from '../constants.js';
import { templateOf } from '../templates.js';

export const primitives = {
  prim({ prim }, args, writer) {
    if (prim === 'template') {
      const parts = args.map((a) =>
        a.kind === 'const' ? templateText(a.value) : `\${${writer.expression(a, anything)}}`,
      );
      return { text: `\`${parts.join('')}\``, precedence: atom };
    }
    const { pieces, precedence } = templateOf(prim);
    let text = '';
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        text += piece.includes('$*') ? piece.replace('$*', () => writer.list(args)) : piece;
        continue;
      }
      const operand = writer.expression(args[piece.operand], piece.precedence);
      // `- -x`, not `--x`.
      text += /[-+]$/.test(text) && operand[0] === text.at(-1) ? `(${operand})` : operand;
    }
    return { text, precedence };
  },
} satisfies Partial<Operations>;
