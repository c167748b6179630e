/**
 * Adjoints of calls. The forward sweep makes the call together with its pullback (see `forward.ts`); the reverse sweep
 * runs the pullback and hands the cotangents on. Every call that may change memory has its pullback run, even if
 * nothing depends on its result.
 */
import { firstArgument, objectOf, unknown, type CallOp, type NewOp } from '@wengert/ir';
import { intrinsics } from '../../runtime/intrinsics.js';
import { givesConstant } from '../rules-say.js';
import type { Sweep } from '../sweep.js';

/** A call that has been made, with its pullback. */
const callType = objectOf({ value: unknown, back: unknown });

/** True if the call needs a pullback: something active goes in, or may be changed. */
export function needsPullback(op: CallOp | NewOp, sweep: Pick<Sweep, 'active' | 'rules' | 'structure'>): boolean {
  if (sweep.structure.allocates(op)) return false;
  const rule = sweep.rules.ruleOf(sweep.structure.definition.get(op.args[0]));
  if (rule)
    return !givesConstant(op, rule, sweep.structure.definition) && op.args.slice(1).some((a) => sweep.active(a));
  return sweep.active(op.results[0].id) || op.args.some((a) => sweep.active(a));
}

export function callAdjoint(op: CallOp | NewOp, sweep: Sweep): void {
  if (!needsPullback(op, sweep)) return;
  const { b, cotangents, records, structure } = sweep;
  const result = op.results[0].id;
  const d = cotangents.read(result) ?? b.const(undefined);
  const call = sweep.forwardValue(callType, 'call');
  sweep.calls.set(op, call);
  const home = structure.regionOf.get(result)!;
  const made = records.read(records.keep(call, home));
  const cotangentsOfArguments = intrinsics.runBack(b, made, sweep.context(), d);
  // The pullback answers for the receiver first, or for the target; plain `new` has none.
  const first = firstArgument(op) - 1;
  op.args.slice(1).forEach((arg, k) => {
    if (cotangents.class(arg) === 'none') return;
    // What the function did not use has a cotangent of zero.
    cotangents.add(arg, b.load(cotangentsOfArguments, b.const(k + 1 - first)), 'value', false);
  });
}
