/**
 * Statements and expressions to text. One `Emission` collects what the whole emission shares: names, and the values
 * that the code gets from outside. One `Printer` writes one function.
 */
import { selfOf } from '../passes/effects.js';
import type { ClosureOp, Func, Label, Op, Parameter, ValueId } from '../model.js';
import { readCapture, siteOf, writeCapture } from '../captured.js';
import { attach } from '../record.js';
import { grow } from '../runtime.js';
import type { PrimitiveName } from '../primitives.js';
import { eachOp } from '../walk.js';
import { chooseInPlace } from './choices.js';
import { declarations, isSame, type Declarations } from './declare.js';
import { literal, templateText } from './literals.js';
import { isIdentifier, Names } from './names.js';
import { schedule, type Surroundings } from './schedule.js';
import { templateOf } from './templates.js';
import type { Block, Expr, LoopStatement, Move, Statement } from './tree.js';
import { assignVariables, wantedName, type Variable, type Variables } from './variables.js';

export interface Extern {
  readonly name: string;
  readonly value: unknown;
}

/** What the code of one emission shares. */
export class Emission {
  readonly names = new Names();
  readonly externs: Extern[] = [];
  private readonly externNames = new Map<unknown, string>();

  constructor(readonly stamp: (func: Func) => boolean) {}

  /** The name by which the code reaches a value from outside. */
  extern(name: string, value: unknown): string {
    let known = this.externNames.get(value);
    if (known === undefined) {
      known = this.names.fresh(name);
      this.externNames.set(value, known);
      this.externs.push({ name: known, value });
    }
    return known;
  }

  /** Keeps the names of globals that a function or its closures mention. */
  reserve(func: Func): void {
    eachOp(func.body, (op) => {
      if (op.op === 'global') this.names.reserve(op.name);
      else if (op.op === 'closure') this.reserve(op.func);
    });
  }
}

interface Text {
  readonly text: string;
  readonly precedence: number;
}

/** Where control goes: to the next iteration of a loop, behind a statement, or out of the function. */
type Place = object;

interface Line {
  readonly depth: number;
  readonly text: string;
}

const atom = 20;
const member = 19;
const call = 18;
const or = 4;
const and = 5;
const conditional = 3;
const argument = 2;

const opposite: Readonly<Record<string, PrimitiveName>> = {
  eq: 'ne',
  ne: 'eq',
  looseEq: 'looseNe',
  looseNe: 'looseEq',
};

const bufferClass = { float64: 'Float64Array', uint8: 'Uint8Array', int32: 'Int32Array', any: 'Array' } as const;

export class Printer {
  private readonly variables: Variables;
  private readonly declared: Declarations;
  private readonly nameOfVariable = new Map<Variable, string>();
  private readonly body: Block;
  private current: Block;
  private lines: Line[] = [];
  private depth = 0;
  /** Lines that must come before the statement that is being written. */
  private prelude: string[] = [];
  private readonly breakTo = new Map<Label, Place>();
  private readonly continueTo = new Map<Label, Place>();
  /** The label whose next iteration a place is. */
  private readonly loopOf = new Map<Place, Label>();
  private readonly labels = new Map<Label, string>();
  private readonly labelsUsed = new Set<Label>();
  private readonly openLoops: Label[] = [];
  private readonly end: Place = {};

  constructor(
    private readonly emission: Emission,
    func: Func,
    surroundings: Surroundings,
    private readonly parameters: readonly Parameter[],
  ) {
    this.body = schedule(func, surroundings);
    this.current = this.body;
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
  write(): { readonly parameters: readonly string[]; readonly lines: readonly string[] } {
    const parameters = this.parameters.map((p) => (p.role === 'rest' ? `...${this.nameOf(p.id)}` : this.nameOf(p.id)));
    this.depth = 1;
    this.block(this.body, this.end);
    return { parameters, lines: this.lines.map((l) => indent(l.depth) + l.text) };
  }

  private nameOf(id: ValueId): string {
    const variable = this.variables(id);
    let name = this.nameOfVariable.get(variable);
    if (name === undefined) {
      const { names } = this.emission;
      name = names.within(this.declared.home(variable) ?? this.body, wantedName(variable));
      this.nameOfVariable.set(variable, name);
    }
    return name;
  }

  private line(text: string): void {
    for (const before of this.prelude) this.lines.push({ depth: this.depth, text: before });
    this.prelude = [];
    this.lines.push({ depth: this.depth, text });
  }

  // Statements

  private block(block: Block, follow: Place): void {
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

  /** Where control is in front of a statement: where it goes, if the statement does nothing else. */
  private placeOf(s: Statement, next: Place): Place {
    if (s.kind === 'break') return this.breakTo.get(s.label)!;
    if (s.kind === 'continue') return this.continueTo.get(s.label)!;
    const idle = s.kind === 'moves' && s.moves.every(({ to, from }) => isSame(this.variables, to.id, from));
    return idle ? next : s;
  }

  /** Writes a block one level deeper, and returns its lines instead of appending them. */
  private apart(block: Block, follow: Place): Line[] {
    const saved = this.lines;
    this.lines = [];
    this.depth++;
    this.block(block, follow);
    this.depth--;
    const written = this.lines;
    this.lines = saved;
    return written;
  }

  private statement(s: Statement, follow: Place): void {
    const before = this.declared.before.get(s);
    if (before) this.line(`let ${before.map((v) => this.nameOf(v.lives[0].value.id)).join(', ')};`);
    switch (s.kind) {
      case 'define':
        this.assign(s.value.id, s.expr, s);
        return;
      case 'effect': {
        const text = this.effect(s.expr);
        this.line(/^(\{|function\b|class\b)/.test(text) ? `(${text});` : `${text};`);
        return;
      }
      case 'ensure': {
        const name = this.nameOf(s.buffer);
        const index = this.expression(s.index, 11);
        this.line(
          `if (${index} >= ${name}.length) ${name} = ${this.emission.extern('$grow', grow)}(${name}, ${index});`,
        );
        return;
      }
      case 'assign':
        this.line(`${s.name} = ${this.expression(s.expr, argument)};`);
        return;
      case 'moves':
        this.moves(s.moves, s);
        return;
      case 'if':
        this.if(s, follow);
        return;
      case 'loop':
        this.loop(s, follow);
        return;
      case 'block':
        this.labelled(s, follow);
        return;
      case 'break':
      case 'continue':
        this.jump(s.kind, s.label, follow);
        return;
      case 'return':
        if (s.expr.kind === 'const' && s.expr.value === undefined) {
          if (follow !== this.end) this.line('return;');
        } else this.line(`return ${this.expression(s.expr, 1)};`);
        return;
      case 'throw':
        this.line(`throw ${this.expression(s.expr, 1)};`);
        return;
    }
  }

  /** `name = expr`, with a declaration if this is where the variable begins. */
  private assign(id: ValueId, expr: Expr, s: Statement): void {
    const name = this.nameOf(id);
    const variable = this.variables(id);
    if (this.declared.at.get(variable) === s) {
      const changes = this.declared.changes(variable);
      if (changes && expr.kind === 'const' && expr.value === undefined) this.line(`let ${name};`);
      else this.line(`${changes ? 'let' : 'const'} ${name} = ${this.expression(expr, argument)};`);
      return;
    }
    if (expr.kind === 'op' && expr.op.op === 'prim') {
      const { assignment } = templateOf(expr.op.prim);
      const [left, right] = expr.args;
      if (assignment !== undefined && left.kind === 'value' && this.variables(left.id) === variable) {
        const step = right.kind === 'const' && right.value === 1 && expr.op.results[0].type.kind === 'integer';
        if (step && (assignment === '+' || assignment === '-')) this.line(`${name}${assignment}${assignment};`);
        else this.line(`${name} ${assignment}= ${this.expression(right, argument)};`);
        return;
      }
    }
    this.line(`${name} = ${this.expression(expr, argument)};`);
  }

  /** Moves in an order in which none overwrites what another still needs; a cycle goes through a temporary. */
  private moves(moves: readonly Move[], s: Statement): void {
    let open = moves.filter(({ to, from }) => !isSame(this.variables, to.id, from));
    const readers = new Map<Variable, number>();
    const reads = (expr: Expr, by: number): void =>
      this.eachVariable(expr, (v) => readers.set(v, (readers.get(v) ?? 0) + by));
    for (const { from } of open) reads(from, 1);
    while (open.length > 0) {
      const stuck: Move[] = [];
      for (const move of open) {
        const target = this.variables(move.to.id);
        reads(move.from, -1);
        if ((readers.get(target) ?? 0) > 0) {
          reads(move.from, 1);
          stuck.push(move);
        } else this.assign(move.to.id, move.from, s);
      }
      if (stuck.length === open.length) {
        // Every target is still needed: the first one's old value steps aside.
        const target = this.variables(stuck[0].to.id);
        const name = this.nameOf(stuck[0].to.id);
        const aside = this.emission.names.fresh(name);
        this.line(`const ${aside} = ${name};`);
        open = stuck.map(({ to, from }) => ({ to, from: this.renamed(from, target, aside) }));
        readers.delete(target);
      } else open = stuck;
    }
  }

  private eachVariable(expr: Expr, visit: (variable: Variable) => void): void {
    if (expr.kind === 'value') visit(this.variables(expr.id));
    else if (expr.kind === 'op') for (const arg of expr.args) this.eachVariable(arg, visit);
    else if (expr.kind === 'choice')
      for (const e of [expr.condition, expr.then, expr.otherwise]) this.eachVariable(e, visit);
  }

  private renamed(expr: Expr, variable: Variable, text: string): Expr {
    const inner = (e: Expr): Expr => this.renamed(e, variable, text);
    if (expr.kind === 'value') return this.variables(expr.id) === variable ? { kind: 'text', text } : expr;
    if (expr.kind === 'op') return { ...expr, args: expr.args.map(inner) };
    if (expr.kind !== 'choice') return expr;
    return {
      kind: 'choice',
      condition: inner(expr.condition),
      then: inner(expr.then),
      otherwise: inner(expr.otherwise),
    };
  }

  private if(s: Statement & { kind: 'if' }, follow: Place): void {
    const then = this.apart(s.then, follow);
    const otherwise = this.apart(s.otherwise, follow);
    if (then.length === 0 && otherwise.length === 0) {
      this.line(`${this.expression(s.condition, 1)};`);
      return;
    }
    const negated = then.length === 0;
    const first = negated ? otherwise : then;
    const head = `if (${this.condition(s.condition, negated)})`;
    if (
      first.length === 1 &&
      (negated || otherwise.length === 0) &&
      /^(break|continue|return|throw)\b[^\n]*$/.test(first[0].text)
    ) {
      this.line(`${head} ${first[0].text}`);
      return;
    }
    this.line(`${head} {`);
    this.lines.push(...first);
    if (!negated && otherwise.length > 0) {
      // `else if`, if the other arm is one more decision.
      const chain = otherwise[0].depth === this.depth + 1 && isOneIf(otherwise, this.depth + 1);
      if (chain) {
        this.lines.push({ depth: this.depth, text: `} else ${otherwise[0].text}` });
        for (const l of otherwise.slice(1)) this.lines.push({ depth: l.depth - 1, text: l.text });
        return;
      }
      this.line('} else {');
      this.lines.push(...otherwise);
    }
    this.line('}');
  }

  private labelName(label: Label, base: string): string {
    let name = this.labels.get(label);
    if (name === undefined) this.labels.set(label, (name = this.emission.names.fresh(base)));
    return name;
  }

  private labelled(s: Statement & { kind: 'block' }, follow: Place): void {
    this.breakTo.set(s.label, follow);
    const lines = this.apart(s.body, follow);
    if (!this.labelsUsed.has(s.label)) {
      for (const l of lines) this.lines.push({ depth: l.depth - 1, text: l.text });
      return;
    }
    this.line(`${this.labelName(s.label, 'block')}: {`);
    this.lines.push(...lines);
    this.line('}');
  }

  private loop(s: LoopStatement, follow: Place): void {
    if (s.initial.length > 0) this.moves(s.initial, s);
    if (s.counter) this.counts.add(s.counter.index.id);
    const next: Place = {};
    this.breakTo.set(s.label, follow);
    this.continueTo.set(s.label, next);
    this.loopOf.set(next, s.label);
    this.openLoops.push(s.label);
    const condition = s.counter ? undefined : this.whileCondition(s);
    const body = condition ? { ...s.body, statements: s.body.statements.slice(1) } : s.body;
    const lines = this.apart(body, next);
    this.openLoops.pop();
    const label = this.labelsUsed.has(s.label) ? `${this.labelName(s.label, 'loop')}: ` : '';
    const head = s.counter ? this.header(s.counter) : condition ? `while (${condition.text})` : 'for (;;)';
    if (lines.length === 0) this.line(`${label}${head} {}`);
    else {
      this.line(`${label}${head} {`);
      this.lines.push(...lines);
      this.line('}');
    }
  }

  private header({ index, low, high, step }: NonNullable<LoopStatement['counter']>): string {
    const i = this.nameOf(index.id);
    const update = step === 1 ? `${i}++` : step === -1 ? `${i}--` : step < 0 ? `${i} -= ${-step}` : `${i} += ${step}`;
    let test = `${i} ${step > 0 ? '<' : '>'} ${this.expression(high, 11)}`;
    if (step < 0 && high.kind === 'const' && Number.isSafeInteger(high.value))
      test = `${i} >= ${(high.value as number) + 1}`;
    return `for (let ${i} = ${this.expression(low, argument)}; ${test}; ${update})`;
  }

  /** The condition of a loop that begins with leaving itself. */
  private whileCondition(s: LoopStatement): { readonly text: string } | undefined {
    const [first] = s.body.statements;
    if (first?.kind !== 'if' || this.declared.before.has(first)) return undefined;
    const leaves = (b: Block): boolean => {
      const last = b.statements.at(-1);
      return (
        last?.kind === 'break' &&
        last.label === s.label &&
        b.statements
          .slice(0, -1)
          .every((m) => m.kind === 'moves' && m.moves.every(({ to, from }) => isSame(this.variables, to.id, from)))
      );
    };
    const empty = (b: Block): boolean => b.statements.length === 0;
    const inverted = empty(first.otherwise) && leaves(first.then);
    if (!inverted && !(empty(first.then) && leaves(first.otherwise))) return undefined;
    if (hasClosure(first.condition)) return undefined;
    return { text: this.condition(first.condition, inverted) };
  }

  private jump(kind: 'break' | 'continue', label: Label, follow: Place): void {
    const place = kind === 'break' ? this.breakTo.get(label)! : this.continueTo.get(label)!;
    if (place === follow) return;
    const innermost = this.openLoops.at(-1);
    const loop = this.continueTo.has(label);
    if (kind === 'break' && !loop) {
      const target = this.loopOf.get(place);
      if (target !== undefined && this.openLoops.includes(target)) {
        this.jump('continue', target, follow);
        return;
      }
    }
    if (loop && label === innermost) {
      this.line(`${kind};`);
      return;
    }
    this.labelsUsed.add(label);
    this.line(`${kind} ${this.labelName(label, loop ? 'loop' : 'block')};`);
  }

  // Expressions

  private expression(expr: Expr, demanded: number): string {
    const { text, precedence } = this.text(expr);
    return precedence < demanded ? `(${text})` : text;
  }

  /** A condition, of which only the truth matters. */
  private condition(expr: Expr, negated: boolean): string {
    if (expr.kind === 'op' && expr.op.op === 'prim') {
      const { prim } = expr.op;
      if (prim === 'truthy') return this.condition(expr.args[0], negated);
      if (prim === 'not') return this.condition(expr.args[0], !negated);
      if (negated && prim in opposite) {
        return this.expression({ ...expr, op: { ...expr.op, prim: opposite[prim] } }, 1);
      }
    }
    return negated ? `!${this.expression(expr, 15)}` : this.expression(expr, 1);
  }

  private text(expr: Expr): Text {
    switch (expr.kind) {
      case 'value':
        return { text: this.nameOf(expr.id), precedence: atom };
      case 'const':
        return literal(expr.value);
      case 'text':
        return { text: expr.text, precedence: atom };
      case 'extern':
        return { text: this.emission.extern(expr.name, expr.value), precedence: atom };
      case 'choice':
        return this.choice(expr);
      case 'op':
        return this.operation(expr.op, expr.args);
    }
  }

  private choice({ condition, then, otherwise }: Expr & { kind: 'choice' }): Text {
    const same = (a: Expr, b: Expr): boolean => a.kind === 'value' && b.kind === 'value' && a.id === b.id;
    const decided = (text: string, precedence: number): Text => ({ text, precedence });
    if (same(condition, otherwise)) {
      return decided(`${this.expression(condition, and)} && ${this.expression(then, and + 1)}`, and);
    }
    if (same(condition, then)) {
      return decided(`${this.alternative(condition)} || ${this.expression(otherwise, or + 1)}`, or);
    }
    if (condition.kind === 'op' && condition.op.op === 'prim') {
      const { prim } = condition.op;
      if (prim === 'nullish' && same(condition.args[0], otherwise)) {
        // `??` does not mix with `&&` and `||` without parentheses.
        return decided(`${this.expression(otherwise, and + 1)} ?? ${this.expression(then, and + 1)}`, conditional);
      }
    }
    if (isBoolean(condition)) {
      if (otherwise.kind === 'const' && otherwise.value === false) {
        return decided(`${this.expression(condition, and)} && ${this.expression(then, and + 1)}`, and);
      }
      if (then.kind === 'const' && then.value === true) {
        return decided(`${this.alternative(condition)} || ${this.expression(otherwise, or + 1)}`, or);
      }
    }
    const test = this.expression(stripTruth(condition), or);
    return decided(
      `${test} ? ${this.expression(then, argument)} : ${this.expression(otherwise, argument)}`,
      conditional,
    );
  }

  private alternative(expr: Expr): string {
    return this.expression(expr, or);
  }

  private list(args: readonly Expr[], spread: readonly number[] | undefined, offset: number): string {
    return args.map((a, i) => (spread?.includes(i + offset) ? '...' : '') + this.expression(a, argument)).join(', ');
  }

  private operation(op: Op, args: readonly Expr[]): Text {
    switch (op.op) {
      case 'prim':
        return this.primitive(op.prim, args);
      case 'intrinsic':
        return { text: `${this.emission.extern(op.name, op.fn)}(${this.list(args, undefined, 0)})`, precedence: call };
      case 'load':
        return this.property(args[0], args[1]);
      case 'array':
        return { text: `[${this.list(args, undefined, 0)}]`, precedence: atom };
      case 'object': {
        const fields = op.keys.map((key, i) => {
          const value = this.expression(args[i], argument);
          if (key === value && isIdentifier(key)) return key;
          // A plain `__proto__:` would set the prototype.
          const name = key === '__proto__' ? '["__proto__"]' : isIdentifier(key) ? key : JSON.stringify(key);
          return `${name}: ${value}`;
        });
        return { text: fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`, precedence: atom };
      }
      case 'closure':
        return this.closure(op, args);
      case 'buffer': {
        const [length] = args;
        if (op.element === 'any' && length.kind === 'const' && length.value === 0)
          return { text: '[]', precedence: atom };
        return { text: `new ${bufferClass[op.element]}(${this.expression(length, argument)})`, precedence: member };
      }
      case 'capture':
        return {
          text: `${this.emission.extern('$capture', readCapture)}(${this.expression(args[0], argument)}, ${op.index})`,
          precedence: call,
        };
      case 'call':
        return this.call(op, args);
      case 'new': {
        const callee = this.expression(args[0], member);
        return { text: `new ${callee}(${this.list(args.slice(1), undefined, 1)})`, precedence: member };
      }
      case 'delete':
        return { text: `delete ${this.property(args[0], args[1]).text}`, precedence: 15 };
      default:
        throw new Error(`The emitter cannot write ${op.op} as an expression`);
    }
  }

  private primitive(name: PrimitiveName, args: readonly Expr[]): Text {
    if (name === 'template') {
      const parts = args.map((a) => (a.kind === 'const' ? templateText(a.value) : `\${${this.expression(a, 1)}}`));
      return { text: `\`${parts.join('')}\``, precedence: atom };
    }
    const { pieces, precedence } = templateOf(name);
    let text = '';
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        text += piece.includes('$*') ? piece.replace('$*', () => this.list(args, undefined, 0)) : piece;
        continue;
      }
      const operand = this.expression(args[piece.operand], piece.precedence);
      // `- -x`, not `--x`.
      text += /[-+]$/.test(text) && operand[0] === text.at(-1) ? `(${operand})` : operand;
    }
    return { text, precedence };
  }

  private property(object: Expr, key: Expr): Text {
    const base = this.text(object);
    const number = object.kind === 'const' && typeof object.value === 'number';
    const text = base.precedence < call || number ? `(${base.text})` : base.text;
    const precedence = base.precedence === call ? call : member;
    if (key.kind === 'const' && typeof key.value === 'string' && isIdentifier(key.value))
      return { text: `${text}.${key.value}`, precedence };
    return { text: `${text}[${this.expression(key, 1)}]`, precedence };
  }

  private call(op: Op & { op: 'call' }, args: readonly Expr[]): Text {
    const [callee, receiver, ...rest] = args;
    const list = this.list(rest, op.spread, 2);
    const load = callee.kind === 'op' && callee.op.op === 'load';
    if (load && sameName(callee.args[0], receiver))
      return { text: `${this.text(callee).text}(${list})`, precedence: call };
    if (receiver.kind === 'const' && receiver.value === undefined) {
      // A property, called as a plain function, gets no receiver.
      const text = load ? `(0, ${this.text(callee).text})` : this.callee(callee);
      return { text: `${text}(${list})`, precedence: call };
    }
    const all = [this.expression(receiver, argument), ...(rest.length > 0 ? [list] : [])].join(', ');
    return { text: `${this.callee(callee)}.call(${all})`, precedence: call };
  }

  private callee(expr: Expr): string {
    const text = this.expression(expr, call);
    return /^(async )?function\b/.test(text) ? `(${text})` : text;
  }

  /** Operations that are written as statements. */
  private effect(expr: Expr): string {
    if (expr.kind !== 'op') return this.expression(expr, 1);
    const { op, args } = expr;
    switch (op.op) {
      case 'store':
        return `${this.property(args[0], args[1]).text} = ${this.expression(args[2], argument)}`;
      case 'addto':
        return `${this.property(args[0], args[1]).text} += ${this.expression(args[2], argument)}`;
      case 'setcapture':
        return `${this.emission.extern('$setCapture', writeCapture)}(${this.expression(args[0], argument)}, ${op.index}, ${this.expression(args[1], argument)})`;
      default:
        return this.expression(expr, 1);
    }
  }

  // Closures

  private closure(op: ClosureOp, args: readonly Expr[]): Text {
    const { func } = op;
    let captured = args.map((a) => this.constant(a));
    const { names } = this.emission;
    const outer = captured;
    const assigned = new Set<number>();
    const selfId = selfOf(func);
    let needsName = false;
    eachOp(func.body, (inner) => {
      if (inner.op === 'setcapture' && inner.args[0] === selfId) assigned.add(inner.index);
      const own = inner.op === 'capture' || inner.op === 'setcapture' ? 1 : 0;
      if (selfId !== undefined && inner.args.indexOf(selfId, own) >= 0) needsName = true;
    });
    // Captured variables that the closure assigns become parameters of a function around it.
    if (assigned.size > 0) captured = func.captures.map((c) => names.fresh(c.name));
    const name = needsName ? names.fresh(func.name) : '';
    const arrow = func.form === 'arrow' && !needsName;
    const parameters = func.parameters.filter((p) => p.role === 'argument' || p.role === 'rest');
    const surroundings: Surroundings = {
      block: this.current,
      captured: (i) => captured[i],
      assigned,
      self: () => name,
      ...(arrow ? {} : { receiver: 'this' }),
    };
    const written = new Printer(this.emission, func, surroundings, parameters).write();
    const pad = indent(this.depth);
    const lines = written.lines.map((l) => pad + l).join('\n');
    let text: string;
    if (arrow) {
      const only = written.lines.length === 1 ? /^ {2}return ([^]*);$/.exec(written.lines[0]) : undefined;
      const list = `(${written.parameters.join(', ')})`;
      if (only && !only[1].includes('\n')) text = `${list} => ${only[1].startsWith('{') ? `(${only[1]})` : only[1]}`;
      else text = lines === '' ? `${list} => {}` : `${list} => {\n${lines}\n${pad}}`;
    } else {
      text = `function ${name}(${written.parameters.join(', ')}) {${lines === '' ? '' : `\n${lines}\n${pad}`}}`;
    }
    let precedence = arrow ? argument : atom;
    if (this.emission.stamp(func)) {
      const stamp = this.emission.extern('$closure', attach);
      const env = captured.length === 0 ? '' : `, ${environment(captured, assigned)}`;
      text = `${stamp}(${text}, ${this.emission.extern('$site', siteOf(func))}${env})`;
      precedence = call;
    }
    if (assigned.size === 0) return { text, precedence };
    return { text: `((${captured.join(', ')}) => ${text})(${outer.join(', ')})`, precedence: call };
  }

  /** JavaScript for a value that a closure may capture: never a variable that changes. */
  private constant(expr: Expr): string {
    if (expr.kind !== 'value') return this.expression(expr, argument);
    const name = this.nameOf(expr.id);
    if (!this.declared.changes(this.variables(expr.id)) && !this.counts.has(expr.id)) return name;
    const copy = this.emission.names.fresh(name);
    this.prelude.push(`const ${copy} = ${name};`);
    return copy;
  }

  /** Indices of counted loops. */
  private readonly counts = new Set<ValueId>();
}

/** The accessor of a closure's captured variables. */
function environment(captured: readonly string[], assigned: ReadonlySet<number>): string {
  const read = `[${captured.join(', ')}]`;
  if (assigned.size === 0) return `($i) => ${read}[$i]`;
  const writes = [...assigned].map((i) => `$i === ${~i} ? (${captured[i]} = $v) : `);
  return `($i, $v) => ${writes.join('')}${read}[$i]`;
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

function sameName(a: Expr, b: Expr): boolean {
  if (a.kind === 'value') return b.kind === 'value' && a.id === b.id;
  return a.kind === 'text' && b.kind === 'text' && a.text === b.text;
}

function isBoolean(expr: Expr): boolean {
  return expr.kind === 'op' && expr.op.results[0]?.type.kind === 'boolean';
}

function stripTruth(expr: Expr): Expr {
  return expr.kind === 'op' && expr.op.op === 'prim' && expr.op.prim === 'truthy' ? expr.args[0] : expr;
}

function hasClosure(expr: Expr): boolean {
  if (expr.kind === 'op') return expr.op.op === 'closure' || expr.args.some(hasClosure);
  return expr.kind === 'choice' && [expr.condition, expr.then, expr.otherwise].some(hasClosure);
}

/** True if lines at one depth are one `if` statement with its arms. */
function isOneIf(lines: readonly Line[], depth: number): boolean {
  if (!lines[0].text.startsWith('if (')) return false;
  return lines.every((l, i) => i === 0 || l.depth > depth || l.text.startsWith('}'));
}
