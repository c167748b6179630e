/**
 * Calls from a `try` of functions whose code is differentiated in its guarded form. Recursion under a `try` goes through here at every
 * level, with one frame on the way there and one on the way back: what is rare stands in functions of its own, which leaves this one
 * small on the stack.
 */
import {
  abandoned,
  clear,
  close,
  isOverflow,
  openIterations,
  refusal,
  WengertError,
  type Completion,
  type Location,
} from '@wengert/ir';
import { ruleOf, type AnyFunction } from '@wengert/rules';
import { describe } from './accumulate.js';
import type { Context } from './context.js';
import { callGuarded } from './guarded-call.js';
import type { Back, Host } from './host.js';
import type { Call } from './made-call.js';
import { ownCallOf } from './own-calls.js';
import { isNative } from './reachable.js';

/** Where the cotangents of a call stand among those of what made the call. */
type Places = (cotangents: readonly unknown[]) => readonly unknown[];

export const asTheyAre: Places = (cotangents) => cotangents;

/** Behind three that have none: those of `attempt(text, callee, receiver, ...args)`. */
export const behindThree: Places = (cotangents) => [undefined, undefined, undefined, ...cotangents];

/** True of a callee that is differentiated by its own code, and not by a rule or in another way. */
export function isCode(host: Host, callee: unknown): callee is AnyFunction {
  if (typeof callee !== 'function' || ruleOf(callee) || ownCallOf(callee)) return false;
  // Functions that pass on to another one are the engine's.
  if (isNative(callee)) return false;
  // A class that is called without `new` throws at once.
  return host.read(callee).form !== 'constructor';
}

/** @param places where the cotangents of receiver and arguments are to stand in what `back` gives */
export function guardedCode(
  host: Host,
  callee: AnyFunction,
  receiver: unknown,
  args: readonly unknown[],
  active: readonly boolean[] | undefined,
  location: Location | undefined,
  places: Places,
): Call {
  const compiled = host.guarded(callee, args, active);
  const since = openIterations();
  try {
    const pair = compiled(callee, receiver, ...args);
    return (pair[0] as Completion).threw
      ? { value: pair[0], back: closing(host, since, pair[1], places) }
      : { value: pair[0], back: placed(pair[1], places) };
  } catch (error) {
    throw unseen(error, location);
  }
}

function placed(back: Back, places: Places): Back {
  return (context) => places(back(context, undefined));
}

/** Closes the iterations that an exception has left. */
function closing(host: Host, since: number, back: Back, places: Places): Back {
  const closings = abandoned(since).map((i) => callGuarded(host, close, undefined, [i], undefined));
  return (context: Context) => {
    for (let k = closings.length - 1; k >= 0; k--) closings[k].back(context, undefined);
    return places(back(context, undefined));
  };
}

/** What is said of an exception that comes from a place that is not known to throw. */
function unseen(error: unknown, location: Location | undefined): unknown {
  if (error instanceof WengertError) return error;
  if (isOverflow(error)) return clear(error, location);
  const what = error instanceof Error ? `${error.name} (${error.message})` : describe(error);
  return refusal(
    'unsupported-syntax',
    {
      what: `Catching ${what}, which a getter, a setter, a proxy or a conversion threw,`,
      why: 'Its code runs out of sight of the transform, and what has run before it is not known.',
      instead: 'Use a method, or throw the error before or after the conversion.',
    },
    location,
  );
}
