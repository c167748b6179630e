/**
 * Finds loops that count, and makes them `for`: an integer carried through every `continue` as itself plus one and the
 * same literal integer, compared at the head with a bound that the loop cannot change, the head's exit giving up nothing
 * but the carried values. Everything else about the loop stays, other exits included.
 *
 * Wants: SSA with types inferred. Keeps: SSA. The index stays a carried value too if it is read after the loop.
 */
import type { Func, IfOp, LoopOp, Op, PrimOp, Region, Value, ValueId } from '../model.js';
import type { PrimitiveName } from '../primitives.js';
import { integer, isNumeric, number, type Type } from '../type.js';
import { definitions, eachOp, useCounts } from '../walk.js';
import { effectOf } from './effects.js';
import { memoryOf, type Memory } from './memory.js';
import { inClosures, mapArgs, resolver } from './rewrite.js';
import { type ValueMap } from '../value-map.js';

export function counted(func: Func): Func {
  return inClosures(new Counting(func).function(), counted);
}

/** Comparisons of index and bound, by the sign of the step; `mirror` exchanges the operands, `inverse` negates. */
interface Comparison {
  readonly sign: 1 | -1;
  readonly inclusive: boolean;
  readonly mirror: PrimitiveName;
  readonly inverse: PrimitiveName;
}

const comparisons: Readonly<Partial<Record<PrimitiveName, Comparison>>> = {
  lt: { sign: 1, inclusive: false, mirror: 'gt', inverse: 'ge' },
  le: { sign: 1, inclusive: true, mirror: 'ge', inverse: 'gt' },
  gt: { sign: -1, inclusive: false, mirror: 'lt', inverse: 'le' },
  ge: { sign: -1, inclusive: true, mirror: 'le', inverse: 'lt' },
};

interface Head {
  /** How many operations stand before the decision. */
  readonly at: number;
  readonly comparison: Comparison;
  /** Position of the index among the carried values. */
  readonly slot: number;
  readonly bound: ValueId;
  readonly step: number;
  /** Operations at the head that compute the bound and move in front of the loop. */
  readonly moved: ReadonlySet<Op>;
}

const none: readonly never[] = [];

class Counting {
  private readonly memory: Memory;
  private readonly defined: ValueMap<Op>;
  private readonly uses: ValueMap<number>;
  private readonly resolver = resolver();
  /** Types of the indices that were made here. */
  private readonly made = new Map<ValueId, Type>();
  private nextId: number;

  constructor(private readonly func: Func) {
    this.memory = memoryOf(func);
    this.defined = definitions(func);
    this.uses = useCounts(func);
    this.nextId = func.nextId;
  }

  function(): Func {
    const body = this.region(this.func.body);
    return { ...this.func, body, nextId: this.nextId };
  }

  private region(region: Region): Region {
    const ops: Op[] = [];
    for (const raw of region.ops) {
      if (raw.op === 'loop') {
        this.loop(raw, ops);
      } else {
        const op = mapArgs(raw, this.resolver.resolve);
        ops.push(op.regions.length === 0 ? op : { ...op, regions: op.regions.map((r) => this.region(r)) });
      }
    }
    return { parameters: region.parameters, ops };
  }

  private type(id: ValueId): Type {
    return this.memory.context.types.get(id) ?? this.made.get(id)!;
  }

  private integerConstant(id: ValueId): number | undefined {
    const op = this.defined.get(id);
    return op?.op === 'const' && typeof op.value === 'number' && Number.isSafeInteger(op.value) ? op.value : undefined;
  }

  /** Recognises the loop, or not. */
  private head(loop: LoopOp): Head | undefined {
    const [body] = loop.regions;
    const inside = new Set<ValueId>(body.parameters.map((p) => p.id));
    eachOp(body, (op) => {
      op.results.forEach((r) => inside.add(r.id));
      for (const r of op.regions) r.parameters.forEach((p) => inside.add(p.id));
    });
    const at = body.ops.findIndex((op) => op.op === 'if');
    if (at < 0) return undefined;
    const decision = body.ops[at] as IfOp;
    const leave = this.leaves(decision, loop);
    if (leave === undefined) return undefined;
    const compare = this.defined.get(decision.args[0]);
    if (compare?.op !== 'prim' || !inside.has(compare.results[0].id)) return undefined;

    // `index < bound` or `bound > index`, with the decision turned round if it leaves when true.
    for (const mirrored of [false, true]) {
      const [index, bound] = mirrored ? [compare.args[1], compare.args[0]] : compare.args;
      const slot = body.parameters.findIndex((p) => p.id === index);
      if (slot < 0) continue;
      let comparison = comparisons[compare.prim];
      if (comparison && mirrored) comparison = comparisons[comparison.mirror];
      if (comparison && leave === 0) {
        // Not less is not the same as greater or equal where a bound may be NaN.
        if (this.type(bound).kind !== 'integer') continue;
        comparison = comparisons[comparison.inverse];
      }
      if (!comparison) continue;
      if (comparison.inclusive && !isNumeric(this.type(bound))) continue;
      if (this.type(loop.args[slot]).kind !== 'integer') continue;
      const step = this.step(loop, slot);
      if (step === undefined || Math.sign(step) !== comparison.sign) continue;
      const moved = this.movable(loop, body.ops.slice(0, at), compare, bound, inside, slot);
      if (moved) return { at, comparison, slot, bound, step, moved };
    }
    return undefined;
  }

  /** Which arm of the decision does nothing but leave the loop with its carried values, while the other does nothing. */
  private leaves(decision: IfOp, loop: LoopOp): 0 | 1 | undefined {
    const { parameters } = loop.regions[0];
    const exits = (r: Region): boolean => {
      const [op] = r.ops;
      return op.op === 'break' && op.label === loop.label && op.args.every((a, k) => a === parameters[k].id);
    };
    const empty = (r: Region): boolean => r.ops.length === 1 && r.ops[0].op === 'yield';
    if (decision.results.length > 0) return undefined;
    const [then, otherwise] = decision.regions;
    if (empty(then) && exits(otherwise)) return 1;
    if (exits(then) && empty(otherwise)) return 0;
    return undefined;
  }

  /** What every `continue` adds to the carried value, if that is always the same. */
  private step(loop: LoopOp, slot: number): number | undefined {
    const index = loop.regions[0].parameters[slot].id;
    let step: number | undefined;
    let same = true;
    eachOp(loop.regions[0], (op) => {
      if (op.op !== 'continue' || op.label !== loop.label) return;
      const next = this.defined.get(op.args[slot]);
      let found: number | undefined;
      if (next?.op === 'prim' && (next.prim === 'add' || next.prim === 'sub') && next.args[0] === index) {
        const constant = this.integerConstant(next.args[1]);
        found = constant === undefined ? undefined : next.prim === 'add' ? constant : -constant;
      } else if (next?.op === 'prim' && next.prim === 'add' && next.args[1] === index) {
        found = this.integerConstant(next.args[0]);
      }
      if (found === undefined || (step !== undefined && step !== found)) same = false;
      step = found;
    });
    return same && step !== undefined && step !== 0 ? step : undefined;
  }

  /** The operations of the head that compute the bound, if they give the same each time and nothing else is there. */
  private movable(
    loop: LoopOp,
    head: readonly Op[],
    compare: PrimOp,
    bound: ValueId,
    inside: ReadonlySet<ValueId>,
    slot: number,
  ): ReadonlySet<Op> | undefined {
    const moved = new Set<Op>();
    for (const op of head) {
      if (op === compare) continue;
      const effect = effectOf(op, this.memory.context);
      const free = op.args.every((a) => !inside.has(a) || moved.has(this.defined.get(a)!));
      if (effect === 'none') {
        if (free) moved.add(op);
      } else if (free && effect === 'reads' && this.unchanged(op, loop, slot)) moved.add(op);
      else return undefined;
    }
    const definition = this.defined.get(bound);
    return !inside.has(bound) || (definition && moved.has(definition)) ? moved : undefined;
  }

  /** True if a read at the head of the loop gives the same in each iteration. */
  private unchanged(read: Op, loop: LoopOp, slot: number): boolean {
    const classes = this.memory.reads(read);
    const written = this.memory.clobbers(loop);
    if (classes.every((c) => !written.has(c))) return true;
    if (read.op !== 'load') return false;
    const key = this.defined.get(read.args[1]);
    if (key?.op !== 'const' || typeof key.value !== 'string') return false;
    const property = key.value;
    const base = this.type(read.args[0]);
    if (base.kind === 'typed' && property === 'length') return true;
    let safe = true;
    eachOp(loop.regions[0], (op) => {
      if (!safe || op.regions.length > 0) return;
      if (!this.memory.writes(op).some((c) => classes.includes(c))) return;
      if (op.op !== 'store' && op.op !== 'addto') safe = false;
      else if (!this.harmless(op, property, base, loop, slot)) safe = false;
    });
    return safe;
  }

  /** True if a store cannot change the property of an object of the given type. */
  private harmless(store: Op, property: string, base: Type, loop: LoopOp, slot: number): boolean {
    const key = this.defined.get(store.args[1]);
    if (key?.op === 'const' && typeof key.value === 'string') return key.value !== property;
    if (!isNumeric(this.type(store.args[1]))) return false;
    if (property !== 'length') return true;
    // A store to an element changes the length of an array only if it is behind its end. The index is not, nor is what
    // is less.
    if (this.type(store.args[0]).kind === 'typed' && base.kind !== 'unknown') return true;
    const index = loop.regions[0].parameters[slot].id;
    const start = this.integerConstant(loop.args[slot]);
    if (start === undefined || start < 0) return false;
    if (store.args[1] === index) return true;
    if (key?.op !== 'prim' || key.prim !== 'sub' || key.args[0] !== index) return false;
    return (this.integerConstant(key.args[1]) ?? -1) >= 0;
  }

  private loop(loop: LoopOp, out: Op[]): void {
    const head = this.head(loop);
    const [body] = loop.regions;
    if (!head) {
      const op = mapArgs(loop, this.resolver.resolve);
      out.push({ ...op, regions: [this.region(body)] });
      return;
    }
    const { at, comparison, slot, bound, step, moved } = head;
    const resolve = this.resolver.resolve;
    for (const op of moved) out.push(mapArgs(op, resolve));
    const high = comparison.inclusive ? this.behind(resolve(bound), comparison.sign, out) : resolve(bound);

    const old = body.parameters[slot];
    const index: Value = { ...old, id: this.nextId++, type: integer };
    this.made.set(index.id, integer);
    this.resolver.replace(old.id, index.id);
    const carry = (this.uses.get(loop.results[slot].id) ?? 0) > 0;
    // The carried twin of an index that is read after the loop keeps a name of its own.
    const twin: Value = { id: this.nextId++, type: old.type, ...(old.name !== undefined && { name: old.name }) };
    const low = resolve(loop.args[slot]);
    const without = <T>(list: readonly T[], replacement: T): readonly T[] =>
      carry ? list.map((v, k) => (k === slot ? replacement : v)) : list.filter((_, k) => k !== slot);

    const ops = body.ops.filter((op, k) => k > at || (k < at && !moved.has(op)));
    const inner = this.region({ parameters: body.parameters, ops });
    const exits = (op: Op): Op => {
      if (op.regions.length > 0) {
        return { ...op, regions: op.regions.map((r) => ({ ...r, ops: r.ops.map(exits) })) };
      }
      if ((op.op !== 'break' && op.op !== 'continue') || op.label !== loop.label) return op;
      return { ...op, args: without(op.args, op.args[slot]) };
    };
    out.push({
      op: 'for',
      label: loop.label,
      step,
      args: [low, high, ...without(loop.args.map(resolve), low)],
      results: without(loop.results, loop.results[slot]),
      regions: [{ parameters: [index, ...without(body.parameters, twin)], ops: inner.ops.map(exits) }],
      ...(loop.location && { location: loop.location }),
    });
  }

  /** The bound for `<` (or `>`) of a loop that also runs for the bound itself; exact for NaN, infinities and fractions. */
  private behind(bound: ValueId, sign: 1 | -1, out: Op[]): ValueId {
    const prim = (name: PrimitiveName, args: readonly ValueId[], type: Type): ValueId => {
      const result: Value = { id: this.nextId++, type };
      out.push({ op: 'prim', prim: name, args, results: [result], regions: none });
      return result.id;
    };
    const type = this.type(bound);
    const whole = type.kind === 'integer' ? bound : prim(sign > 0 ? 'floor' : 'ceil', [bound], number);
    const one: Value = { id: this.nextId++, type: integer };
    out.push({ op: 'const', value: 1, args: none, results: [one], regions: none });
    return prim(sign > 0 ? 'add' : 'sub', [whole, one.id], type.kind === 'integer' ? integer : number);
  }
}
