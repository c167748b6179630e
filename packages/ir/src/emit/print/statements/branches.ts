/** `if` in its forms, and blocks that jumps leave. */
import { conditionText } from '../choice.js';
import type { Line } from '../lines.js';
import { anything } from '../precedence.js';
import type { Statements } from '../tables.js';

/** An exit that stands on the line of its `if`. */
const exit = /^(break|continue|return|throw)\b[^\n]*$/;

/** True if lines are one `if` statement with its arms; the first of them tells the depth. */
function isOneIf(lines: readonly Line[]): boolean {
  const [{ depth, text }] = lines;
  return text.startsWith('if (') && lines.every((l, i) => i === 0 || l.depth > depth || l.text.startsWith('}'));
}

export const branches = {
  if(s, writer, follow) {
    const { lines } = writer;
    const then = writer.apart(s.then, follow);
    const otherwise = writer.apart(s.otherwise, follow);
    if (then.length === 0 && otherwise.length === 0) {
      lines.add(`${writer.expression(s.condition, anything)};`);
      return;
    }
    const negated = then.length === 0;
    const [first, second] = negated ? [otherwise, then] : [then, otherwise];
    const head = `if (${conditionText(s.condition, negated, writer)})`;
    if (first.length === 1 && second.length === 0 && exit.test(first[0].text)) {
      lines.add(`${head} ${first[0].text}`);
      return;
    }
    lines.add(`${head} {`);
    lines.append(first);
    if (second.length === 0) lines.add('}');
    else if (second[0].depth === lines.depth + 1 && isOneIf(second)) {
      lines.add(`} else ${second[0].text}`);
      lines.append(second.slice(1), 1);
    } else {
      lines.add('} else {');
      lines.append(second);
      lines.add('}');
    }
  },

  block(s, writer, follow) {
    const { lines, jumps } = writer;
    jumps.enterBlock(s.label, follow);
    const body = writer.apart(s.body, follow);
    const prefix = jumps.prefix(s.label);
    if (prefix === '') {
      lines.append(body, 1);
      return;
    }
    lines.add(`${prefix}{`);
    lines.append(body);
    lines.add('}');
  },
} satisfies Partial<Statements>;
