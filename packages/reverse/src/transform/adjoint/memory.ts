/**
 * Adjoints of memory operations on shadow memory: what a load read gets the cotangent of what it gave, what a store
 * wrote hands over the cotangent of the slot and leaves zero. Where the kind of container is known the code is plain
 * indexing; elsewhere the run time decides.
 */
import type { AddToOp, ArrayOp, ClosureOp, DeleteOp, LoadOp, ObjectOp, StoreOp, Type, ValueId } from '@wengert/ir';
import { intrinsics } from '../../runtime/intrinsics.js';
import { capturedKey } from '../../captured-key.js';
import type { Sweep } from '../sweep.js';

function isFloat(type: Type): boolean {
  return type.kind === 'typed' && type.element !== 'integer';
}

/** Containers that the run time need not be asked about. */
function isKnown(type: Type): boolean {
  return isFloat(type) || type.kind === 'array';
}

/** The length of an array has no derivative, and its shadow's length is not a cotangent. A typed array has more such properties. */
function isLength(type: Type, key: ValueId, sweep: Sweep): boolean {
  const op = sweep.structure.definition.get(key);
  return op?.op === 'const' && (op.value === 'length' || (typeof op.value === 'string' && isFloat(type)));
}

function shadowOf(sweep: Sweep, container: ValueId): ValueId {
  return intrinsics.shadow(sweep.b, sweep.context(), sweep.primals.of(container));
}

/** What an access that may run code was done with. */
function passageOf(op: LoadOp | StoreOp, sweep: Sweep): ValueId {
  const passage = sweep.forwardValue(sweep.passageType(op), 'at');
  sweep.passages.set(op, passage);
  return sweep.records.read(sweep.records.keep(passage, sweep.scopes.current));
}

export function loadAdjoint(op: LoadOp, sweep: Sweep): void {
  const { b, cotangents, primals } = sweep;
  const [base, key] = op.args;
  const value = op.results[0].id;
  const d = cotangents.read(value);
  if (sweep.mayRunCode(op)) {
    const passage = passageOf(op, sweep);
    if (d === undefined) {
      intrinsics.passAdjoint(b, sweep.context(), passage);
      return;
    }
    const loaded = cotangents.class(value) === 'number' ? b.const(undefined) : primals.of(value);
    cotangents.add(base, intrinsics.readAdjoint(b, sweep.context(), passage, primals.of(key), loaded, d), 'value');
    return;
  }
  if (d === undefined || !sweep.active(base)) return;
  const type = sweep.valueOf(base).type;
  if (isKnown(type) && isLength(type, key, sweep)) return;
  if (cotangents.class(value) === 'number' && isKnown(type)) {
    const shadow = shadowOf(sweep, base);
    if (isFloat(type)) b.addto(shadow, primals.of(key), d);
    else intrinsics.addNumber(b, shadow, primals.of(key), d);
    return;
  }
  const loaded = cotangents.class(value) === 'number' ? b.const(undefined) : primals.of(value);
  const dBase = intrinsics.loadAdjoint(b, sweep.context(), primals.of(base), primals.of(key), loaded, d);
  cotangents.add(base, dBase, 'value');
}

export function storeAdjoint(op: StoreOp, sweep: Sweep): void {
  const { b, cotangents, primals } = sweep;
  const [base, key, value] = op.args;
  if (!sweep.active(base)) return;
  if (sweep.mayRunCode(op)) {
    const passage = passageOf(op, sweep);
    cotangents.add(value, intrinsics.writeAdjoint(b, sweep.context(), passage, primals.of(key)), 'value');
    return;
  }
  const type = sweep.valueOf(base).type;
  if (isKnown(type) && isLength(type, key, sweep)) return;
  if (isKnown(type) && cotangents.class(value) !== 'value') {
    const d = intrinsics.takeNumber(b, shadowOf(sweep, base), primals.of(key));
    cotangents.add(value, d);
    return;
  }
  cotangents.add(value, intrinsics.storeAdjoint(b, sweep.context(), primals.of(base), primals.of(key)), 'value');
}

export function addtoAdjoint(op: AddToOp, sweep: Sweep): void {
  const [base, key, value] = op.args;
  if (!sweep.active(base) || sweep.cotangents.class(value) === 'none') return;
  const d = sweep.b.load(shadowOf(sweep, base), sweep.primals.of(key));
  sweep.cotangents.add(value, d, isFloat(sweep.valueOf(base).type) ? 'number' : 'value');
}

export function deleteAdjoint(op: DeleteOp, sweep: Sweep): void {
  const [base, key] = op.args;
  if (!sweep.active(base)) return;
  intrinsics.storeAdjoint(sweep.b, sweep.context(), sweep.primals.of(base), sweep.primals.of(key));
}

/** Literals and closures: what was put in takes the cotangent of its slot. */
function literalAdjoint(
  container: ValueId,
  parts: readonly ValueId[],
  keys: readonly (string | number)[],
  sweep: Sweep,
): void {
  const { b, cotangents, primals } = sweep;
  if (!sweep.active(container)) return;
  parts.forEach((part, k) => {
    if (cotangents.class(part) === 'none') return;
    cotangents.add(
      part,
      intrinsics.elementAdjoint(b, sweep.context(), primals.of(container), b.const(keys[k])),
      'value',
    );
  });
}

export function arrayAdjoint(op: ArrayOp, sweep: Sweep): void {
  literalAdjoint(op.results[0].id, op.args, [...op.args.keys()], sweep);
}

export function objectAdjoint(op: ObjectOp, sweep: Sweep): void {
  literalAdjoint(op.results[0].id, op.args, op.keys, sweep);
}

export function closureAdjoint(op: ClosureOp, sweep: Sweep): void {
  literalAdjoint(op.results[0].id, op.args, [...op.args.keys()].map(capturedKey), sweep);
}
