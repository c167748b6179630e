/**
 * Calls of functions that are only known at run time: their value, and how to pull a cotangent back through the call.
 * Looks for a rule by the function's identity, and else for its code.
 */
import { attempt, attemptNew, refusal, type Location } from '@wengert/ir';
import { callsTheProgram, isHostObject, ruleOf, takesNumbersAsText, type AnyFunction } from '@wengert/rules';
import { describe } from './accumulate.js';
import type { Context } from './context.js';
import { attemptPullback } from './guarded-call.js';
import { behindThree, guardedCode, isCode } from './guarded-code.js';
import { attemptNewPullback } from './guarded-new.js';
import type { CompiledPullback, Host } from './host.js';
import { directCall } from './indirect.js';
import { constant, mayNeed, type Call } from './made-call.js';
import { ownCallOf } from './own-calls.js';
import { isNative } from './reachable.js';
import { callByRule } from './rule-call.js';
import { noteText } from './text.js';

/**
 * Calls `callee` on `receiver` with `args`.
 * @param active which of `[receiver, ...args]` may carry a derivative; undefined if any may
 * @param text how the callee is written in the source, for messages
 * @throws WengertError if the function can be differentiated in no way
 */
export function callPullback(
  host: Host,
  callee: unknown,
  receiver: unknown,
  args: readonly unknown[],
  active?: readonly boolean[],
  text?: string,
  location?: Location,
): Call {
  if (callee === attempt && isCode(host, args[1]))
    return guardedCode(host, args[1], args[2], args.slice(3), active?.slice(3), location, behindThree);
  const other = otherCall(host, callee, receiver, args, active, text, location);
  if (other !== undefined) return other;
  const run = host.pullback(callee as AnyFunction, args, active, receiver);
  return madeCall(run(callee, receiver, ...args));
}

function madeCall(pair: ReturnType<CompiledPullback>): Call {
  return { value: pair[0], back: pair[1] };
}

/** The call, if the callee is no function that is differentiated by its own code. */
function otherCall(
  host: Host,
  callee: unknown,
  receiver: unknown,
  args: readonly unknown[],
  active: readonly boolean[] | undefined,
  text: string | undefined,
  location: Location | undefined,
): Call | undefined {
  if (typeof callee !== 'function') {
    // What the engine says when such a call is made is what the user would have seen.
    throw new TypeError(`${text ?? describe(callee)} is not a function`);
  }
  if (callee === attempt) return attemptPullback(host, args, active, location);
  if (callee === attemptNew) return attemptNewPullback(host, args, location);
  const rule = ruleOf(callee);
  if (rule) {
    noteText(rule, text, receiver, args, active, location);
    return callByRule(host, rule, receiver, args, active, location);
  }
  const own = ownCallOf(callee);
  if (own) return own(host, args);
  const direct = directCall(callee, args);
  if (direct) {
    const inner = callPullback(host, receiver, direct.receiver, direct.args, undefined, text, location);
    return { value: inner.value, back: (context, d) => direct.back(context, inner.back(context, d)) };
  }
  return isNative(callee) ? callNative(callee, receiver, args, active, text, location) : undefined;
}

export function callNative(
  fn: AnyFunction,
  receiver: unknown,
  args: readonly unknown[],
  active: readonly boolean[] | undefined,
  text: string | undefined,
  location: Location | undefined,
): Call {
  if (reachesDerivatives(fn, receiver, args, active)) throw refusedNative(fn, text, location);
  return { value: fn.apply(receiver, args), back: constant };
}

/** May a function without code be given, or reach, anything that carries a derivative? */
export function reachesDerivatives(
  fn: AnyFunction,
  receiver: unknown,
  args: readonly unknown[],
  active: readonly boolean[] | undefined,
): boolean {
  const holder = isHostObject(receiver) && !callsTheProgram(fn) ? undefined : receiver;
  const needed = [holder, ...args].filter((value, k) => mayNeed(active, k, value));
  return needed.length > 0 && (needed.some((value) => typeof value === 'function') || !takesNumbersAsText(receiver));
}

export function refusedNative(fn: AnyFunction, text: string | undefined, location: Location | undefined): Error {
  return refusal('native-function', { name: text ?? (fn.name || 'A native function') }, location);
}

/** Runs the pullback of a call. */
export function runBack(call: Call, context: Context, d: unknown): readonly unknown[] {
  return call.back(context, d);
}
