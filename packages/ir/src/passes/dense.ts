/**
 * Arrays without holes: the test `i in array` is true of an index within an array that has none, and what hangs on it goes with the
 * next `fold`. The implementations of array methods ask it of each element, because an array may have holes anywhere.
 *
 * An array has no holes if it came without and nothing here makes any: an argument, or a part of one, whose type says what all its
 * elements are; a literal. Holes are made by code that stores behind an array's end, shortens it or deletes from it. A
 * store at an index that is there makes none, nor does appending, nor a counted loop that fills from the beginning.
 *
 * Optimistic: tests count as true until an array that they ask about may get holes by code that runs if all of them are.
 * The first test that were false would need such code before it. Wants: SSA with types inferred and loops counted. Keeps: SSA.
 */
import type { ForOp, Func, Op, PrimOp, Region, ValueId } from '../model.js';
import type { Type } from '../type.js';
import { eachOp, exitsOf } from '../walk.js';
import { indicesOf, type Indices } from './indices.js';
import { memoryOf, type Memory, type MemoryClass } from './memory.js';
import { inClosures, mapRegions, withBody, withOps } from './rewrite.js';
import { type ValueFacts } from '../value-map.js';

export function dense(func: Func): Func {
  let asks = false;
  eachOp(func.body, (op) => (asks ||= isTest(op)));
  return inClosures(asks ? new Density(func).function() : func, dense);
}

function isTest(op: Op): op is PrimOp {
  return op.op === 'prim' && op.prim === 'in';
}

/** Types that holes do not have: an array all of whose elements have one of these has none. */
function isPresent(type: Type): boolean {
  return type.kind !== 'unknown' && type.kind !== 'opaque';
}

class Density {
  private readonly memory: Memory;
  private readonly defined: ValueFacts<Op>;
  private readonly indices: Indices;
  private readonly parameters: ReadonlySet<ValueId>;
  /** The loops around each definition. */
  private readonly around = new Map<ValueId, readonly Op[]>();
  /** Tests that are true as far as is known, with the arrays they ask about. */
  private readonly sure = new Map<ValueId, ValueId>();
  /** Stores at an index that is there. */
  private readonly within = new Set<Op>();
  /** Classes in which holes may be made. */
  private holed = new Set<MemoryClass>();
  /** Classes in which references may be put anywhere. */
  private written = new Set<MemoryClass>();

  constructor(private readonly func: Func) {
    this.memory = memoryOf(func);
    this.defined = this.memory.context.definitions;
    this.indices = indicesOf(func, this.defined);
    this.parameters = new Set(func.parameters.filter((p) => p.role === 'argument').map((p) => p.id));
    this.index(func.body, [], new Set());
  }

  function(): Func {
    for (let changed = true; changed;) {
      this.holed = new Set();
      this.written = new Set();
      this.effects(this.func.body, undefined);
      changed = false;
      for (const [test, array] of this.sure) {
        if (!this.isDense(array)) changed = this.sure.delete(test);
      }
    }
    return this.sure.size === 0 ? this.func : withBody(this.func, this.rewritten(this.func.body));
  }

  /**
   * Notes where things are.
   * @param filled arrays that have an element
   */
  private index(region: Region, loops: readonly Op[], filled: ReadonlySet<ValueId>): void {
    const known = new Set(filled);
    for (const op of region.ops) {
      for (const r of op.results) this.around.set(r.id, loops);
      if (op.op === 'array' && op.args.length > 0) known.add(op.results[0].id);
      if (isTest(op) && this.indices.isIn(op.args[0], op.args[1], known)) this.sure.set(op.results[0].id, op.args[1]);
      if ((op.op === 'store' || op.op === 'addto') && this.indices.isIn(op.args[1], op.args[0], known))
        this.within.add(op);
      const inner = op.op === 'for' || op.op === 'loop' ? [...loops, op] : loops;
      for (const r of op.regions) this.index(r, inner, known);
      const base = this.leftIfEmpty(op);
      if (base !== undefined) known.add(base);
    }
  }

  /** The array at whose being empty an operation leaves: `if (array.length === 0) throw`. */
  private leftIfEmpty(op: Op): ValueId | undefined {
    if (op.op !== 'if') return undefined;
    const { ops } = op.regions[0];
    if (ops[ops.length - 1].op === 'yield') return undefined;
    const condition = this.defined.get(op.args[0]);
    if (condition?.op !== 'prim' || condition.prim !== 'eq') return undefined;
    const [length, zero] = condition.args;
    return this.indices.constant(zero) === 0 ? this.indices.lengthOf(length) : undefined;
  }

  // Where holes are made

  /** @param filling the loop of which every iteration that goes on comes here */
  private effects(region: Region, filling: ForOp | undefined): void {
    let loop = filling;
    for (const op of region.ops) {
      if (op.op === 'store' || op.op === 'addto') this.store(op, loop);
      else if (op.regions.length === 0) {
        for (const c of this.memory.writes(op)) {
          this.holed.add(c);
          this.written.add(c);
        }
      }
      const sure = op.op === 'if' && this.sure.has(op.args[0]);
      for (const r of sure ? [op.regions[0]] : op.regions)
        this.effects(r, op.op === 'for' ? op : sure ? loop : undefined);
      if (loop && op.regions.length > 0 && exitsOf(op).has(loop.label)) loop = undefined;
    }
  }

  private store(op: Op, loop: ForOp | undefined): void {
    const [base, key] = op.args;
    const { kind } = this.typeOf(base);
    if (kind === 'typed') return;
    for (const c of this.memory.writes(op)) {
      this.written.add(c);
      const keeps =
        kind === 'object' || this.within.has(op) || this.indices.lengthOf(key) === base || this.fills(base, key, loop);
      if (!keeps) this.holed.add(c);
    }
  }

  /** True if a counted loop puts something at every index from the first on. */
  private fills(base: ValueId, key: ValueId, loop: ForOp | undefined): boolean {
    return (
      loop !== undefined &&
      this.indices.loopOf(key) === loop &&
      loop.step === 1 &&
      this.indices.constant(loop.args[0]) === 0 &&
      !(this.around.get(base) ?? []).includes(loop)
    );
  }

  // Which arrays have none

  private isDense(base: ValueId): boolean {
    const type = this.typeOf(base);
    const c = this.memory.classOf(base);
    if (type.kind !== 'array' || !c || this.holed.has(c)) return false;
    const op = this.defined.get(base);
    if (op?.op === 'array') return true;
    return (isPresent(type.element) && this.isGiven(base)) || this.isPartOfLiteral(op);
  }

  /** True of arguments, and of parts of them that nobody has replaced. */
  private isGiven(value: ValueId): boolean {
    if (this.parameters.has(value)) return true;
    const op = this.defined.get(value);
    return op?.op === 'load' && this.isUntouched(op.args[0]) && this.isGiven(op.args[0]);
  }

  /** True of elements of a literal that holds nothing but such arrays. */
  private isPartOfLiteral(op: Op | undefined): boolean {
    if (op?.op !== 'load' || !this.isUntouched(op.args[0])) return false;
    const literal = this.defined.get(op.args[0]);
    return literal?.op === 'array' && literal.args.every((a) => this.isDense(a));
  }

  private isUntouched(base: ValueId): boolean {
    const c = this.memory.classOf(base);
    return c !== undefined && !this.written.has(c);
  }

  private typeOf(id: ValueId): Type {
    return this.memory.context.types.get(id)!;
  }

  private rewritten(region: Region): Region {
    return withOps(
      region,
      region.ops.map((op) => {
        if (op.regions.length > 0) return mapRegions(op, (r) => this.rewritten(r));
        if (!isTest(op) || !this.sure.has(op.results[0].id)) return op;
        return { op: 'const', value: true, args: [], regions: [], results: op.results };
      }),
    );
  }
}
