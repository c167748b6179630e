/**
 * Writes one function: knows which variables its values live in, what these are called and where they are declared, and
 * holds the lines written so far. How each operation and statement is written stands in the tables of the emission.
 */
import type { Func, Parameter, ValueId } from '../../model.js';
import { chooseInPlace } from '../choices.js';
import { declarations, isSame, type Declarations } from '../declare.js';
import { schedule } from '../schedule/schedule.js';
import type { Surroundings } from '../schedule/surroundings.js';
import type { Block, Expr, Statement, WrittenOp } from '../tree.js';
import { assignVariables, wantedName, type Variable, type Variables } from '../variables.js';
import { choiceText } from './choice.js';
import { constantText } from './constants.js';
import type { Emission } from './emission.js';
import { Jumps, type Place } from './jumps.js';
import { Lines, type Line } from './lines.js';
import { argument, atom, type Text } from './precedence.js';
import type { OperationWriter, StatementWriter } from './tables.js';

export class Writer {
  readonly variables: Variables;
  readonly declared: Declarations;
  readonly lines = new Lines();
  readonly jumps: Jumps;
  private readonly nameOfVariable = new Map<Variable, string>();
  private readonly body: Block;
  /** The block that is being written. */
  current: Block;

  constructor(
    readonly emission: Emission,
    private readonly func: Func,
    surroundings: Surroundings,
    private readonly parameters: readonly Parameter[],
  ) {
    this.body = schedule(func, surroundings);
    this.current = this.body;
    this.jumps = new Jumps(emission.names);
    this.variables = assignVariables(func, this.body);
    chooseInPlace(this.body, this.variables);
    this.declared = declarations(
      this.body,
      this.variables,
      parameters.map((p) => this.variables(p.id)),
    );
    for (const p of parameters) this.nameOf(p.id);
  }

  /** The names of the parameters, and the lines of the body at depth 1. */
  function(): { readonly parameters: readonly string[]; readonly lines: readonly string[] } {
    let place = 0;
    const parameters = this.parameters.map(({ role, id }) => {
      if (role === 'rest') return `...${this.nameOf(id)}`;
      const counts = role !== 'argument' || place++ < (this.func.length ?? Infinity);
      // The default is that there is none; it tells the function's length.
      return counts ? this.nameOf(id) : `${this.nameOf(id)} = undefined`;
    });
    this.block(this.body, this.jumps.end);
    return { parameters, lines: this.lines.texts() };
  }

  /** The name of the variable that a value lives in. */
  nameOf(id: ValueId): string {
    const variable = this.variables(id);
    let name = this.nameOfVariable.get(variable);
    if (name === undefined) {
      const { names } = this.emission;
      name = names.within(this.declared.home(variable) ?? this.body, wantedName(variable));
      this.nameOfVariable.set(variable, name);
    }
    return name;
  }

  /** Writes the statements of a block, behind which control goes to `follow`. */
  block(block: Block, follow: Place): void {
    const { statements } = block;
    const outer = this.current;
    this.current = block;
    const follows: Place[] = [];
    let next = follow;
    for (let i = statements.length - 1; i >= 0; i--) {
      follows[i] = next;
      next = this.placeOf(statements[i], next);
    }
    statements.forEach((s, i) => this.statement(s, follows[i]));
    this.current = outer;
  }

  /** The lines of a block one level deeper, which are not appended. */
  apart(block: Block, follow: Place): readonly Line[] {
    return this.lines.apart(() => this.block(block, follow));
  }

  /** Where control is in front of a statement: where it goes, if the statement does nothing else. */
  private placeOf(s: Statement, next: Place): Place {
    if (s.kind === 'break' || s.kind === 'continue') return this.jumps.target(s.kind, s.label);
    return this.isIdle(s) ? next : s;
  }

  /** True of moves that move nothing, because source and target share their variables. */
  isIdle(s: Statement): boolean {
    return s.kind === 'moves' && s.moves.every(({ to, from }) => isSame(this.variables, to.id, from));
  }

  private statement(s: Statement, follow: Place): void {
    const before = this.declared.before.get(s);
    if (before) this.lines.add(`let ${before.map((v) => this.nameOf(v.lives[0].value.id)).join(', ')};`);
    (this.emission.tables.statements[s.kind] as StatementWriter<Statement>)(s, this, follow);
  }

  /** An expression at a place that demands a precedence. */
  expression(expr: Expr, demanded: number): string {
    const { text, precedence } = this.text(expr);
    return precedence < demanded ? `(${text})` : text;
  }

  /** Arguments, those at the positions `spread` with dots; the first of them has the position `offset`. */
  list(args: readonly Expr[], spread?: readonly number[], offset = 0): string {
    return args.map((a, i) => (spread?.includes(i + offset) ? '...' : '') + this.expression(a, argument)).join(', ');
  }

  text(expr: Expr): Text {
    switch (expr.kind) {
      case 'value':
        return { text: this.nameOf(expr.id), precedence: atom };
      case 'const':
        return constantText(expr.value);
      case 'text':
        return { text: expr.text, precedence: atom };
      case 'extern':
        return { text: this.emission.extern(expr.name, expr.value), precedence: atom };
      case 'choice':
        return choiceText(expr, this);
      case 'op':
        return (this.emission.tables.operations[expr.op.op] as OperationWriter<WrittenOp>)(expr.op, expr.args, this);
    }
  }
}
