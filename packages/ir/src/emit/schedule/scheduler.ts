/**
 * The state of scheduling one function: the region at hand with what it has become so far, and what stands for values
 * that are no variables. What each operation becomes stands in the table of handlers.
 */
import type { Func, Label, Op, OpCode, Region, Value, ValueId } from '../../model.js';
import type { OpOf } from '../../op-of.js';
import { eachOp } from '../../walk.js';
import type { Block, Expr, Statement } from '../tree.js';
import { Facts } from './facts.js';
import { idle, joined, type Level, type Reach } from './reach.js';
import type { Surroundings } from './surroundings.js';
import { WaitingList } from './waiting.js';

/** Schedules one operation: writes statements, lets an expression wait, or notes what stands for its result. */
export type Handler<C extends OpCode> = (op: OpOf<C>, scheduler: Scheduler) => void;
export type Handlers = { readonly [C in OpCode]: Handler<C> };

/** What scheduling a region gives. */
export interface Scheduled {
  readonly block: Block;
  /** The single yielded expression, if the region is nothing else. */
  readonly only: Expr | undefined;
  /** The size of that expression. */
  readonly size: number;
  readonly reach: Reach;
}

/** The region at hand. */
interface Open {
  readonly region: Region;
  /** The results of the construct that the region belongs to. */
  readonly results: readonly Value[];
  readonly block: Block;
  readonly waiting: WaitingList;
  reach: Reach;
  only: Expr | undefined;
  size: number;
  /** True behind a loop that nothing leaves. */
  ended: boolean;
}

export class Scheduler {
  readonly facts: Facts;
  /** What stands for values that are no variables. */
  readonly atoms = new Map<ValueId, Expr>();
  /** Labels that a `break` leaves for. */
  readonly left = new Set<Label>();
  /** The number of the operation at hand. */
  now = 0;
  /** Set while regions are scheduled. */
  open!: Open;
  private readonly reach = new Map<Expr, Reach>();

  constructor(
    private readonly func: Func,
    readonly surroundings: Surroundings,
    private readonly handlers: Handlers,
  ) {
    this.facts = new Facts(func);
  }

  function(): Block {
    return this.region(this.func.body, [], () => this.receiver()).block;
  }

  /** A closure's receiver is written `this`; where closures in turn capture it, it needs a name. */
  private receiver(): void {
    const receiver = this.func.parameters.find((p) => p.role === 'this');
    if (!receiver || this.surroundings.receiver === undefined) return;
    const expr: Expr = { kind: 'text', text: this.surroundings.receiver };
    let captured = false;
    eachOp(this.func.body, (op) => {
      if (op.op === 'closure' && op.args.includes(receiver.id)) captured = true;
    });
    if (captured) this.emit({ kind: 'define', value: receiver, expr });
    else this.atoms.set(receiver.id, expr);
  }

  /** Schedules a region of a construct with these results into a block of its own. */
  region(region: Region, results: readonly Value[], begin?: () => void): Scheduled {
    const outer = this.open;
    const parent = outer ? outer.block : this.surroundings.block;
    const block: Block = { parent, depth: parent ? parent.depth + 1 : 0, statements: [] };
    const waiting = new WaitingList(block, (id) => this.reference(id));
    const open: Open = { region, results, block, waiting, reach: idle, only: undefined, size: 0, ended: false };
    this.open = open;
    begin?.();
    for (const op of region.ops) {
      if (open.ended) break;
      this.operation(op);
    }
    this.open = outer;
    if (outer) this.note(open.reach);
    return open;
  }

  private operation(op: Op): void {
    this.now++;
    (this.handlers[op.op] as Handler<OpCode>)(op, this);
  }

  emit(statement: Statement): void {
    this.open.block.statements.push(statement);
  }

  /** Notes that the region at hand reads or writes. */
  note(reach: Reach): void {
    this.open.reach = joined(this.open.reach, reach);
  }

  /** The level of an expression that an operation was written as. */
  levelOf(expr: Expr): Level {
    return this.reach.get(expr)?.level ?? 0;
  }

  /** The reach of a composed expression, from its parts and what it does itself. */
  reachOf(expr: Expr, parts: readonly Expr[], own: Reach): Reach {
    let reach = own;
    for (const part of parts) reach = joined(reach, this.reach.get(part) ?? idle);
    this.reach.set(expr, reach);
    return reach;
  }

  /** What stands for a value that does not wait. */
  reference(id: ValueId): Expr {
    const atom = this.atoms.get(id);
    if (atom) return atom;
    if (id === this.facts.self && this.surroundings.self) return { kind: 'text', text: this.surroundings.self() };
    return { kind: 'value', id };
  }

  /** An operand that must be a name or a literal. */
  named(id: ValueId): Expr {
    if (this.open.waiting.has(id)) this.open.waiting.flush();
    return this.reference(id);
  }
}
