/** Rules about how regions end. */
import type { Op, OpCode } from '../model.js';
import type { RegionRule } from './rules.js';

type TerminatorCode = 'yield' | 'break' | 'continue' | 'return' | 'throw';
const terminators: ReadonlySet<OpCode> = new Set<TerminatorCode>(['yield', 'break', 'continue', 'return', 'throw']);

/** A region ends in a terminator, and nothing follows one. */
const oneTerminator: RegionRule = ({ ops }) => {
  const index = ops.findIndex((op) => terminators.has(op.op));
  if (index < 0) return 'a region has no terminator';
  return index === ops.length - 1 ? undefined : `operations follow ${ops[index].op}`;
};

const falls: ReadonlySet<OpCode> = new Set<TerminatorCode>(['yield', 'break', 'continue', 'return', 'throw']);
const loops: ReadonlySet<OpCode> = new Set<TerminatorCode>(['break', 'continue', 'return', 'throw']);
const leaves: ReadonlySet<OpCode> = new Set<TerminatorCode>(['return', 'throw']);

/** What may end the regions of an operation; the body of a function can only be left for good. */
function allowedTerminators(op: Op | undefined): ReadonlySet<OpCode> {
  if (op === undefined) return leaves;
  return op.op === 'loop' || op.op === 'for' ? loops : falls;
}

/** `yield` ends regions of `if` and `block`, `continue` or an exit the body of a loop. */
const rightTerminator: RegionRule = ({ ops }, op) => {
  const last = ops[ops.length - 1];
  if (allowedTerminators(op).has(last.op)) return undefined;
  return `${last.op} cannot end a region of ${op?.op ?? 'a function'}`;
};

export const regionRules = { oneTerminator, rightTerminator } satisfies Record<string, RegionRule>;
