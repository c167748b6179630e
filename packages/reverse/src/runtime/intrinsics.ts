/**
 * The run-time functions that emitted code may call, each with its effect, as ways to write the call. The transform
 * writes them; no pass needs to know them.
 */
import { number, unknown, type Builder, type Effect, type Type, type ValueId } from '@wengert/ir';
import { passAdjoint } from './accessors.js';
import { accumulate, asNumber } from './accumulate.js';
import { callPullback, runBack } from './call.js';
import { addNumber, captureAdjoint, elementAdjoint, loadAdjoint, shadow, storeAdjoint, takeNumber } from './memory.js';
import { newPullback } from './new.js';
import { checkOperand, checkSummands } from './operands.js';
import { scalarSeed } from './seed.js';

type Write = (b: Builder, ...args: ValueId[]) => ValueId;

function intrinsic(fn: (...args: never[]) => unknown, effect: Effect, type: Type = unknown): Write {
  return (b, ...args) => b.intrinsic(fn.name, fn, effect, args, type);
}

export const intrinsics = {
  accumulate: intrinsic(accumulate, 'none'),
  asNumber: intrinsic(asNumber, 'none', number),
  addNumber: intrinsic(addNumber, 'writes'),
  takeNumber: intrinsic(takeNumber, 'writes', number),
  loadAdjoint: intrinsic(loadAdjoint, 'writes'),
  storeAdjoint: intrinsic(storeAdjoint, 'writes'),
  elementAdjoint: intrinsic(elementAdjoint, 'writes'),
  captureAdjoint: intrinsic(captureAdjoint, 'writes'),
  passAdjoint: intrinsic(passAdjoint, 'writes'),
  checkOperand: intrinsic(checkOperand, 'checks'),
  checkSummands: intrinsic(checkSummands, 'checks'),
  callPullback: intrinsic(callPullback, 'unknown'),
  newPullback: intrinsic(newPullback, 'unknown'),
  runBack: intrinsic(runBack, 'unknown'),
  // Refuses results that have no gradient, whether the seed is used or not.
  scalarSeed: intrinsic(scalarSeed, 'checks'),
  /** The shadow of a container; of floating typed arrays it has their type. */
  shadow: (b: Builder, context: ValueId, container: ValueId): ValueId => {
    const type = b.typeOf(container);
    return b.intrinsic('shadow', shadow, 'none', [context, container], type.kind === 'typed' ? type : unknown);
  },
} as const;
