/**
 * Makes primitives on any number of operands, such as `Math.max(a, b, c)`, chains of the same on two, which is what rules are written
 * for. One operand is converted to a number, none is the primitive's identity. SSA form in and out.
 */
import type { Func, Op, PrimOp, Region } from '../model.js';
import { primitives, type Primitive } from '../primitives.js';
import { number } from '../type.js';
import { mapRegions, withOps } from './rewrite.js';

export function pairwise(func: Func): Func {
  let { nextId } = func;
  const chain = (op: PrimOp, identity: number): Op[] => {
    const { args, results } = op;
    if (args.length === 0) return [{ ...op, op: 'const', value: identity }];
    if (args.length === 1) return [{ ...op, prim: 'plus' }];
    let left = args[0];
    return args.slice(1).map((right, k): Op => {
      const result = k === args.length - 2 ? results[0] : { id: nextId++, type: number };
      const pair: Op = { ...op, args: [left, right], results: [result] };
      left = result.id;
      return pair;
    });
  };
  const region = (r: Region): Region => withOps(r, r.ops.flatMap(one));
  const one = (op: Op): Op[] => {
    if (op.op === 'prim') {
      const { identity }: Primitive = primitives[op.prim];
      return identity === undefined || op.args.length === 2 ? [op] : chain(op, identity);
    }
    return [op.regions.length === 0 ? op : mapRegions(op, region)];
  };
  const body = region(func.body);
  return body === func.body ? func : { ...func, body, nextId };
}
