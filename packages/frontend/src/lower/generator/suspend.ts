/**
 * `yield`: the places where a generator is left and entered again. They are written as two intrinsics that never run: `split.ts`
 * cuts the code at them.
 */
import type { ValueId } from '@wengert/ir';
import type { ExpressionForm } from '../form.js';
import type { Lowering } from '../lowering.js';
import type { YieldExpression } from '../../syntax.js';
import { delegate, iterationOf } from '../iteration.js';

/** How a generator is entered again: by `next`, `throw` or `return`. */
export const entered = { byNext: 0, byThrow: 1, byReturn: 2 } as const;

/** Leaves the generator with a value; its result is what is sent in. */
export function suspended(value: unknown): unknown {
  return value;
}

/** How the generator was entered. */
export function entrance(): unknown {
  return undefined;
}

/** Leaves and enters again, whichever way; nothing is done about that yet. */
function pass(ctx: Lowering, value: ValueId): { received: ValueId; mode: ValueId } {
  const { b } = ctx;
  ctx.iterations.forEach((i) => i.pause());
  const { escape } = b;
  b.escape = undefined;
  const received = b.intrinsic('suspended', suspended, 'unknown', [value]);
  const mode = b.intrinsic('entrance', entrance, 'unknown', []);
  b.escape = escape;
  ctx.iterations.forEach((i) => i.resume());
  return { received, mode };
}

function leaveWith(ctx: Lowering, value: ValueId): void {
  const { b } = ctx;
  const kept = b.variable('$result');
  b.set(kept, value);
  ctx.leave(undefined, () => b.return(b.get(kept)));
}

/** Leaves the generator with a value; goes on with what is sent in, or by throwing it or returning it. */
export function suspend(ctx: Lowering, value: ValueId): ValueId {
  const { b } = ctx;
  const { received, mode } = pass(ctx, value);
  const when = (code: number, then: () => void): void => b.if(b.prim('eq', [mode, b.const(code)]), then);
  when(entered.byThrow, () => b.throw(received));
  when(entered.byReturn, () => leaveWith(ctx, received));
  return received;
}

export const yieldExpression: ExpressionForm<YieldExpression> = (ctx, { argument, delegate: all }) => {
  const { b } = ctx;
  const value = argument == null ? b.const(undefined) : ctx.expression(argument);
  return all ? yieldAll(ctx, value) : suspend(ctx, value);
};

/** `yield*`: what is sent in goes to the other iterator, and what that gives comes out, until it is done. */
function yieldAll(ctx: Lowering, iterable: ValueId): ValueId {
  const { b } = ctx;
  const iteration = iterationOf(ctx, iterable);
  const [mode, sent, result] = [b.variable('$mode'), b.variable('$sent'), b.variable('$result')];
  b.set(mode, b.const(entered.byNext));
  b.set(sent, b.const(undefined));
  b.loop((loop) => {
    const step = delegate(ctx, iteration, b.get(mode), b.get(sent));
    b.if(b.load(step, b.const('done')), () => {
      b.set(result, b.load(step, b.const('value')));
      b.break(loop);
    });
    const again = pass(ctx, b.load(step, b.const('value')));
    b.set(mode, again.mode);
    b.set(sent, again.received);
  });
  b.if(b.prim('eq', [b.get(mode), b.const(entered.byReturn)]), () => leaveWith(ctx, b.get(result)));
  return b.get(result);
}
