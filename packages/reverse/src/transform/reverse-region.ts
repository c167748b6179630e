/**
 * The reverse of one region: its operations from the last to the first, each by its adjoint. What comes after an
 * operation that may leave the region only runs if the forward sweep got past it.
 */
import type { IfOp, Op, OpCode, ValueId } from '@wengert/ir';
import { integer } from '@wengert/ir';
import { callAdjoint } from './adjoint/call.js';
import { captureAdjoint, setCaptureAdjoint } from './adjoint/capture.js';
import { blockAdjoint, exitAdjoint, forAdjoint, ifAdjoint, isPassive, loopAdjoint } from './adjoint/control.js';
import {
  addtoAdjoint,
  arrayAdjoint,
  closureAdjoint,
  deleteAdjoint,
  loadAdjoint,
  objectAdjoint,
  storeAdjoint,
} from './adjoint/memory.js';
import { intrinsicAdjoint } from './adjoint/intrinsic.js';
import { primAdjoint } from './adjoint/prim.js';
import type { RegionInfo } from './structure.js';
import type { Sweep } from './sweep.js';

type Adjoint<O extends Op> = (op: O, sweep: Sweep) => void;

const none = (): void => {};

const adjoints: { readonly [C in OpCode]: Adjoint<Extract<Op, { op: C }>> } = {
  const: none,
  global: none,
  extern: none,
  prim: primAdjoint,
  intrinsic: intrinsicAdjoint,
  load: loadAdjoint,
  store: storeAdjoint,
  addto: addtoAdjoint,
  delete: deleteAdjoint,
  array: arrayAdjoint,
  object: objectAdjoint,
  closure: closureAdjoint,
  buffer: none,
  ensure: none,
  capture: captureAdjoint,
  setcapture: setCaptureAdjoint,
  call: callAdjoint,
  new: callAdjoint,
  if: ifAdjoint,
  loop: loopAdjoint,
  for: forAdjoint,
  block: blockAdjoint,
  // Exits are handled by the region that they end; variables are gone in the form that is transformed.
  yield: none,
  break: none,
  continue: none,
  return: none,
  throw: none,
  get: none,
  set: none,
};

function reverseOp(op: Op, sweep: Sweep): void {
  sweep.b.location = op.location;
  (adjoints[op.op] as Adjoint<Op>)(op, sweep);
}

/** True of constructs that compute nothing active: not even records of how they ran are needed. */
function isIdle(op: Op, sweep: Sweep): boolean {
  return op.regions.length > 0 && isPassive(op, sweep);
}

/** Writes the reverse of a region where the builder is, which is in the region's mirror. */
export function reverseRegion(info: RegionInfo, sweep: Sweep): void {
  const { b } = sweep;
  const { ops } = info.region;
  const header = sweep.headers.get(info);
  const exitOps = header ? [] : info.exitOps;
  let passed: ValueId | undefined;
  const guarded = (exitsBefore: number, segment: readonly Op[], write: () => void): void => {
    if (exitsBefore <= 0) {
      write();
      return;
    }
    const condition = b.prim('ge', [passed!, b.const(exitsBefore)]);
    const region = b.region(() => sweep.scopes.inSegment(segment, write));
    if (region.ops.length > 1)
      b.append({ op: 'if', args: [condition], results: [], regions: [region, b.region(none)] });
  };
  if (exitOps.length > 0) {
    const exit = sweep.bodyExits.get(info);
    passed = exit === undefined ? sweep.records.read(sweep.records.exitOf(info)) : b.get(exit, integer);
  }
  let end = ops.length - 1;
  for (let k = exitOps.length; k >= 0; k--) {
    // The operations after exit number k - 1, and for the last stretch the terminator; then that exit itself.
    const start = k === 0 ? 0 : ops.indexOf(exitOps[k - 1]) + 1;
    guarded(k, ops.slice(start, end), () => {
      if (k === exitOps.length) exitAdjoint(ops[ops.length - 1], info.owner, sweep);
      for (let i = end - 1; i >= start; i--) if (ops[i] !== header && !isIdle(ops[i], sweep)) reverseOp(ops[i], sweep);
    });
    end = start;
    if (k > 0) {
      guarded(k - 1, [], () => reverseOp(exitOps[k - 1], sweep));
      end = start - 1;
    }
  }
}

/**
 * Where the exit of a region is recorded, an `if` with one branch that always leaves and one that never does has its
 * condition from there: the region was left through it if and only if that branch was taken.
 */
export function exitCondition(op: IfOp, info: RegionInfo, sweep: Sweep): ValueId | undefined {
  const number = info.exitOps.indexOf(op);
  if (number < 0) return undefined;
  const inner = op.regions.map((region) => sweep.structure.regions.get(region)!);
  const leaves = inner.map(({ region, exitOps }) => exitOps.length === 0 && isExit(region.ops[region.ops.length - 1]));
  const stays = inner.map(({ region, exitOps }) => exitOps.length === 0 && !isExit(region.ops[region.ops.length - 1]));
  if (!(leaves[0] && stays[1]) && !(leaves[1] && stays[0])) return undefined;
  const { b } = sweep;
  const exit = sweep.bodyExits.get(info);
  const passed = exit === undefined ? sweep.records.read(sweep.records.exitOf(info)) : b.get(exit, integer);
  return b.prim(leaves[0] ? 'eq' : 'ne', [passed, b.const(number)]);
}

function isExit(op: Op): boolean {
  return op.op === 'break' || op.op === 'continue';
}
