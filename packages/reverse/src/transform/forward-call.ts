/** Calls of the forward sweep that are made together with their pullbacks. */
import {
  arrayOf,
  firstArgument,
  unknown,
  type Builder,
  type CallOp,
  type NewOp,
  type Value,
  type ValueId,
} from '@wengert/ir';
import { callPullback } from '../runtime/call.js';
import { newPullback } from '../runtime/new.js';
import { spreadNewPullback, spreadPullback } from '../runtime/spread.js';
import type { Sweep } from './sweep.js';

/** What makes a call: with plain arguments, and with some that are spread. */
const pullbacks = { call: [callPullback, spreadPullback], new: [newPullback, spreadNewPullback] } as const;

/** Writes the call; gives the value that holds its result, under `value`, and its pullback. */
export function writeCall(op: CallOp | NewOp, f: Builder, sweep: Sweep): Value {
  const made = sweep.calls.get(op)!;
  const first = firstArgument(op);
  const args = op.args.slice(first);
  const { spread = [] } = op;
  const flags = (name: string, values: readonly boolean[]): ValueId => f.extern(name, values, arrayOf(unknown));
  const about =
    spread.length > 0
      ? flags(
          'spread',
          args.map((_, k) => spread.includes(k + first)),
        )
      : flags('flags', [first === 2 && sweep.active(op.args[1]), ...args.map((a) => sweep.active(a))]);
  // The receiver, or the target of `new`.
  const operands = [
    f.extern('host', sweep.host),
    op.args[0],
    first === 2 ? op.args[1] : f.const(undefined),
    f.array(args),
    about,
    f.const(op.text),
  ];
  if (op.location) operands.push(f.extern('location', op.location));
  const fn = pullbacks[op.op][spread.length > 0 ? 1 : 0];
  f.append({ op: 'intrinsic', name: fn.name, fn, effect: 'unknown', args: operands, results: [made], regions: [] });
  return made;
}
