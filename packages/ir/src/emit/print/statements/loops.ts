/** Loops: `for` with a counter, `while` if they begin with leaving themselves, else `for (;;)`. */
import type { Block, Expr, LoopStatement } from '../../tree.js';
import { conditionText } from '../choice.js';
import { writeMoves } from '../moves.js';
import { argument, compared } from '../precedence.js';
import type { Statements } from '../tables.js';
import type { Writer } from '../writer.js';

function header({ index, low, high, step }: NonNullable<LoopStatement['counter']>, writer: Writer): string {
  const i = writer.nameOf(index.id);
  const update = step === 1 ? `${i}++` : step === -1 ? `${i}--` : step < 0 ? `${i} -= ${-step}` : `${i} += ${step}`;
  let test = `${i} ${step > 0 ? '<' : '>'} ${writer.expression(high, compared)}`;
  if (step < 0 && high.kind === 'const' && Number.isSafeInteger(high.value))
    test = `${i} >= ${(high.value as number) + 1}`;
  return `for (let ${i} = ${writer.expression(low, argument)}; ${test}; ${update})`;
}

/** The condition of a loop that begins with leaving itself. */
function whileCondition(s: LoopStatement, writer: Writer): string | undefined {
  const [first] = s.body.statements;
  if (first?.kind !== 'if' || writer.declared.before.has(first)) return undefined;
  const leaves = ({ statements }: Block): boolean => {
    const last = statements.at(-1);
    return last?.kind === 'break' && last.label === s.label && statements.slice(0, -1).every((m) => writer.isIdle(m));
  };
  const empty = (b: Block): boolean => b.statements.length === 0;
  const inverted = empty(first.otherwise) && leaves(first.then);
  if (!inverted && !(empty(first.then) && leaves(first.otherwise))) return undefined;
  // What a closure captures may need a constant of its own in each iteration.
  return hasClosure(first.condition) ? undefined : conditionText(first.condition, inverted, writer);
}

function hasClosure(expr: Expr): boolean {
  if (expr.kind === 'op') return expr.op.op === 'closure' || expr.args.some(hasClosure);
  return expr.kind === 'choice' && [expr.condition, expr.then, expr.otherwise].some(hasClosure);
}

export const loops = {
  loop(s, writer, follow) {
    const { lines, jumps } = writer;
    if (s.initial.length > 0) writeMoves(s.initial, s, writer);
    const next = jumps.enterLoop(s.label, follow);
    const condition = s.counter ? undefined : whileCondition(s, writer);
    const body = condition === undefined ? s.body : { ...s.body, statements: s.body.statements.slice(1) };
    const written = writer.apart(body, next);
    jumps.leaveLoop();
    const prefix = jumps.prefix(s.label);
    const head = s.counter ? header(s.counter, writer) : condition === undefined ? 'for (;;)' : `while (${condition})`;
    if (written.length === 0) lines.add(`${prefix}${head} {}`);
    else {
      lines.add(`${prefix}${head} {`);
      lines.append(written);
      lines.add('}');
    }
  },
} satisfies Partial<Statements>;
