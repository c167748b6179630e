/**
 * Which loads may be read again in the reverse sweep instead of being kept: those from a floating typed array that came
 * in as a parameter, in a function that runs both sweeps at once and writes to no memory that could be the same.
 * With a pullback, the user's code runs between the sweeps and may write anything, so nothing is read again.
 */
import { eachOp, type Op } from '@wengert/ir';
import type { Structure } from './structure.js';

/** True if an operation may write memory that a parameter refers to. */
function mayWrite(op: Op): boolean {
  switch (op.op) {
    case 'store':
    case 'addto':
    case 'delete':
    case 'setcapture':
    case 'call':
    case 'new':
      return true;
    case 'intrinsic':
      return op.effect === 'writes' || op.effect === 'unknown';
    default:
      return false;
  }
}

export function stableLoads({ func, regionOf, definition, root }: Structure, fused: boolean): (load: Op) => boolean {
  let clean = fused;
  eachOp(func.body, (op) => {
    if (mayWrite(op) && !writesOwn(op, definition)) clean = false;
  });
  if (!clean) return () => false;
  const parameters = new Set(func.parameters.map((p) => p.id));
  return (load) => {
    const [base] = load.args;
    const type = func.parameters.find((p) => p.id === base)?.type;
    return parameters.has(base) && regionOf.get(base) === root && type?.kind === 'typed';
  };
}

/** Writes to an array or object that was made in this function do not touch what parameters refer to. */
function writesOwn(op: Op, definition: ReadonlyMap<number, Op>): boolean {
  if (op.op !== 'store' && op.op !== 'addto' && op.op !== 'delete') return false;
  const base = definition.get(op.args[0]);
  return base?.op === 'array' || base?.op === 'object' || base?.op === 'buffer';
}
