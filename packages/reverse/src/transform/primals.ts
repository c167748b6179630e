/**
 * Primal values in the reverse sweep. Asking for one decides how it is had, the cheapest way first: it is a constant or
 * was defined outside of all regions; it is a loop's index; it is cheap to compute again from such values; else the
 * forward sweep keeps a record of it.
 */
import { isNumeric, primitives, type Builder, type Op, type Type, type Value, type ValueId } from '@wengert/ir';
import type { Records } from './records.js';
import type { Scopes } from './scopes.js';
import type { Structure } from './structure.js';

/** Up to this many operations are computed again rather than kept. */
const recomputeBudget = 6;

export class Primals {
  private readonly had = new Map<ValueId, ValueId>();
  private readonly values: ReadonlyMap<ValueId, Value>;

  constructor(
    private readonly structure: Structure,
    values: ReadonlyMap<ValueId, Value>,
    private readonly reverse: Builder,
    private readonly scopes: Scopes,
    private readonly records: Records,
    private readonly bridge: (value: Value) => ValueId,
    /** True if memory at this load is not written between the load and the end of the reverse sweep. */
    private readonly stable: (load: Op) => boolean,
  ) {
    this.values = values;
  }

  typeOf(value: ValueId): Type {
    return this.values.get(value)!.type;
  }

  /** Tells that the reverse sweep has `value` as `here`: the index of the loop that it is in. */
  provide(value: ValueId, here: ValueId): void {
    this.had.set(value, here);
  }

  /** The value that the forward sweep gave to `value` in the run that the reverse sweep is in. */
  of(value: ValueId): ValueId {
    let here = this.had.get(value);
    if (here === undefined) {
      here = this.obtain(value);
      this.had.set(value, here);
    }
    return here;
  }

  private obtain(value: ValueId): ValueId {
    const { structure, scopes, records } = this;
    const info = structure.regionOf.get(value)!;
    const op = structure.definition.get(value);
    if (op && isConstant(op)) return scopes.prologue(structure.root, () => this.copy(op, []));
    if (!info.parent) return this.bridge(this.values.get(value)!);
    if (op && this.cost(value) <= recomputeBudget) {
      const args = op.args.map((a) => this.of(a));
      return scopes.prologue(info, () => this.copy(op, args));
    }
    return records.read(records.keep(this.values.get(value)!, info));
  }

  private copy(op: Op, args: readonly ValueId[]): ValueId {
    const { type, name } = op.results[0];
    const result = this.reverse.value(type, name);
    this.reverse.append({ ...op, args, results: [result] });
    return result.id;
  }

  /** Operations needed to have the value without a record of it; infinite if there is no way. */
  private cost(value: ValueId): number {
    if (this.had.has(value)) return 0;
    const info = this.structure.regionOf.get(value)!;
    const op = this.structure.definition.get(value);
    if ((op && isConstant(op)) || !info.parent) return 0;
    if (!op || !(this.repeatable(op) || (op.op === 'load' && this.stable(op)))) return Infinity;
    let total = 1;
    for (const arg of op.args) {
      total += this.cost(arg);
      if (total > recomputeBudget) return Infinity;
    }
    return total;
  }

  /**
   * True if the operation gives the same from records of its operands. Tapes of numbers keep `undefined` as NaN, so only
   * operations that cannot tell one from the other are repeated.
   */
  private repeatable(op: Op): boolean {
    if (op.op !== 'prim' || !primitives[op.prim].cheap) return false;
    if (primitives[op.prim].numeric) return true;
    const integers = op.args.every((a) => this.typeOf(a).kind === 'integer');
    const numbers = op.args.every((a) => isNumeric(this.typeOf(a)));
    return integers || (numbers && (op.prim === 'add' || primitives[op.prim].precedence === 10));
  }
}

function isConstant(op: Op): boolean {
  return op.op === 'const' || op.op === 'global' || op.op === 'extern';
}
