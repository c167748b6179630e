/**
 * Adjoints of operations that the transform itself has written, for derivatives of derivatives. Those that call functions or reach
 * memory in ways that are only known at run time have become ordinary code before (see `nested/expand.ts`); the others are linear
 * in cotangents, or refer to memory whose shadow is found by identity.
 */
import type { IntrinsicOp } from '@wengert/ir';
import { scaled } from '../../runtime/accumulate.js';
import { intrinsics } from '../../runtime/intrinsics.js';
import { declareFlow, type Flow } from '../flow.js';
import type { Sweep } from '../sweep.js';

type AnyFunction = (...args: never[]) => unknown;
type Adjoint = (op: IntrinsicOp, sweep: Sweep) => void;

function shadowOf(op: IntrinsicOp, { b, context, primals }: Sweep) {
  return intrinsics.shadow(b, context(), primals.of(op.args[0]));
}

/** The result is operand `k`, unchanged. */
const passes =
  (k: number): Adjoint =>
  ({ args, results }, { cotangents }) => {
    const d = cotangents.read(results[0].id);
    if (d !== undefined) cotangents.add(args[k], d, cotangents.class(results[0].id));
  };

const sum: Adjoint = ({ args, results }, { b, cotangents, primals }) => {
  const d = cotangents.read(results[0].id);
  if (d === undefined) return;
  const kind = cotangents.class(results[0].id);
  for (const arg of args) {
    if (cotangents.class(arg) === 'none') continue;
    const term = cotangents.class(arg) === 'number' ? d : intrinsics.ofTerm(b, primals.of(arg), d);
    cotangents.add(arg, term, cotangents.class(arg) === 'number' ? kind : 'value');
  }
};

const product: Adjoint = ({ args, results }, { b, cotangents, primals }) => {
  const d = cotangents.read(results[0].id);
  if (d === undefined) return;
  args.forEach((arg, k) => {
    if (cotangents.class(arg) !== 'none')
      cotangents.add(arg, b.unlessZero(d, b.prim('mul', [d, primals.of(args[1 - k])])));
  });
};

const add: Adjoint = (op, sweep) => {
  const { b, cotangents, primals } = sweep;
  const [, key, d] = op.args;
  if (cotangents.class(d) === 'none') return;
  cotangents.add(d, intrinsics.asNumber(b, b.load(shadowOf(op, sweep), primals.of(key))));
};

const take: Adjoint = (op, sweep) => {
  const { b, cotangents, primals } = sweep;
  if (!sweep.active(op.args[0])) return;
  // What is left in the slot is a constant.
  const d = cotangents.read(op.results[0].id) ?? b.const(0);
  b.store(shadowOf(op, sweep), primals.of(op.args[1]), d);
};

const nothing: Adjoint = () => {};

/** Of operations that `nested/expand.ts` has replaced, if the code was prepared for being differentiated again. */
const expanded: Adjoint = ({ name }) => {
  throw new Error(`the operation ${name} is not differentiated as it is`);
};

type Row = readonly [flow: Flow, adjoint: Adjoint];

const table: { readonly [K in keyof typeof intrinsics]: Row } = {
  accumulate: ['operands', sum],
  ofTerm: ['operands', passes(1)],
  asNumber: ['operands', passes(0)],
  addNumber: ['add', add],
  takeNumber: ['take', take],
  shadow: ['memory', nothing],
  checkRead: ['operands', expanded],
  checkWrite: ['operands', expanded],
  readAdjoint: ['operands', expanded],
  writeAdjoint: ['memory', expanded],
  passAdjoint: ['none', expanded],
  checkObject: ['none', nothing],
  checkOperand: ['none', nothing],
  checkSummands: ['none', nothing],
  checkElement: ['none', nothing],
  checkKey: ['none', nothing],
  checkStored: ['none', nothing],
  checkText: ['none', nothing],
  textLeaves: ['none', nothing],
  scalarSeed: ['none', nothing],
  loadAdjoint: ['operands', expanded],
  storeAdjoint: ['memory', expanded],
  elementAdjoint: ['memory', expanded],
  captureAdjoint: ['none', expanded],
  variableAdjoint: ['none', expanded],
  assignmentAdjoint: ['memory', expanded],
  callPullback: ['operands', expanded],
  newPullback: ['operands', expanded],
  runBack: ['operands', expanded],
};

const adjoints = new Map<AnyFunction, Adjoint>();
for (const [name, [flow, adjoint]] of Object.entries(table)) {
  const { fn } = intrinsics[name as keyof typeof intrinsics];
  declareFlow(fn, flow);
  adjoints.set(fn, adjoint);
}
declareFlow(scaled, 'operands');
adjoints.set(scaled, product);

export function intrinsicAdjoint(op: IntrinsicOp, sweep: Sweep): void {
  adjoints.get(op.fn)?.(op, sweep);
}
