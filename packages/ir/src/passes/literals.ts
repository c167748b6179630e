/**
 * Takes array and object literals apart that are only ever read by known keys: a load of an element is the value that was put there.
 * Rest parameters of inlined functions and patterns like `[a, b] = [b, a]` leave such literals. SSA form in and out.
 */
import type { ConstantValue, Func, Op, Region, ValueId } from '../model.js';
import type { OpOf } from '../op-of.js';
import { eachOp } from '../walk.js';
import { mapArgs, resolver } from './rewrite.js';

type Literal = OpOf<'array' | 'object'>;

/** Where a key lies in a literal; `undefined` if it is not one of its own. */
function place(literal: Literal, key: ConstantValue): number | undefined {
  if (literal.op === 'object') {
    const at = literal.keys.lastIndexOf(String(key));
    return at < 0 || key === '__proto__' ? undefined : at;
  }
  return typeof key === 'number' && Number.isInteger(key) && key >= 0 && key < literal.args.length ? key : undefined;
}

export function literals(func: Func): Func {
  const made = new Map<ValueId, Literal>();
  const constants = new Map<ValueId, ConstantValue>();
  const escaped = new Set<ValueId>();
  eachOp(func.body, (op) => {
    if (op.op === 'array' || op.op === 'object') made.set(op.results[0].id, op);
    if (op.op === 'const') constants.set(op.results[0].id, op.value);
    op.args.forEach((arg, i) => {
      const literal = made.get(arg);
      if (literal === undefined) return;
      const only = op.op === 'load' && i === 0 && constants.has(op.args[1]);
      const checks = op.op === 'intrinsic' && op.effect === 'reads';
      if (!only && !checks) escaped.add(arg);
    });
  });
  const open = [...made].filter(([id]) => !escaped.has(id));
  if (open.length === 0) return func;
  const known = new Map(open);

  const { resolve, replace } = resolver();
  const region = (r: Region): Region => ({ ...r, ops: r.ops.flatMap(one) });
  const one = (before: Op): Op[] => {
    const op = mapArgs(before, resolve);
    if (op.op === 'load') {
      const literal = known.get(before.args[0]);
      const key = constants.get(op.args[1]);
      if (literal?.op === 'array' && key === 'length') {
        return [
          {
            op: 'const',
            value: literal.args.length,
            args: [],
            regions: [],
            results: [{ ...op.results[0], type: { kind: 'integer' } }],
          },
        ];
      }
      const at = literal && constants.has(op.args[1]) ? place(literal, key) : undefined;
      if (literal && at !== undefined) {
        replace(op.results[0].id, resolve(literal.args[at]));
        return [];
      }
    }
    return [op.regions.length === 0 ? op : { ...op, regions: op.regions.map(region) }];
  };
  return { ...func, body: region(func.body) };
}
