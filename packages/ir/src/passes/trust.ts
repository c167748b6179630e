/**
 * Callbacks in callbacks: `m.map((row) => row.reduce(...))`. That the rows are arrays is known only if the inner call changes nothing,
 * and what it does is known only if the rows are arrays. So both are assumed, the calls are replaced by their code, and then
 * all is proved of code without calls; or else nothing was done.
 *
 * Wants and keeps: SSA, with types.
 */
import type { Func, Op } from '../model.js';
import { eachOp } from '../walk.js';
import { contextOf } from './effects.js';
import { infer, inferTrusting, provesTypes } from './infer.js';

const rounds = 4;

/** @param expand replaces calls by their code where types tell it; the function itself where none do */
export function trusting(func: Func, expand: (func: Func) => Func): Func {
  if (!mayGain(func)) return func;
  let result = func;
  for (let round = 0; round < rounds && hasCalls(result); round++) {
    const before = inferTrusting(result);
    result = expand(before);
    if (result === before) return func;
  }
  return hasCalls(result) || !provesTypes(result) ? func : infer(result);
}

/** Is a method called with a function that is known? */
function mayGain(func: Func): boolean {
  let gains = false;
  const defined = contextOf(func).definitions;
  const isClosure = (arg: number): boolean => defined.get(arg)?.op === 'closure';
  eachOp(func.body, (op: Op) => {
    gains ||= op.op === 'call' && defined.get(op.args[0])?.op === 'load' && op.args.slice(2).some(isClosure);
  });
  return gains;
}

function hasCalls(func: Func): boolean {
  let calls = false;
  eachOp(func.body, ({ op }) => (calls ||= op === 'call'));
  return calls;
}
