/** Calls of functions, methods, constructors and intrinsics. */
import type { Expr } from '../../tree.js';
import { argument, call, member } from '../precedence.js';
import type { Operations } from '../tables.js';
import type { Writer } from '../writer.js';

function calleeText(expr: Expr, writer: Writer): string {
  const text = writer.expression(expr, call);
  return /^(async )?function\b/.test(text) ? `(${text})` : text;
}

/** True of two expressions that are the same name. */
function isSameName(a: Expr, b: Expr): boolean {
  if (a.kind === 'value') return b.kind === 'value' && a.id === b.id;
  return a.kind === 'text' && b.kind === 'text' && a.text === b.text;
}

export const calls = {
  intrinsic: ({ name, fn }, args, writer) => ({
    text: `${writer.emission.extern(name, fn)}(${writer.list(args)})`,
    precedence: call,
  }),

  call({ spread }, [callee, receiver, ...rest], writer) {
    const list = writer.list(rest, spread, 2);
    const load = callee.kind === 'op' && callee.op.op === 'load' && callee.op.private === undefined;
    if (load && isSameName(callee.args[0], receiver))
      return { text: `${writer.text(callee).text}(${list})`, precedence: call };
    if (receiver.kind === 'const' && receiver.value === undefined) {
      // A property, called as a plain function, gets no receiver.
      const text = load ? `(0, ${writer.text(callee).text})` : calleeText(callee, writer);
      return { text: `${text}(${list})`, precedence: call };
    }
    const all = [writer.expression(receiver, argument), ...(rest.length > 0 ? [list] : [])].join(', ');
    return { text: `${calleeText(callee, writer)}.call(${all})`, precedence: call };
  },

  new({ target, spread }, [constructor, ...rest], writer) {
    if (target) {
      const construct = writer.emission.extern('$construct', Reflect.construct);
      const ends = [constructor, rest[0]].map((a) => writer.expression(a, argument));
      return {
        text: `${construct}(${ends[0]}, [${writer.list(rest.slice(1), spread, 2)}], ${ends[1]})`,
        precedence: call,
      };
    }
    const callee = writer.expression(constructor, member);
    return { text: `new ${callee}(${writer.list(rest, spread, 1)})`, precedence: member };
  },
} satisfies Partial<Operations>;
