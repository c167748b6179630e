/** `checkpoint`: time for memory. */
import { adjoint, declareCaptured, nonDifferentiable, type AnyFunction } from '@wengert/rules';
import { registerOwnCall } from '../runtime/own-calls.js';
import { callRecomputed } from '../runtime/recompute.js';
import { forwarding } from './forwarding.js';
import { checkFunction } from './function.js';

/** What a checkpointed function does when it is called. */
function checkpointed(f: AnyFunction, receiver: unknown, ...args: unknown[]): unknown {
  return Reflect.apply(f, receiver, args);
}

/**
 * A function with the value and the gradient of `f` that keeps nothing of its run for the reverse sweep but what it started from, and
 * is run again there. It takes less memory where `f` computes much from little, and about a third more time.
 *
 * What it started from are its arguments and everything that it can reach through the variables that it captured. Arrays and objects
 * among that are copied (once, as long as they do not change), and may be changed later, by `f` too. Tensors are not copied.
 *
 * What `f` does outside of that memory (printing, say) happens again in the reverse sweep, once per run of `back`. It must do the same
 * when it is run again, and cannot return functions that it makes.
 *
 * @example const block = checkpoint((x: Tensor) => tanh(matmul(W, x)));
 * @throws WengertError `not-a-function`; under differentiation what `gradient` throws, and in the reverse sweep `bad-argument` if the
 *   second run differs from the first
 */
export function checkpoint<F extends (...args: never[]) => unknown>(f: F): F {
  return makeCheckpointed(f);
}

function makeCheckpointed<F extends (...args: never[]) => unknown>(f: F): F {
  checkFunction(f, 'checkpoint');
  return forwarding(f, checkpointed);
}

/** Makes calls of checkpointed functions mean that to the transform, and calls of `checkpoint` too. */
export function registerCheckpoint(): void {
  const forward = (f: () => unknown): [() => unknown, () => [undefined]] => [makeCheckpointed(f), () => [undefined]];
  adjoint(checkpoint, forward);
  nonDifferentiable(makeCheckpointed);
  declareCaptured(() => ({ makeCheckpointed }), forward);
  registerOwnCall(
    checkpointed,
    (host, [f, receiver, ...args]) => callRecomputed(host, f as AnyFunction, receiver, args),
    'recomputed',
  );
}
