/** What the forward sweep sees to before an operation runs: that no derivative is lost in it. */
import {
  primitives,
  refusal,
  type Builder,
  type DeleteOp,
  type LoadOp,
  type Op,
  type PrimOp,
  type StoreOp,
  type Value,
  type ValueId,
} from '@wengert/ir';
import { checkRead, checkWrite } from '../runtime/accessors.js';
import { intrinsics } from '../runtime/intrinsics.js';
import type { Sweep } from './sweep.js';

/**
 * An access with its check, if it may run code or its derivative may be lost.
 * @param defined is told of what the access is done with, if the reverse sweep asks for it
 */
export function checkedAccess(op: LoadOp | StoreOp, f: Builder, sweep: Sweep, defined: (value: Value) => void): Op {
  const [base, key, ...rest] = op.args;
  if (sweep.valueOf(key).type.kind === 'object') intrinsics.checkKey(f, key, placeOf(op, f));
  if (op.op === 'store') {
    refuseConstructor(op, sweep);
    checkStoredText(op, f, sweep);
  }
  if (!sweep.mayRunCode(op) && !isOfImmutable(op, sweep)) {
    if (op.op === 'store' && mayConvert(op, sweep)) intrinsics.checkStored(f, base, rest[0], placeOf(op, f));
    return op;
  }
  const host = f.extern('host', sweep.host);
  const place = op.location ? [f.extern('location', op.location)] : [];
  const passage = sweep.passages.get(op);
  const fn: (...args: never[]) => unknown = op.op === 'load' ? checkRead : checkWrite;
  const args = op.op === 'load' ? [host, base, key, ...place] : [host, base, key, rest[0], ...place];
  const result = passage ?? f.value(sweep.passageType(op));
  f.append({ op: 'intrinsic', name: fn.name, fn, effect: 'unknown', args, results: [result], regions: [] });
  if (passage) defined(passage);
  return { ...op, args: [result.id, key, ...rest] };
}

function placeOf({ location }: Op, f: Builder): ValueId {
  return location ? f.extern('location', location) : f.const(undefined);
}

/** Methods of arrays that are known to be plain are replaced by code that makes plain arrays. */
function refuseConstructor({ args: [base, key], location }: StoreOp, { valueOf, structure }: Sweep): void {
  const name = structure.definition.get(key);
  if (valueOf(base).type.kind !== 'array' || name?.op !== 'const' || name.value !== 'constructor') return;
  throw refusal(
    'unsupported-syntax',
    {
      what: 'Assigning the constructor of an array',
      why: 'Methods would make arrays of another class.',
      instead: 'Make the array of that class: class List extends Array {}, new List(...).',
    },
    location,
  );
}

/** May it be an array of numbers that an object is put into, whose derivative would be lost? */
function mayConvert({ args: [base, key, value] }: StoreOp, sweep: Sweep): boolean {
  const { type } = sweep.valueOf(base);
  if (!sweep.active(base) || !sweep.active(value) || (type.kind !== 'unknown' && type.kind !== 'typed')) return false;
  const { kind } = sweep.valueOf(value).type;
  const name = sweep.structure.definition.get(key);
  return (
    (kind === 'unknown' || kind === 'object' || kind === 'array') &&
    !(name?.op === 'const' && typeof name.value === 'string')
  );
}

/** Deleting looks at the key again in the reverse sweep. */
export function checkDeletion(op: DeleteOp, f: Builder, sweep: Sweep): void {
  const [base, key] = op.args;
  const { kind } = sweep.valueOf(key).type;
  if (sweep.active(base) && (kind === 'unknown' || kind === 'object')) intrinsics.checkKey(f, key, placeOf(op, f));
}

function mayBeText({ type: { kind } }: Value): boolean {
  return kind === 'unknown' || kind === 'opaque';
}

/** A typed array makes a number of the text that is stored in it; which arrays are typed may only be known at run time. */
function checkStoredText(op: StoreOp, f: Builder, sweep: Sweep): void {
  const [base, , value] = op.args;
  const { kind } = sweep.valueOf(base).type;
  if (!(kind === 'unknown' || kind === 'typed') || !mayBeText(sweep.valueOf(value)) || sweep.text.readings.has(op))
    return;
  const origin = sweep.text.origin(value);
  // Text that a function is given is not active, whatever it has been written of.
  const isText = sweep.valueOf(value).type.kind === 'opaque' || origin === 'written';
  if (origin === 'clean' || !(isText || sweep.active(value))) return;
  intrinsics.checkElement(f, base, value, f.const(origin), placeOf(op, f));
}

/** Is it a named property of an immutable value, which may not be assigned, and whose derivative may be lost? */
function isOfImmutable({ args: [base, key] }: LoadOp | StoreOp, sweep: Sweep): boolean {
  const op = sweep.structure.definition.get(key);
  const named = op?.op === 'const' && typeof op.value === 'string';
  return named && sweep.valueOf(base).type.kind === 'immutable' && sweep.active(base);
}

/** What is done before numbers are read from text of other functions. */
export function checkReading(op: Op, f: Builder, { text }: Sweep): void {
  const reading = text.readings.get(op);
  if (reading === undefined) return;
  const place = placeOf(op, f);
  for (const { value, origin } of reading.operands)
    intrinsics.checkText(f, value, f.const(origin), f.const(reading.what), place);
}

/** What is done after text has been written that leaves the function. */
export function noteWriting(op: Op, f: Builder, { text }: Sweep): void {
  const leaving = text.leaving.get(op);
  if (leaving === undefined) return;
  const { how, operands } = leaving;
  intrinsics.textLeaves(
    f,
    f.const(how === 'stored'),
    ...(operands === undefined ? [] : [f.array(operands), ...op.results.map((r) => r.id)]),
  );
}

/** What is done before arithmetic on operands that may be objects. */
export function checkOperands(op: PrimOp, f: Builder, sweep: Sweep): void {
  const operands = sweep.checkedOperands.get(op);
  if (operands === undefined) return;
  const place = placeOf(op, f);
  if (primitives[op.prim].numeric)
    operands.forEach((operand) => {
      const origin = sweep.text.origin(operand);
      if (origin === 'clean') intrinsics.checkObject(f, operand, place);
      else intrinsics.checkOperand(f, operand, f.const(origin), place);
    });
  else intrinsics.checkSummands(f, op.args[0], op.args[1], place);
}
