/**
 * Answers questions that types can answer, and folds the decisions that hang on them: code for other kinds of values goes before
 * it is looked at. Wants and keeps: SSA, with types.
 */
import { decisionOf, primitiveDecisions } from '../decisions.js';
import type { ConstantValue, Func, Op, Region } from '../model.js';
import { constantType } from '../builder.js';
import type { Type } from '../type.js';
import { eachOp } from '../walk.js';
import { contextOf } from './effects.js';
import { fold } from './fold.js';
import { inClosures, mapList, mapRegions, withBody, withOps } from './rewrite.js';

export function decide(func: Func): Func {
  const answered = answers(func);
  return inClosures(answered === func ? func : fold(answered), decide);
}

function answers(func: Func): Func {
  let asks = false;
  eachOp(func.body, (op) => {
    asks ||=
      (op.op === 'intrinsic' && decisionOf(op.fn) !== undefined) ||
      (op.op === 'prim' && primitiveDecisions[op.prim] !== undefined);
  });
  if (!asks) return func;
  const { types } = contextOf(func);
  const given = new Set(func.parameters.map((p) => p.id));
  const answer = (op: Op): ConstantValue | undefined => {
    const known = (): Type[] => op.args.map((a) => types.get(a)!);
    if (op.op === 'intrinsic') return decisionOf(op.fn)?.(known());
    // What is read from memory may be missing there, whatever its type is.
    if (op.op === 'prim' && op.args.every((a) => given.has(a))) return primitiveDecisions[op.prim]?.(known());
    return undefined;
  };
  const one = (op: Op): Op => {
    if (op.regions.length > 0) return mapRegions(op, region);
    const value = answer(op);
    if (value === undefined) return op;
    const results = [{ ...op.results[0], type: constantType(value) }];
    return { op: 'const', value, args: [], results, regions: [] };
  };
  const region = (r: Region): Region => withOps(r, mapList(r.ops, one));
  return withBody(func, region(func.body));
}
