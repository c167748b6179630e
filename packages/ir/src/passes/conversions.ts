/**
 * Objects that are known to be objects, and are used as numbers: in arithmetic, in stores into arrays of numbers, and by `Number`. What
 * JavaScript converts them with (`valueOf` and the like) is called, if it is code of the program, so that it is code like any other.
 * Wants and keeps: SSA, with types. Objects that are only met at run time are refused there, and so are those that the engine alone
 * converts.
 */
import { runsConversion, toPrimitive, type Hint } from '../conversion.js';
import type { CallOp, ConstantValue, Func, Op, PrimOp, Region, StoreOp, Value, ValueId } from '../model.js';
import { primitives } from '../primitives.js';
import { boolean, functionType, opaque, unknown, type Type } from '../type.js';
import { contextOf, type Context } from './effects.js';
import { inClosures, mapRegions, withBody, withOps } from './rewrite.js';

/** Globals that convert their argument, and to what first. */
const converters: ReadonlyMap<string, Hint> = new Map([['Number', 'number']]);

export function conversions(func: Func): Func {
  const converting = new Converting(func);
  const body = converting.region(func.body);
  const result = body === func.body ? func : { ...withBody(func, body), nextId: converting.nextId };
  return inClosures(result, conversions);
}

class Converting {
  nextId: number;
  private readonly known: Context;

  constructor(func: Func) {
    this.nextId = func.nextId;
    this.known = contextOf(func);
  }

  region(r: Region): Region {
    const ops: Op[] = [];
    for (const op of r.ops) {
      if (op.op === 'prim') ops.push(this.primitive(op, ops));
      else if (op.op === 'store') ops.push(this.store(op, ops));
      else if (op.op === 'call') ops.push(this.call(op, ops));
      else ops.push(mapRegions(op, (inner) => this.region(inner)));
    }
    return withOps(r, ops);
  }

  private primitive(op: PrimOp, out: Op[]): PrimOp {
    const { numeric, result } = primitives[op.prim];
    if (!(numeric || result === 'sum') || !op.args.some((a) => this.isObject(a))) return op;
    const hint: Hint = numeric ? 'number' : 'default';
    return { ...op, args: op.args.map((a) => (this.isObject(a) ? this.converted(a, hint, op.location, out) : a)) };
  }

  /** An array of numbers converts what is put into it. */
  private store(op: StoreOp, out: Op[]): StoreOp {
    const [object, key, value, ...rest] = op.args;
    if (this.known.types.get(object)?.kind !== 'typed' || this.isName(key) || !this.isObject(value)) return op;
    return { ...op, args: [object, key, this.converted(value, 'number', op.location, out), ...rest] };
  }

  /** A function that converts its argument. */
  private call(op: CallOp, out: Op[]): CallOp {
    const [callee, receiver, value] = op.args;
    const fn = this.known.definitions.get(callee);
    const hint = fn?.op === 'global' ? converters.get(fn.name) : undefined;
    if (hint === undefined || op.args.length < 3 || op.spread || !this.isObject(value)) return op;
    return { ...op, args: [callee, receiver, this.converted(value, hint, op.location, out)] };
  }

  private isName(key: ValueId): boolean {
    const op = this.known.definitions.get(key);
    return op?.op === 'const' && Number.isNaN(Number(op.value));
  }

  private isObject(id: ValueId): boolean {
    const { types, definitions } = this.known;
    const type = types.get(id);
    if (type?.kind === 'object') return true;
    const made = definitions.get(id);
    return made?.op === 'new' && type?.kind === 'unknown' && definitions.get(made.args[0])?.op !== 'global';
  }

  /** The object as what code of the program makes of it; as it is, if there is none. */
  private converted(id: ValueId, hint: Hint, location: Op['location'], out: Op[]): ValueId {
    const place = location && { location };
    const runs = this.value(boolean);
    out.push({
      op: 'intrinsic',
      name: 'runsConversion',
      fn: runsConversion,
      effect: 'reads',
      args: [id],
      results: [runs],
      regions: [],
      ...place,
    });
    const called: Op[] = [];
    const callee = this.value(functionType);
    called.push({ op: 'extern', name: 'toPrimitive', value: toPrimitive, args: [], results: [callee], regions: [] });
    const args = [callee.id, this.constant(undefined, called), id, this.constant(hint, called)];
    const primitive = this.value(unknown);
    called.push({ op: 'call', args, results: [primitive], regions: [], ...place });
    const branch = (ops: readonly Op[], result: ValueId): Region => ({
      parameters: [],
      ops: [...ops, { op: 'yield', args: [result], results: [], regions: [] }],
    });
    const result = this.value(unknown);
    const regions = [branch(called, primitive.id), branch([], id)];
    out.push({ op: 'if', args: [runs.id], results: [result], regions, ...place });
    return result.id;
  }

  private constant(value: ConstantValue, out: Op[]): ValueId {
    const result = this.value(opaque);
    out.push({ op: 'const', value, args: [], results: [result], regions: [] });
    return result.id;
  }

  private value(type: Type): Value {
    return { id: this.nextId++, type };
  }
}
