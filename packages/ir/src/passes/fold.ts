/**
 * Computes what can be computed now: primitives of constants, algebraic identities (see `algebra.ts`), decisions about
 * constants, counted loops that never run, blocks that nobody breaks out of, merges of one value.
 *
 * Wants and keeps: SSA. Gives: each constant and extern once, at the head of the function, so that equal ones
 * are one value everywhere. One pass in program order; no iteration.
 */
import { constantType } from '../builder.js';
import type { ConstantValue, ConstOp, Func, Op, PrimOp, Region, Value, ValueId } from '../model.js';
import { primitives, type PrimitiveName } from '../primitives.js';
import { isContainer, isNumeric, join, sameType, type Type } from '../type.js';
import { eachOp, valueTypes } from '../walk.js';
import { simpler, type Facts } from './algebra.js';
import { merges } from './merges.js';
import { inClosures, mapArgs, mapRegions, resolver, withOps } from './rewrite.js';
import { straighten } from './straighten.js';
import { ValueMap } from '../value-map.js';

export function fold(func: Func): Func {
  return inClosures(merges(straighten(new Folder(func).function())), fold);
}

const none: readonly never[] = [];

/** Primitives that convert what has the type of numbers. */
const ordering: ReadonlySet<string> = new Set(['add', 'lt', 'le', 'gt', 'ge']);

/** Operations that give objects. */
const objects: ReadonlySet<string> = new Set(['array', 'object', 'closure', 'buffer', 'new', 'global']);

/** Primitives that always give numbers, whatever they are given. */
const givesNumber: ReadonlySet<string> = new Set(['number', 'integer', 'arithmetic']);

/** Under which key a constant is pooled. */
function keyOf(value: ConstantValue): unknown {
  return Object.is(value, -0) ? '-0' : typeof value === 'string' ? `"${value}` : value;
}

/** True of a constant as they are pooled: with its own type, and without the name of what it is for. */
function isPlain({ value, results: [{ type, name }] }: ConstOp): boolean {
  return name === undefined && sameType(type, constantType(value));
}

class Folder implements Facts {
  private readonly types: ValueMap<Type>;
  private readonly pool = new Map<unknown, ValueId>();
  private readonly head: Op[] = [];
  private readonly constants = new Map<ValueId, ConstantValue>();
  private readonly defined: ValueMap<Op>;
  private readonly sure = new Set<ValueId>();
  /** Results of conversions that something else uses than what converts by itself. */
  private readonly otherUses = new Set<ValueId>();
  private readonly resolver = resolver();
  private nextId: number;
  private ops: Op[] = [];

  constructor(private readonly func: Func) {
    this.types = valueTypes(func);
    this.defined = new ValueMap(func);
    this.nextId = func.nextId;
    for (const p of func.parameters) if (isNumeric(p.type) || p.type.kind === 'boolean') this.sure.add(p.id);
    eachOp(func.body, (op) => {
      // Indices of counted loops count.
      if (op.op === 'for') this.sure.add(op.regions[0].parameters[0].id);
      if (!this.converts(op)) for (const a of op.args) this.otherUses.add(a);
    });
  }

  /** True of primitives that take a missing number for NaN: arithmetic, and comparisons by size. */
  private converts(op: Op): boolean {
    if (op.op !== 'prim') return false;
    if (primitives[op.prim].numeric) return true;
    return ordering.has(op.prim) && op.args.every((a) => isNumeric(this.types.get(a)!));
  }

  function(): Func {
    const { func } = this;
    const { ops } = this.region(func.body);
    const body = withOps(func.body, [...this.head, ...ops]);
    return body === func.body ? func : { ...func, body, nextId: this.nextId };
  }

  // Facts

  constant(id: ValueId): ConstantValue {
    return this.constants.get(id);
  }

  operands(id: ValueId, prim: PrimitiveName): readonly ValueId[] | undefined {
    const op = this.defined.get(id);
    return op?.op === 'prim' && op.prim === prim ? op.args : undefined;
  }

  isNumber(id: ValueId): boolean {
    const type = this.types.get(id);
    return type !== undefined && isNumeric(type) && this.isSure(id, type);
  }

  isBoolean(id: ValueId): boolean {
    const type = this.types.get(id);
    return type?.kind === 'boolean' && this.isSure(id, type);
  }

  isInteger(id: ValueId): boolean {
    return this.types.get(id)?.kind === 'integer';
  }

  isFunction(id: ValueId): boolean {
    const op = this.defined.get(id);
    return op?.op === 'closure' || (op?.op === 'extern' && typeof op.value === 'function');
  }

  isObject(id: ValueId): boolean {
    const made = this.defined.get(id)?.op;
    if (made !== undefined) return objects.has(made);
    return this.func.parameters.some((p) => p.id === id && isContainer(p.type));
  }

  isCount(id: ValueId): boolean {
    const op = this.defined.get(id);
    if (op?.op !== 'load' || this.constants.get(op.args[1]) !== 'length') return false;
    const base = this.types.get(op.args[0])!;
    return base.kind === 'array' || base.kind === 'typed';
  }

  isNeedless(result: ValueId, operand: ValueId): boolean {
    return isNumeric(this.types.get(operand)!) && !this.otherUses.has(result);
  }

  /** An element that is read as a number may be missing; nothing else that has the type of numbers may. */
  private isSure(id: ValueId, type: Type): boolean {
    if (type.kind === 'integer' || this.sure.has(id)) return true;
    const op = this.defined.get(id);
    if (op?.op === 'const') return true;
    if (op?.op !== 'prim') return false;
    if (op.prim === 'select') return op.args.slice(1).every((a) => this.isSure(a, this.types.get(a)!));
    const { result } = primitives[op.prim];
    return givesNumber.has(result) || result === 'boolean' || (result === 'sum' && isNumeric(type));
  }

  // Rewriting

  /** The one operation for a value that is known when the function is compiled. */
  private pooled(key: unknown, op: Op): ValueId {
    const known = this.pool.get(key);
    if (known !== undefined) return known;
    const [{ id, type }] = op.results;
    this.pool.set(key, id);
    this.head.push(op);
    this.types.set(id, type);
    this.defined.set(id, op);
    if (op.op === 'const') this.constants.set(id, op.value);
    return id;
  }

  private literal(value: ConstantValue): ValueId {
    const key = keyOf(value);
    const known = this.pool.get(key);
    if (known !== undefined) return known;
    const result: Value = { id: this.nextId++, type: constantType(value) };
    return this.pooled(key, { op: 'const', value, args: none, results: [result], regions: none });
  }

  private region(region: Region): Region {
    const saved = this.ops;
    this.ops = [];
    this.write(region);
    const { ops } = this;
    this.ops = saved;
    return withOps(region, ops);
  }

  /** Writes a region's operations here. Returns its terminator instead if that is a `yield` and `inPlace` is set. */
  private write(region: Region, inPlace = false): Op | undefined {
    for (const raw of region.ops) {
      const op = mapArgs(raw, this.resolver.resolve);
      if (inPlace && op.op === 'yield') return op;
      this.operation(op);
    }
    return undefined;
  }

  private keep(op: Op): void {
    for (const result of op.results) this.defined.set(result.id, op);
    this.ops.push(op);
  }

  private operation(op: Op): void {
    switch (op.op) {
      case 'const':
        this.become(op, isPlain(op) ? this.pooled(keyOf(op.value), op) : this.literal(op.value));
        return;
      case 'extern':
        this.become(
          op,
          this.pooled(
            op.value === null || (typeof op.value !== 'object' && typeof op.value !== 'function') ? op : op.value,
            op,
          ),
        );
        return;
      case 'prim':
        this.primitive(op);
        return;
      case 'if':
        if (this.constants.has(op.args[0])) {
          // If the arm exits, what follows never runs, and `straighten` drops it.
          const taken = this.write(op.regions[this.constants.get(op.args[0]) ? 0 : 1], true);
          if (taken) op.results.forEach((r, k) => this.resolver.replace(r.id, taken.args[k]));
          return;
        }
        break;
      case 'for': {
        const [low, high] = op.args.slice(0, 2).map((a) => this.constants.get(a));
        if (typeof low === 'number' && typeof high === 'number' && !(op.step > 0 ? low < high : low > high)) {
          op.results.forEach((r, k) => this.resolver.replace(r.id, op.args[k + 2]));
          return;
        }
        break;
      }
      default:
    }
    if (op.regions.length === 0) this.keep(op);
    else this.construct(mapRegions(op, (r) => this.region(r)));
  }

  /** Keeps a construct; what an `if` chooses among sure numbers is one. */
  private construct(op: Op): void {
    this.keep(op);
    if (op.op !== 'if') return;
    op.results.forEach((result, k) => {
      const yielded = op.regions.map((r) => r.ops[r.ops.length - 1]).filter((end) => end.op === 'yield');
      if (yielded.every(({ args }) => this.isNumber(args[k]))) this.sure.add(result.id);
    });
  }

  private become(op: Op, id: ValueId): void {
    if (op.results[0].id !== id) this.resolver.replace(op.results[0].id, id);
  }

  private primitive(op: PrimOp): void {
    const [result] = op.results;
    const value = this.evaluated(op);
    if (value) {
      // Derivative code does not tell zeros apart.
      const zero = op.adjoint === true && value.value === 0;
      this.resolver.replace(result.id, this.literal(zero ? 0 : value.value));
      return;
    }
    const condition = op.prim === 'select' && this.constants.has(op.args[0]);
    const found = condition
      ? { value: op.args[this.constants.get(op.args[0]) ? 1 : 2] }
      : simpler(op.prim, op.args, op.adjoint ?? false, this, result.id);
    if (!found || ('value' in found && !this.fits(found.value, result.type))) this.keep(op);
    else if ('value' in found) this.resolver.replace(result.id, found.value);
    else if ('constant' in found) this.resolver.replace(result.id, this.literal(found.constant));
    else this.primitive({ ...op, prim: found.prim, args: found.args });
  }

  /** True if a value is known to be what the type promises. */
  private fits(id: ValueId, type: Type): boolean {
    const own = this.types.get(id);
    return own !== undefined && sameType(join(own, type), type);
  }

  /** The value of a primitive of constants, unless it throws or is no constant. */
  private evaluated(op: PrimOp): { readonly value: ConstantValue } | undefined {
    if (!op.args.every((a) => this.constants.has(a))) return undefined;
    try {
      const value = (primitives[op.prim].evaluate as (...args: unknown[]) => unknown)(
        ...op.args.map((a) => this.constants.get(a)),
      );
      if (typeof value === 'symbol' || typeof value === 'function' || (typeof value === 'object' && value !== null))
        return undefined;
      // The type system calls -0 no integer, though products of integers may be it; promises made stay as they are.
      const constant = value as ConstantValue;
      return op.results[0].type.kind === 'integer' && constantType(constant).kind !== 'integer'
        ? undefined
        : { value: constant };
    } catch {
      return undefined;
    }
  }
}
