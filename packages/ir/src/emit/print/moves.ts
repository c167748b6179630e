/** How variables are assigned: one at a time, with what is shorter than `x = ...`, and many at once. */
import type { ValueId } from '../../model.js';
import { isSame } from '../declare.js';
import { eachUse, type Expr, type Move, type Statement } from '../tree.js';
import type { Variable } from '../variables.js';
import { argument } from './precedence.js';
import { templateOf } from './templates.js';
import type { Writer } from './writer.js';

/** `name = expr`, with a declaration if this is where the variable begins. */
export function assign(id: ValueId, expr: Expr, s: Statement, writer: Writer): void {
  const name = writer.nameOf(id);
  const variable = writer.variables(id);
  const { lines, declared } = writer;
  if (declared.at.get(variable) === s) {
    const changes = declared.changes(variable);
    if (changes && expr.kind === 'const' && expr.value === undefined) lines.add(`let ${name};`);
    else lines.add(`${changes ? 'let' : 'const'} ${name} = ${writer.expression(expr, argument)};`);
  } else lines.add(update(name, variable, expr, writer) ?? `${name} = ${writer.expression(expr, argument)};`);
}

/** `x += 1` and the like, if a variable becomes that. */
function update(name: string, variable: Variable, expr: Expr, writer: Writer): string | undefined {
  if (expr.kind !== 'op' || expr.op.op !== 'prim') return undefined;
  const { assignment } = templateOf(expr.op.prim);
  const [left, right] = expr.args;
  if (assignment === undefined || left.kind !== 'value' || writer.variables(left.id) !== variable) return undefined;
  const step = right.kind === 'const' && right.value === 1 && expr.op.results[0].type.kind === 'integer';
  if (step && (assignment === '+' || assignment === '-')) return `${name}${assignment}${assignment};`;
  return `${name} ${assignment}= ${writer.expression(right, argument)};`;
}

/** Moves in an order in which none overwrites what another still needs; a cycle goes through a temporary. */
export function writeMoves(moves: readonly Move[], s: Statement, writer: Writer): void {
  const { variables } = writer;
  let open = moves.filter(({ to, from }) => !isSame(variables, to.id, from));
  const readers = new Map<Variable, number>();
  const reads = (expr: Expr, by: number): void =>
    eachUse(expr, (id) => readers.set(variables(id), (readers.get(variables(id)) ?? 0) + by));
  for (const { from } of open) reads(from, 1);
  while (open.length > 0) {
    const stuck: Move[] = [];
    for (const move of open) {
      const target = variables(move.to.id);
      reads(move.from, -1);
      if ((readers.get(target) ?? 0) > 0) {
        reads(move.from, 1);
        stuck.push(move);
      } else assign(move.to.id, move.from, s, writer);
    }
    if (stuck.length === open.length) {
      // Every target is still needed: the first one's old value steps aside.
      const target = variables(stuck[0].to.id);
      const name = writer.nameOf(stuck[0].to.id);
      const aside = writer.emission.names.fresh(name);
      writer.lines.add(`const ${aside} = ${name};`);
      const read = (id: ValueId): Expr | undefined =>
        variables(id) === target ? { kind: 'text', text: aside } : undefined;
      open = stuck.map(({ to, from }) => ({ to, from: replaced(from, read) }));
      readers.delete(target);
    } else open = stuck;
  }
}

/** The expression with some of the values that it reads replaced. */
function replaced(expr: Expr, read: (id: ValueId) => Expr | undefined): Expr {
  const inner = (e: Expr): Expr => replaced(e, read);
  if (expr.kind === 'value') return read(expr.id) ?? expr;
  if (expr.kind === 'op') return { ...expr, args: expr.args.map(inner) };
  if (expr.kind !== 'choice') return expr;
  return {
    kind: 'choice',
    condition: inner(expr.condition),
    then: inner(expr.then),
    otherwise: inner(expr.otherwise),
  };
}
