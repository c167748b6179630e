/**
 * What scheduling wants to know of a function before it begins: how often and where values are used, what they merge
 * into, and where exits lead. Never changes.
 */
import { contextOf, selfOf, type Context } from '../../passes/effects.js';
import type { Func, Label, Op, Region, Value, ValueId } from '../../model.js';
import { ValueMap } from '../../value-map.js';
import { eachValue } from '../../walk.js';

interface Target {
  readonly parameters: readonly Value[];
  readonly results: readonly Value[];
}

/** The values that the operands of `continue` and the like become; a counted loop's index is none of them. */
export function carried(op: Op & { op: 'loop' | 'for' }): readonly Value[] {
  return op.regions[0].parameters.slice(op.op === 'for' ? 1 : 0);
}

export class Facts {
  readonly context: Context;
  /** The function object that captured variables are read through. */
  readonly self: ValueId | undefined;
  private readonly count: ValueMap<number>;
  private readonly usedIn: ValueMap<Region>;
  private readonly targets = new Map<Label, Target>();
  /** The value that lives in the same variable: a loop's parameter for its result, and back. */
  private readonly partner = new Map<ValueId, Value>();
  private readonly names: ValueMap<string>;
  /** What a value becomes first, and whether its every use is as an operand of an exit or `yield`. */
  private readonly merged: ValueMap<{ only: boolean; target: Value | undefined }>;
  /** Tapes that grow. */
  private readonly ensured = new Set<ValueId>();

  constructor(func: Func) {
    this.context = contextOf(func);
    this.self = selfOf(func);
    this.count = new ValueMap(func);
    this.usedIn = new ValueMap(func);
    this.names = new ValueMap(func);
    this.merged = new ValueMap(func);
    this.countUses(func.body, []);
    eachValue(func, ({ id, name }) => {
      if (name !== undefined) this.names.set(id, name);
    });
  }

  private countUses(region: Region, results: readonly Value[]): void {
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
        const parameters = carried(op);
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
  exitTargets(op: Op): readonly Value[] | undefined {
    if (op.op === 'break') return this.targets.get(op.label)!.results;
    return op.op === 'continue' ? this.targets.get(op.label)!.parameters : undefined;
  }

  nameOf(id: ValueId): string | undefined {
    return this.names.get(id);
  }

  uses(value: Value): number {
    return this.count.get(value.id) ?? 0;
  }

  /** True if the value is used once, and that in this region. */
  isUsedOnceIn(value: Value, region: Region): boolean {
    return this.uses(value) === 1 && this.usedIn.get(value.id) === region;
  }

  /** True if the value, or the parameter that lives in the same variable, is read. */
  isWanted(value: Value): boolean {
    if (this.uses(value) > 0) return true;
    const other = this.partner.get(value.id);
    return other !== undefined && this.uses(other) > 0;
  }

  /** True if the value is used, and only to become the next value of a variable. */
  onlyMerges(value: Value): boolean {
    return this.merged.get(value.id)?.only === true;
  }

  /** True if the only use of a value is to become the next value of the variable that it is called after. */
  updatesVariable(value: Value): boolean {
    return this.onlyMerges(value) && this.merged.get(value.id)!.target?.name === value.name;
  }

  /** True of tapes that grow: each is a variable of its own. */
  grows(value: Value): boolean {
    return this.ensured.has(value.id);
  }
}
