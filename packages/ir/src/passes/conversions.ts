/**
 * Arithmetic on objects that are known to be objects: what JavaScript converts them with (`valueOf` and the like) is called, so that
 * it is code like any other. Wants and keeps: SSA, with types. Objects that are only met at run time are refused there.
 */
import type { CallOp, ConstOp, ExternOp, Func, Op, PrimOp, Region, ValueId } from '../model.js';
import { primitives } from '../primitives.js';
import { functionType, opaque, unknown } from '../type.js';
import { definitions, valueTypes } from '../walk.js';
import { inClosures, withBody, withOps } from './rewrite.js';

/** `(value, hint) => primitive` */
export type Conversion = (value: object, hint: string) => unknown;

export function conversions(func: Func, convert: Conversion): Func {
  const definition = definitions(func);
  const types = valueTypes(func);
  let { nextId } = func;

  const isObject = (id: ValueId): boolean => {
    if (types.get(id)?.kind === 'object') return true;
    const made = definition.get(id);
    return made?.op === 'new' && definition.get(made.args[0])?.op !== 'global' && types.get(id)?.kind === 'unknown';
  };

  const converted = (id: ValueId, hint: string, location: Op['location'], out: Op[]): ValueId => {
    const place = location && { location };
    const constant = (value: string | undefined): ValueId => {
      const op: ConstOp = { op: 'const', value, args: [], results: [{ id: nextId++, type: opaque }], regions: [] };
      out.push(op);
      return op.results[0].id;
    };
    const fn: ExternOp = {
      op: 'extern',
      name: 'convert',
      value: convert,
      args: [],
      results: [{ id: nextId++, type: functionType }],
      regions: [],
    };
    out.push(fn);
    const call: CallOp = {
      op: 'call',
      args: [fn.results[0].id, constant(undefined), id, constant(hint)],
      results: [{ id: nextId++, type: unknown }],
      regions: [],
      ...place,
    };
    out.push(call);
    return call.results[0].id;
  };

  const prim = (op: PrimOp, out: Op[]): PrimOp => {
    const { numeric } = primitives[op.prim];
    if (!(numeric || op.prim === 'add') || !op.args.some(isObject)) return op;
    const hint = numeric ? 'number' : 'default';
    return { ...op, args: op.args.map((a) => (isObject(a) ? converted(a, hint, op.location, out) : a)) };
  };

  const region = (r: Region): Region => {
    const ops: Op[] = [];
    for (const op of r.ops) {
      if (op.op === 'prim') ops.push(prim(op, ops));
      else ops.push(op.regions.length === 0 ? op : { ...op, regions: op.regions.map(region) });
    }
    return withOps(r, ops);
  };

  const asks = nextId;
  const body = region(func.body);
  const result = nextId === asks ? func : { ...withBody(func, body), nextId };
  return inClosures(result, (inner) => conversions(inner, convert));
}
