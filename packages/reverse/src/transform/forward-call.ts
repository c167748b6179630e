/** Calls of the forward sweep that are made together with their pullbacks. */
import { arrayOf, unknown, type Builder, type CallOp, type NewOp, type Value, type ValueId } from '@wengert/ir';
import { callPullback, spreadPullback } from '../runtime/call.js';
import { newPullback } from '../runtime/new.js';
import type { Sweep } from './sweep.js';

/** Writes the call; gives the value that holds its result, under `value`, and its pullback. */
export function writeCall(op: CallOp | NewOp, f: Builder, sweep: Sweep): Value {
  const made = sweep.calls.get(op)!;
  const host = f.extern('host', sweep.host);
  const isCall = op.op === 'call';
  const args = f.array(op.args.slice(isCall ? 2 : 1));
  const text = f.const(op.text);
  const spread = op.op === 'call' ? (op.spread ?? []) : [];
  const flags = (of: (argument: ValueId, position: number) => boolean): ValueId =>
    f.extern(
      'flags',
      op.args.slice(1).map((a, k) => of(a, k + 1)),
      arrayOf(unknown),
    );
  const operands = isCall
    ? [host, op.args[0], op.args[1], args, flags((a) => sweep.active(a)), text]
    : [host, op.args[0], args, text];
  if (spread.length > 0)
    operands[4] = f.extern(
      'spread',
      op.args.slice(2).map((_, k) => spread.includes(k + 2)),
      arrayOf(unknown),
    );
  if (op.location) operands.push(f.extern('location', op.location));
  const fn = spread.length > 0 ? spreadPullback : isCall ? callPullback : newPullback;
  f.append({ op: 'intrinsic', name: fn.name, fn, effect: 'unknown', args: operands, results: [made], regions: [] });
  return made;
}
