/**
 * From operations to statements: decides which expressions are written where they are used.
 *
 * An expression that is used once, in the region where it is computed, waits in a list until its use comes. The list
 * is kept such that evaluating it from front to back respects the order of all reads and writes; whatever would break
 * that becomes a `const` first. Values with the user's name become a `const` in any case.
 */
import { primitives } from '../primitives.js';
import { effectOf, selfOf, type Context, type OpEffect } from '../passes/effects.js';
import type { CaptureOp, Func, IfOp, Label, Op, Region, Value, ValueId } from '../model.js';
import { eachOp, eachValue, valueTypes } from '../walk.js';
import type { Block, Expr, Move, Statement } from './tree.js';

/** Longer expressions are broken up. */
const maximalSize = 12;

/** How much an expression minds its place in the order: 0 not at all, 1 reads memory, 2 writes it. */
type Level = 0 | 1 | 2;

const levels: Record<OpEffect, Level> = { none: 0, checks: 2, allocates: 0, reads: 1, writes: 2, unknown: 2 };

const conflict = (a: Level, b: Level): boolean => a + b > 2;

/** An expression that waits for its use. `first` and `last` number its earliest and latest read or write. */
interface Waiting {
  readonly value: Value;
  readonly expr: Expr;
  readonly level: Level;
  readonly first: number;
  readonly last: number;
  readonly size: number;
}

interface Target {
  readonly parameters: readonly Value[];
  readonly results: readonly Value[];
}

/** The level and the earliest read or write of an expression. */
interface Reach {
  readonly level: Level;
  readonly first: number;
}

/** What scheduling a region gave, beside its statements. */
interface Scheduled {
  readonly block: Block;
  /** The single yielded expression, if the region is nothing else. */
  readonly only: Expr | undefined;
  readonly level: Level;
  readonly first: number;
  readonly size: number;
}

export interface Surroundings {
  /** The block that a closure stands in. */
  readonly block?: Block;
  /** JavaScript for captured variable `i` of the function, if it is a closure that is written in place. */
  readonly captured?: (index: number) => string;
  /** Captured variables that the closure itself assigns. */
  readonly assigned?: ReadonlySet<number>;
  /** JavaScript for the function itself, for such a closure. */
  readonly self?: () => string;
  /** JavaScript for the receiver, for such a closure. */
  readonly receiver?: string;
}

export function schedule(func: Func, surroundings: Surroundings = {}): Block {
  return new Scheduler(func, surroundings).function();
}

class Scheduler {
  private readonly context: Context;
  private readonly count = new Map<ValueId, number>();
  private readonly usedIn = new Map<ValueId, Region>();
  private readonly atoms = new Map<ValueId, Expr>();
  private readonly targets = new Map<Label, Target>();
  /** Labels that a `break` leaves for. */
  private readonly left = new Set<Label>();
  /** The value that lives in the same variable: a loop's parameter for its result, and back. */
  private readonly partner = new Map<ValueId, Value>();
  private readonly names = new Map<ValueId, string | undefined>();
  private readonly reach = new Map<Expr, Reach>();
  /** Values whose every use is as an operand of an exit or `yield`. */
  private readonly merged = new Map<ValueId, { only: boolean; target: Value | undefined }>();
  /** Tapes that grow: each is a variable of its own. */
  private readonly ensured = new Set<ValueId>();
  private readonly self: ValueId | undefined;
  private region!: Region;
  private block!: Block;
  private waiting: Waiting[] = [];
  private readonly waits = new Map<ValueId, Waiting>();
  private now = 0;
  /** Level, first effect and size of what the current region holds. */
  private level: Level = 0;
  private first = Infinity;

  constructor(
    private readonly func: Func,
    private readonly surroundings: Surroundings,
  ) {
    this.context = { func, types: valueTypes(func) };
    this.self = selfOf(func);
    this.countUses(func.body);
    eachValue(func, (value) => this.names.set(value.id, value.name));
  }

  function(): Block {
    return this.schedule(this.func.body, this.surroundings.block, [], () => {
      const receiver = this.func.parameters.find((p) => p.role === 'this');
      if (!receiver || this.surroundings.receiver === undefined) return;
      const expr: Expr = { kind: 'text', text: this.surroundings.receiver };
      let captured = false;
      eachOp(this.func.body, (op) => {
        if (op.op === 'closure' && op.args.includes(receiver.id)) captured = true;
      });
      if (captured) this.emit({ kind: 'define', value: receiver, expr });
      else this.atoms.set(receiver.id, expr);
    }).block;
  }

  private countUses(region: Region, results: readonly Value[] = []): void {
    for (const op of region.ops) {
      const into = op.op === 'yield' ? results : this.exitTargets(op);
      op.args.forEach((arg, k) => {
        this.count.set(arg, (this.count.get(arg) ?? 0) + 1);
        this.usedIn.set(arg, region);
        const merged = this.merged.get(arg);
        if (!merged) this.merged.set(arg, { only: into !== undefined, target: into?.[k] });
        else if (!into) merged.only = false;
      });
      if (op.op === 'ensure') this.ensured.add(op.args[0]);
      if (op.op === 'block') this.targets.set(op.label, { parameters: [], results: op.results });
      if (op.op === 'loop' || op.op === 'for') {
        const parameters = op.regions[0].parameters.slice(op.op === 'for' ? 1 : 0);
        this.targets.set(op.label, { parameters, results: op.results });
        parameters.forEach((p, k) => {
          this.partner.set(p.id, op.results[k]);
          this.partner.set(op.results[k].id, p);
        });
      }
      for (const inner of op.regions) this.countUses(inner, op.results);
    }
  }

  /** The values that the operands of an exit become. */
  private exitTargets(op: Op): readonly Value[] | undefined {
    if (op.op === 'break') return this.targets.get(op.label)!.results;
    return op.op === 'continue' ? this.targets.get(op.label)!.parameters : undefined;
  }

  private uses(value: Value): number {
    return this.count.get(value.id) ?? 0;
  }

  /** Schedules a region into a block of its own. */
  private schedule(
    region: Region,
    parent: Block | undefined,
    results: readonly Value[],
    begin?: () => void,
  ): Scheduled {
    const saved = {
      region: this.region,
      block: this.block,
      waiting: this.waiting,
      level: this.level,
      first: this.first,
    };
    const block: Block = { parent, depth: parent ? parent.depth + 1 : 0, statements: [] };
    this.region = region;
    this.block = block;
    this.waiting = [];
    this.level = 0;
    this.first = Infinity;
    let only: Expr | undefined;
    let size = 0;
    begin?.();
    for (const op of region.ops) {
      if (op.op === 'yield') {
        if (results.length === 1 && this.wanted(results[0]) && block.statements.length === 0) {
          size = this.waits.get(op.args[0])?.size ?? 0;
          const [expr] = this.consume(op.args, 0, true);
          this.flush();
          if (block.statements.length === 0) only = expr;
          block.statements.push({ kind: 'moves', moves: [{ to: results[0], from: expr }] });
        } else {
          this.moves(op.args, results);
        }
      } else {
        this.operation(op);
        if (op.op === 'loop' && !this.left.has(op.label)) break;
      }
    }
    const scheduled: Scheduled = { block, only, level: this.level, first: this.first, size };
    Object.assign(this, saved);
    this.note(scheduled.level, scheduled.first);
    return scheduled;
  }

  private note(level: Level, first: number): void {
    if (level > this.level) this.level = level;
    if (first < this.first) this.first = first;
  }

  private emit(statement: Statement): void {
    this.block.statements.push(statement);
  }

  /** Makes a waiting expression a `const`. */
  private define(w: Waiting): void {
    this.waits.delete(w.value.id);
    this.emit({ kind: 'define', value: w.value, expr: w.expr });
  }

  /** Makes all waiting expressions `const`s. */
  private flush(): void {
    for (const w of this.waiting) this.define(w);
    this.waiting = [];
  }

  /** Makes those that read or write among the first `end` waiting expressions `const`s. */
  private flushEffects(end: number): void {
    const kept: Waiting[] = [];
    this.waiting.forEach((w, i) => {
      if (i < end && w.level > 0) this.define(w);
      else kept.push(w);
    });
    this.waiting = kept;
  }

  /**
   * Takes the operands of an operation of the given level, in the order in which JavaScript will evaluate them. With
   * `here`, the operation is written at this place; else it waits with its operands.
   */
  private consume(args: readonly ValueId[], level: Level, here: boolean, earliest = this.now): readonly Expr[] {
    const taken = args.map((a) => this.waits.get(a)).filter((w) => w !== undefined);
    let lastWrite = -1;
    let lastEffect = -1;
    for (const w of taken) {
      if (w.level === 0) continue;
      // Operands that are not evaluated in their original order: only reads may be exchanged.
      if (w.first < (w.level === 2 ? lastEffect : lastWrite)) {
        this.flushEffects(this.waiting.length);
        break;
      }
      if (w.last > lastEffect) lastEffect = w.last;
      if (w.level === 2 && w.last > lastWrite) lastWrite = w.last;
    }
    for (let again = true; again;) {
      again = false;
      let most = level;
      let first = level > 0 ? earliest : Infinity;
      const still = new Set<Waiting>();
      for (const w of taken) {
        if (!this.waits.has(w.value.id)) continue;
        still.add(w);
        if (w.level > most) most = w.level;
        if (w.level > 0 && w.first < first) first = w.first;
      }
      for (let i = this.waiting.length - 1; i >= 0; i--) {
        const w = this.waiting[i];
        if (w.level === 0 || still.has(w) || !conflict(w.level, most) || (!here && w.last < first)) continue;
        this.flushEffects(i + 1);
        again = still.size > 0;
        break;
      }
    }
    const exprs = args.map((a) => {
      const w = this.waits.get(a);
      return w ? w.expr : this.reference(a);
    });
    if (taken.length > 0) {
      const gone = new Set<Waiting>();
      for (const w of taken) if (this.waits.delete(w.value.id)) gone.add(w);
      this.waiting = this.waiting.filter((w) => !gone.has(w));
    }
    return exprs;
  }

  private reference(id: ValueId): Expr {
    const atom = this.atoms.get(id);
    if (atom) return atom;
    if (id === this.self && this.surroundings.self) return { kind: 'text', text: this.surroundings.self() };
    return { kind: 'value', id };
  }

  /** An operand that must be a name or a literal. */
  private named(id: ValueId): Expr {
    if (this.waits.has(id)) this.flush();
    return this.reference(id);
  }

  /** Operands that become moves: more than one with writes may not be reordered. */
  private moveExprs(args: readonly ValueId[], targets: readonly Value[]): readonly Move[] {
    if (args.length > 1 && args.some((a) => (this.waits.get(a)?.level ?? 0) > 1)) this.flush();
    const wanted = args.filter((_, k) => this.wanted(targets[k]));
    const exprs = this.consume(wanted, 0, true);
    this.flush();
    const to = targets.filter((t) => this.wanted(t));
    return exprs.map((from, k) => ({ to: to[k], from }));
  }

  /** True if the value, or the parameter that lives in the same variable, is read. */
  private wanted(value: Value): boolean {
    if (this.uses(value) > 0) return true;
    const other = this.partner.get(value.id);
    return other !== undefined && this.uses(other) > 0;
  }

  private moves(args: readonly ValueId[], targets: readonly Value[]): void {
    const moves = this.moveExprs(args, targets);
    if (moves.length > 0) this.emit({ kind: 'moves', moves: this.withLastDefinitions(moves) });
  }

  /** New values of variables that were computed just before, as part of the moves that assign them. */
  private withLastDefinitions(moves: readonly Move[]): readonly Move[] {
    const { statements } = this.block;
    const changed = [...moves];
    for (let last; (last = statements.at(-1))?.kind === 'define'; statements.pop()) {
      const { value, expr } = last;
      const k = changed.findIndex(({ from }) => from.kind === 'value' && from.id === value.id);
      const level = this.reach.get(expr)?.level ?? 0;
      if (k < 0 || this.uses(value) > 1 || value.name !== changed[k].to.name || level > (moves.length > 1 ? 1 : 2))
        break;
      changed[k] = { to: changed[k].to, from: expr };
    }
    return changed;
  }

  /** True if the result of an operation is used once, nearby, and needs no name. */
  private mayWait(op: Op, size: number): boolean {
    const [value] = op.results;
    return (
      this.uses(value) === 1 &&
      this.usedIn.get(value.id) === this.region &&
      (value.name === undefined || this.updatesVariable(value)) &&
      size <= maximalSize &&
      !this.ensured.has(value.id)
    );
  }

  /** True if the only use of a value is to become the next value of the variable that it is called after. */
  private updatesVariable(value: Value): boolean {
    const merged = this.merged.get(value.id);
    return merged !== undefined && merged.only && merged.target?.name === value.name;
  }

  /**
   * True of `x + 1` and the like if it only ever becomes the next value of a variable, on ways of which one is taken:
   * written at each of them, it can be `x += 1`.
   */
  private repeats(op: Op): boolean {
    if (op.op !== 'prim' || !primitives[op.prim].cheap || op.args.length !== 2) return false;
    const [value] = op.results;
    const [left, right] = op.args.map((a) => this.reference(a));
    if (left.kind !== 'value' || right.kind !== 'const' || this.waits.has(op.args[0])) return false;
    return (
      this.uses(value) > 0 && this.merged.get(value.id)!.only && this.context.types.get(op.args[0])!.kind === 'integer'
    );
  }

  /** An expression is complete: it waits for its only use, becomes a `const`, or stands for itself. */
  private finish(op: Op, expr: Expr, { level, first }: Reach, size: number): void {
    const [value] = op.results;
    this.note(level, first);
    if (this.uses(value) === 0) {
      if (level > 0) this.emit({ kind: 'effect', expr });
    } else if (this.mayWait(op, size)) {
      const waiting: Waiting = { value, expr, level, first, last: this.now, size };
      this.waiting.push(waiting);
      this.waits.set(value.id, waiting);
    } else {
      this.emit({ kind: 'define', value, expr });
    }
  }

  /** Level and first effect of a composed expression, from its parts. */
  private reachOf(expr: Expr, parts: readonly Expr[], level: Level, first: number): Reach {
    for (const part of parts) {
      const inner = this.reach.get(part);
      if (!inner) continue;
      if (inner.level > level) ({ level } = inner);
      if (inner.first < first) ({ first } = inner);
    }
    const reach: Reach = { level, first };
    this.reach.set(expr, reach);
    return reach;
  }

  /** An operation that computes a value from its operands. */
  private expression(op: Op): void {
    if (this.repeats(op)) {
      this.atoms.set(op.results[0].id, { kind: 'op', op, args: op.args.map((a) => this.reference(a)) });
      return;
    }
    const level = levels[effectOf(op, this.context)];
    let size = 1;
    for (const a of op.args) size += this.waits.get(a)?.size ?? 0;
    const args = this.consume(op.args, level, !this.mayWait(op, size));
    const expr: Expr = { kind: 'op', op, args };
    this.finish(op, expr, this.reachOf(expr, args, level, level > 0 ? this.now : Infinity), size);
  }

  private operation(op: Op): void {
    this.now++;
    switch (op.op) {
      case 'const':
        this.atoms.set(op.results[0].id, { kind: 'const', value: op.value });
        return;
      case 'global':
        this.atoms.set(op.results[0].id, { kind: 'text', text: op.name });
        return;
      case 'extern':
        this.atoms.set(op.results[0].id, { kind: 'extern', name: op.name, value: op.value });
        return;
      case 'capture':
        this.capture(op);
        return;
      case 'closure':
        op.args.forEach((a) => this.named(a));
        this.expression(op);
        return;
      case 'addto':
        // JavaScript reads the slot before it evaluates the right side.
        if ((this.waits.get(op.args[2])?.level ?? 0) > 1) this.flush();
        this.effect(op);
        return;
      case 'store':
        this.effect(op);
        return;
      case 'setcapture':
        if (op.args[0] === this.self && this.surroundings.captured) {
          const [expr] = this.consume([op.args[1]], 2, true);
          this.note(2, this.now);
          this.emit({ kind: 'assign', name: this.surroundings.captured(op.index), expr });
        } else {
          this.effect(op);
        }
        return;
      case 'ensure': {
        const index = this.named(op.args[1]);
        this.flushEffects(this.waiting.length);
        this.note(2, this.now);
        this.emit({ kind: 'ensure', buffer: op.args[0], index });
        return;
      }
      case 'if':
        this.if(op);
        return;
      case 'block':
        this.flush();
        this.emit({
          kind: 'block',
          label: op.label,
          body: this.schedule(op.regions[0], this.block, op.results).block,
          results: op.results,
        });
        return;
      case 'loop':
      case 'for':
        this.loop(op);
        return;
      case 'break':
      case 'continue': {
        if (op.op === 'break') this.left.add(op.label);
        this.moves(op.args, this.exitTargets(op)!);
        this.flush();
        this.emit({ kind: op.op, label: op.label });
        return;
      }
      case 'return':
      case 'throw': {
        const [expr] = this.consume(op.args, 0, true);
        this.flush();
        this.emit({ kind: op.op, expr });
        return;
      }
      case 'prim':
      case 'intrinsic':
      case 'load':
      case 'delete':
      case 'array':
      case 'object':
      case 'buffer':
      case 'call':
      case 'new':
        this.expression(op);
        return;
      case 'yield':
      case 'get':
      case 'set':
        throw new Error(`The emitter wants SSA, and met ${op.op}`);
    }
  }

  /** Reads a captured variable: in a closure that is written in place, that is a variable of the surroundings. */
  private capture(op: CaptureOp): void {
    const { captured, assigned } = this.surroundings;
    const [value] = op.results;
    if (op.args[0] !== this.self || !captured) {
      this.expression(op);
      return;
    }
    const expr: Expr = { kind: 'text', text: captured(op.index) };
    if (assigned?.has(op.index)) this.finish(op, expr, { level: 1, first: this.now }, 1);
    else if (this.ensured.has(value.id)) this.emit({ kind: 'define', value, expr });
    else this.atoms.set(value.id, expr);
  }

  /** A store or the like: written at once. */
  private effect(op: Op): void {
    const args = this.consume(op.args, 2, true);
    this.note(2, this.now);
    this.emit({ kind: 'effect', expr: { kind: 'op', op, args } });
  }

  private if(op: IfOp): void {
    const [then, otherwise] = op.regions.map((r) => this.schedule(r, this.block, op.results));
    const level = Math.max(then.level, otherwise.level) as Level;
    const first = Math.min(then.first, otherwise.first);
    const [result] = op.results;
    const size = 1 + then.size + otherwise.size + (this.waits.get(op.args[0])?.size ?? 0);
    const expressions = then.only && otherwise.only && size <= maximalSize;
    if (expressions && !this.updates(result, then.only) && !this.updates(result, otherwise.only)) {
      const [condition] = this.consume(op.args, level, !this.mayWait(op, size), first);
      const expr: Expr = { kind: 'choice', condition, then: then.only, otherwise: otherwise.only };
      this.finish(op, expr, this.reachOf(expr, [condition], level, first), size);
      return;
    }
    const [condition] = this.consume(op.args, level, true);
    this.flush();
    this.emit({ kind: 'if', condition, then: then.block, otherwise: otherwise.block, results: op.results });
  }

  /** True if an arm keeps the value of the variable that the `if` assigns: better written as a statement. */
  private updates(result: Value, expr: Expr): boolean {
    return result.name !== undefined && expr.kind === 'value' && this.names.get(expr.id) === result.name;
  }

  private loop(op: Op & { op: 'loop' | 'for' }): void {
    const fixed = op.op === 'for' ? 2 : 0;
    const parameters = op.regions[0].parameters.slice(op.op === 'for' ? 1 : 0);
    let header: { low: Expr; high: Expr } | undefined;
    if (op.op === 'for') {
      const [low, high] = op.args;
      const lowWaits = this.waits.get(low);
      const highWaits = this.waits.get(high);
      if ((lowWaits && lowWaits.level > 0) || (highWaits && (highWaits.level > 0 || highWaits.size > 2))) this.flush();
      const [l, h] = this.consume([low, high], 0, false);
      header = { low: l, high: h };
    }
    const initial = this.moveExprs(op.args.slice(fixed), parameters);
    this.flush();
    const body = this.schedule(op.regions[0], this.block, []).block;
    this.emit({
      kind: 'loop',
      label: op.label,
      initial,
      parameters,
      body,
      results: op.results,
      ...(op.op === 'for' && { counter: { index: op.regions[0].parameters[0], step: op.step, ...header! } }),
    });
  }
}
