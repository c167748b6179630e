/**
 * Adjoints of reading and assigning captured variables. What a function read of one has its cotangent in the shadow of the function. Where
 * differentiated code may assign a variable, all functions that use it may have read the value: see `runtime/variables.ts`.
 */
import { refusal, type Capture, type CaptureOp, type SetCaptureOp } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { capturedKey } from '../../captured-key.js';
import { intrinsics } from '../../runtime/intrinsics.js';
import type { Sweep } from '../sweep.js';

/** What is known of the captured variable, where the function that captured it is known. */
function captureOf({ args: [fn], index }: CaptureOp | SetCaptureOp, sweep: Sweep): Capture | undefined {
  const { func, definition } = sweep.structure;
  if (func.parameters.some((p) => p.id === fn && p.role === 'self')) return func.captures[index];
  const source = definition.get(fn);
  return source?.op === 'extern' ? sweep.host.read(source.value as AnyFunction).captures[index] : undefined;
}

/** May differentiated code assign the variable? */
function isAssigned(op: CaptureOp, sweep: Sweep): boolean {
  const capture = captureOf(op, sweep);
  if (capture?.constant) return false;
  return capture === undefined || capture.rebound === true || sweep.variables.isAssigned(op);
}

export function captureAdjoint(op: CaptureOp, sweep: Sweep): void {
  const { b, cotangents, primals } = sweep;
  const [self] = op.args;
  const value = op.results[0].id;
  const d = cotangents.read(value);
  if (d === undefined) return;
  const loaded = cotangents.class(value) === 'number' ? b.const(undefined) : primals.of(value);
  const fn = primals.of(self);
  if (isAssigned(op, sweep))
    intrinsics.variableAdjoint(b, sweep.context(), fn, b.const(op.index), b.const(op.name), loaded, d);
  else intrinsics.captureAdjoint(b, sweep.context(), fn, b.const(capturedKey(op.index)), loaded, d);
}

export function setCaptureAdjoint(op: SetCaptureOp, sweep: Sweep): void {
  const { b, cotangents, primals } = sweep;
  const [self, value] = op.args;
  if (!sweep.variables.isActive(op)) return;
  if (sweep.active(value) && captureOf(op, sweep)?.exported) throw exported(op);
  const host = b.extern('host', sweep.host);
  const [index, name] = [b.const(op.index), b.const(op.name)];
  const d = intrinsics.assignmentAdjoint(b, sweep.context(), host, primals.of(self), index, name);
  if (sweep.active(value)) cotangents.add(value, d, 'value');
}

function exported({ name, location }: SetCaptureOp): Error {
  return refusal(
    'unsupported-syntax',
    {
      what: `Assigning a differentiable value to \`${name}\`, a variable that other files may use,`,
      why: 'What they read there would have to carry its derivative, and they cannot be seen from here.',
      instead: 'Return the value, put it into an object, or do not export the variable.',
    },
    location,
  );
}
