/**
 * Where a cotangent may be infinite although nothing is wrong: upstream of a root at the edge of its domain, as of `x * x` in
 * `Math.sqrt(x * x)` at 0. There a factor that is zero makes the product zero, and not NaN: what is under the root has a minimum at
 * that point, so the derivative is zero, or the point is a kink.
 *
 * Follows cotangents backwards through arithmetic, merges and memory. Code that cannot be seen from here may hold a root: functions that
 * are called, and who calls a function that is not the outermost one.
 */
import { eachOp, slotsOf, type Op, type ValueId } from '@wengert/ir';
import { givesConstant } from './rules-say.js';
import type { Structure } from './structure.js';
import type { RuleBook } from './sweep.js';

/** True of values whose cotangent may be infinite. */
export type Steep = (value: ValueId) => boolean;

/** @param inner true if differentiated code calls the function */
export function steepValues({ func, definition }: Structure, rules: RuleBook, inner: boolean): Steep {
  const steep = new Set<ValueId>();
  const ops: Op[] = [];
  let open = inner;
  eachOp(func.body, (op) => {
    ops.push(op);
    if (op.op === 'call' || op.op === 'new') {
      if (givesConstant(op, rules.ruleOf(definition.get(op.args[0])), definition)) return;
      op.args.forEach((a) => steep.add(a));
      open = true;
    }
    if (inner && (op.op === 'return' || op.op === 'throw')) steep.add(op.args[0]);
    if (op.op !== 'prim') return;
    const operands = op.args.map((a) => definition.get(a));
    op.args.forEach((arg, k) => {
      if (rules.partial(op.prim, k, operands)?.root) steep.add(arg);
    });
  });
  if (steep.size === 0) return () => false;

  const slots = [...slotsOf(func).of.values()].flat();
  let size: number;
  do {
    size = steep.size;
    const has = (value: ValueId): boolean => steep.has(value);
    // What is read from memory, here or elsewhere, may have been put there by any of the writes.
    const throughMemory = open || ops.some((op) => (op.op === 'load' || op.op === 'capture') && has(op.results[0].id));
    for (const op of ops) {
      if (op.op === 'prim' && has(op.results[0].id)) op.args.forEach((a) => steep.add(a));
      if (throughMemory && (op.op === 'store' || op.op === 'addto')) steep.add(op.args[2]);
      if (throughMemory && (op.op === 'array' || op.op === 'object' || op.op === 'closure'))
        op.args.forEach((a) => steep.add(a));
    }
    for (const { result, parameter, initial, next, exit } of slots) {
      if (!has(result.id) && !(parameter && has(parameter.id))) continue;
      if (parameter) steep.add(parameter.id).add(result.id);
      for (const value of [...next, ...exit, ...(initial === undefined ? [] : [initial])]) steep.add(value);
    }
  } while (steep.size > size);
  return (value) => steep.has(value);
}
