/**
 * The expressions of one region that wait for their only use. The list is kept such that evaluating it from front to
 * back respects the order of all reads and writes; whatever would break that becomes a `const` first.
 */
import type { Value, ValueId } from '../../model.js';
import type { Block, Expr } from '../tree.js';
import { conflict, type Level, type Reach } from './reach.js';

/** An expression that waits for its use. `first` and `last` number its earliest and latest read or write. */
export interface Waiting extends Reach {
  readonly value: Value;
  readonly expr: Expr;
  readonly last: number;
  readonly size: number;
}

export class WaitingList {
  private list: Waiting[] = [];
  private readonly byValue = new Map<ValueId, Waiting>();

  /** @param block where `const`s are written; @param reference gives what stands for a value that does not wait */
  constructor(
    private readonly block: Block,
    private readonly reference: (id: ValueId) => Expr,
  ) {}

  add(w: Waiting): void {
    this.list.push(w);
    this.byValue.set(w.value.id, w);
  }

  has(id: ValueId): boolean {
    return this.byValue.has(id);
  }

  /** The level of a value's expression, 0 if it does not wait. */
  levelOf(id: ValueId): Level {
    return this.byValue.get(id)?.level ?? 0;
  }

  /** The size of a value's expression, 0 if it does not wait. */
  sizeOf(id: ValueId): number {
    return this.byValue.get(id)?.size ?? 0;
  }

  /** Makes a waiting expression a `const`. */
  private define(w: Waiting): void {
    this.byValue.delete(w.value.id);
    this.block.statements.push({ kind: 'define', value: w.value, expr: w.expr });
  }

  /** Makes all waiting expressions `const`s. */
  flush(): void {
    for (const w of this.list) this.define(w);
    this.list = [];
  }

  /** Makes those that read or write among the first `end` waiting expressions `const`s. */
  flushEffects(end = this.list.length): void {
    const kept: Waiting[] = [];
    this.list.forEach((w, i) => {
      if (i < end && w.level > 0) this.define(w);
      else kept.push(w);
    });
    this.list = kept;
  }

  /**
   * Takes the operands of an operation of the given reach, in the order in which JavaScript will evaluate them. With
   * `here`, the operation is written at this place; else it waits with its operands.
   */
  take(args: readonly ValueId[], reach: Reach, here: boolean): readonly Expr[] {
    const taken = args.map((a) => this.byValue.get(a)).filter((w) => w !== undefined);
    if (isReordered(taken)) this.flushEffects();
    this.makeWay(taken, reach, here);
    const exprs = args.map((a) => this.byValue.get(a)?.expr ?? this.reference(a));
    if (taken.length > 0) {
      for (const w of taken) this.byValue.delete(w.value.id);
      this.list = this.list.filter((w) => !taken.includes(w));
    }
    return exprs;
  }

  /** Makes `const`s of what must be evaluated before an operation with these operands, and cannot wait any longer. */
  private makeWay(taken: readonly Waiting[], reach: Reach, here: boolean): void {
    for (let again = true; again;) {
      again = false;
      let { level, first } = reach;
      const still = taken.filter((w) => this.byValue.has(w.value.id));
      for (const w of still) {
        if (w.level > level) ({ level } = w);
        if (w.level > 0 && w.first < first) ({ first } = w);
      }
      for (let i = this.list.length - 1; i >= 0; i--) {
        const w = this.list[i];
        if (w.level === 0 || still.includes(w) || !conflict(w.level, level) || (!here && w.last < first)) continue;
        this.flushEffects(i + 1);
        again = still.length > 0;
        break;
      }
    }
  }
}

/** True of operands that are not evaluated in their original order: only reads may be exchanged. */
function isReordered(taken: readonly Waiting[]): boolean {
  let lastWrite = -1;
  let lastEffect = -1;
  for (const { level, first, last } of taken) {
    if (level === 0) continue;
    if (first < (level === 2 ? lastEffect : lastWrite)) return true;
    if (last > lastEffect) lastEffect = last;
    if (level === 2 && last > lastWrite) lastWrite = last;
  }
  return false;
}
