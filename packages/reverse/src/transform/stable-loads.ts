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

export function stableLoads(structure: Structure, fused: boolean): (load: Op) => boolean {
  const { func, regionOf, definition, root, allocates } = structure;
  let clean = fused;
  eachOp(func.body, (op) => {
    // Writes to a container that was made in this function do not touch what parameters refer to.
    const own = isWrite(op) && allocates(definition.get(op.args[0]));
    if (mayWrite(op) && !own && !allocates(op)) clean = false;
  });
  if (!clean) return () => false;
  return (load) => {
    const [base] = load.args;
    const type = func.parameters.find((p) => p.id === base)?.type;
    return regionOf.get(base) === root && type?.kind === 'typed';
  };
}

function isWrite(op: Op): boolean {
  return op.op === 'store' || op.op === 'addto' || op.op === 'delete';
}
