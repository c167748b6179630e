/**
 * The run-time functions that emitted code may call, each with its effect, as ways to write the call. The transform
 * writes them; no pass needs to know them.
 */
import { number, unknown, type Builder, type Effect, type Type, type ValueId } from '@wengert/ir';
import { checkRead, checkWrite, passAdjoint, readAdjoint, writeAdjoint } from './accessors.js';
import { accumulate, asNumber, ofTerm } from './accumulate.js';
import { callPullback, runBack } from './call.js';
import { newPullback } from './new.js';
import { assignmentAdjoint, variableAdjoint } from './variables.js';
import { addNumber, captureAdjoint, elementAdjoint, loadAdjoint, shadow, storeAdjoint, takeNumber } from './memory.js';
import { checkElement, checkKey, checkObject, checkOperand, checkStored, checkSummands } from './operands.js';
import { scalarSeed } from './seed.js';
import { checkText, textLeaves } from './text.js';

type AnyFunction = (...args: never[]) => unknown;

interface Write {
  (b: Builder, ...args: ValueId[]): ValueId;
  readonly fn: AnyFunction;
}

function intrinsic(fn: AnyFunction, effect: Effect, type: Type = unknown): Write {
  const write = (b: Builder, ...args: ValueId[]): ValueId => b.intrinsic(fn.name, fn, effect, args, type);
  return Object.assign(write, { fn });
}

/** The shadow of a container; of floating typed arrays it has their type. */
function writeShadow(b: Builder, context: ValueId, container: ValueId): ValueId {
  const type = b.typeOf(container);
  return b.intrinsic('shadow', shadow, 'none', [context, container], type.kind === 'typed' ? type : unknown);
}

export const intrinsics = {
  accumulate: intrinsic(accumulate, 'none'),
  ofTerm: intrinsic(ofTerm, 'none'),
  asNumber: intrinsic(asNumber, 'none', number),
  addNumber: intrinsic(addNumber, 'writes'),
  takeNumber: intrinsic(takeNumber, 'writes', number),
  loadAdjoint: intrinsic(loadAdjoint, 'writes'),
  storeAdjoint: intrinsic(storeAdjoint, 'writes'),
  elementAdjoint: intrinsic(elementAdjoint, 'writes'),
  captureAdjoint: intrinsic(captureAdjoint, 'writes'),
  variableAdjoint: intrinsic(variableAdjoint, 'writes'),
  assignmentAdjoint: intrinsic(assignmentAdjoint, 'writes'),
  readAdjoint: intrinsic(readAdjoint, 'writes'),
  writeAdjoint: intrinsic(writeAdjoint, 'writes'),
  passAdjoint: intrinsic(passAdjoint, 'writes'),
  checkRead: intrinsic(checkRead, 'unknown'),
  checkWrite: intrinsic(checkWrite, 'unknown'),
  checkObject: intrinsic(checkObject, 'checks'),
  checkOperand: intrinsic(checkOperand, 'checks'),
  checkSummands: intrinsic(checkSummands, 'checks'),
  checkElement: intrinsic(checkElement, 'checks'),
  checkKey: intrinsic(checkKey, 'checks'),
  checkStored: intrinsic(checkStored, 'checks'),
  checkText: intrinsic(checkText, 'unknown'),
  textLeaves: intrinsic(textLeaves, 'unknown'),
  callPullback: intrinsic(callPullback, 'unknown'),
  newPullback: intrinsic(newPullback, 'unknown'),
  runBack: intrinsic(runBack, 'unknown'),
  // Refuses results that have no gradient, whether the seed is used or not.
  scalarSeed: intrinsic(scalarSeed, 'checks'),
  shadow: Object.assign(writeShadow, { fn: shadow }),
} as const;
