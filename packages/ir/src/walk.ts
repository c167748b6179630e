/** Ways to go through a function that all passes share. Nested functions of `closure` operations are not entered. */
import type { CallOp, Func, NewOp, Op, Region, Value } from './model.js';
import { ValueMap } from './value-map.js';

/** Where the arguments of a call begin among the operands. */
export function firstArgument(op: CallOp | NewOp): number {
  return op.op === 'call' || op.target ? 2 : 1;
}

/** Calls `visit` for each operation, outer before inner, in program order. */
export function eachOp(region: Region, visit: (op: Op, region: Region) => void): void {
  for (const op of region.ops) {
    visit(op, region);
    for (const inner of op.regions) eachOp(inner, visit);
  }
}

/** Calls `visit` for each value that is defined: parameters of the function and of regions, and results. */
export function eachValue(func: Func, visit: (value: Value) => void): void {
  const walk = ({ parameters, ops }: Region): void => {
    for (const parameter of parameters) visit(parameter);
    for (const op of ops) {
      for (const result of op.results) visit(result);
      for (const region of op.regions) walk(region);
    }
  };
  for (const parameter of func.parameters) visit(parameter);
  walk(func.body);
}

/** The operation that defines each value; values that are parameters are absent. */
export function definitions(func: Func): ValueMap<Op> {
  const map = new ValueMap<Op>(func);
  eachOp(func.body, (op) => {
    for (const result of op.results) map.set(result.id, op);
  });
  return map;
}

/** How often each value is used as an operand. */
export function useCounts(func: Func): ValueMap<number> {
  const counts = new ValueMap<number>(func);
  eachOp(func.body, (op) => {
    for (const arg of op.args) counts.set(arg, (counts.get(arg) ?? 0) + 1);
  });
  return counts;
}

/** The types of all values of a function. */
export function valueTypes(func: Func): ValueMap<Value['type']> {
  const map = new ValueMap<Value['type']>(func);
  eachValue(func, (value) => map.set(value.id, value.type));
  return map;
}

/** The terminator of a region. */
export function terminator(region: Region): Op {
  return region.ops[region.ops.length - 1];
}

/** The labels of enclosing constructs that operations inside of `op` may leave for; `return` and `throw` are not counted. */
export function exitsOf(op: Op): Set<number> {
  const exits = new Set<number>();
  const walk = (inner: Op): void => {
    if (inner.op === 'break' || inner.op === 'continue') exits.add(inner.label);
    for (const region of inner.regions) region.ops.forEach(walk);
    if (inner.op === 'loop' || inner.op === 'for' || inner.op === 'block') exits.delete(inner.label);
  };
  walk(op);
  return exits;
}
