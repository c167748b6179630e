/**
 * Rules about tapes, the buffers that `ensure` grows. Growing may move a tape, and whoever emits code lets one variable
 * follow it; so there must be no second way to it but a closure, made when it has grown.
 */
import type { Op, OpCode } from '../model.js';
import type { OpRule } from './rules.js';

/** Operations that may take a tape, and at which operand; `any`: at each. */
const takers: Readonly<Partial<Record<OpCode, number | 'any'>>> = {
  load: 0,
  store: 0,
  addto: 0,
  ensure: 0,
  closure: 'any',
  intrinsic: 'any',
};

function takes(op: Op, position: number): boolean {
  const taker = takers[op.op];
  return taker === 'any' || taker === position;
}

/** Only buffers grow, and what grows is read, written, closed over, or handed to an intrinsic. */
const tapeStays: OpRule = (op, place) => {
  if (op.op === 'ensure' && place.definition(op.args[0])?.op !== 'buffer') return `%${op.args[0]} is no buffer`;
  const position = op.args.findIndex((id, i) => place.tapes.has(id) && !takes(op, i));
  return position < 0 ? undefined : `the tape %${op.args[position]} flows into ${op.op}`;
};

/** A store into a tape comes after `ensure` of its slot. Known only where variables are gone: each `get` is a new value. */
const ensuredSlot: OpRule = (op, place) => {
  if (op.op !== 'store' || place.form !== 'ssa') return undefined;
  const [tape, index] = op.args;
  return place.tapes.has(tape) && !place.ensured(tape, index) ? `slot %${index} of %${tape} may not exist` : undefined;
};

export const tapeRules = { tapeStays, ensuredSlot } satisfies Record<string, OpRule>;
