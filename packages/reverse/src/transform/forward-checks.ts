/** What the forward sweep sees to before an operation runs: that no derivative is lost in it. */
import { primitives, type Builder, type LoadOp, type Op, type PrimOp, type StoreOp, type ValueId } from '@wengert/ir';
import { intrinsics } from '../runtime/intrinsics.js';
import type { Sweep } from './sweep.js';

/** The read, of an object that has been checked if the property may be one of an immutable value, whose derivative would be lost. */
export function checkedLoad(op: LoadOp, f: Builder, sweep: Sweep): Op {
  const [base, key] = op.args;
  const { kind } = sweep.valueOf(base).type;
  const mayHide = (kind === 'unknown' || kind === 'immutable') && sweep.active(base) && isName(key, sweep);
  return mayHide ? checked(op, f, intrinsics.checkRead) : op;
}

/** The assignment, to an object that has been checked if it may run a setter. */
export function checkedStore(op: StoreOp, f: Builder, sweep: Sweep): Op {
  const [base, key] = op.args;
  const { kind } = sweep.valueOf(base).type;
  if (kind === 'array' || kind === 'typed' || sweep.structure.definition.get(base)?.op === 'object') return op;
  return isName(key, sweep) && sweep.active(base) ? checked(op, f, intrinsics.checkWrite) : op;
}

/** What is done before arithmetic on operands that may be objects. */
export function checkOperands(op: PrimOp, f: Builder, sweep: Sweep): void {
  const operands = sweep.checkedOperands.get(op);
  if (operands === undefined) return;
  const place = op.location ? f.extern('location', op.location) : f.const(undefined);
  if (primitives[op.prim].numeric) operands.forEach((operand) => intrinsics.checkOperand(f, operand, place));
  else intrinsics.checkSummands(f, op.args[0], op.args[1], place);
}

function isName(key: ValueId, { structure }: Sweep): boolean {
  const op = structure.definition.get(key);
  return op?.op === 'const' && typeof op.value === 'string';
}

function checked(op: Op, f: Builder, check: (b: Builder, ...args: ValueId[]) => ValueId): Op {
  const [base, key, ...rest] = op.args;
  const place = op.location ? [f.extern('location', op.location)] : [];
  return { ...op, args: [check(f, base, key, ...place), key, ...rest] };
}
