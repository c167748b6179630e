/**
 * Calls from a `try` as ordinary code: what `runtime/guarded-call.ts` does, for code that is differentiated again. The value of such a
 * call is a completion, and `back` takes the cotangent of what it holds from its shadow.
 */
import type { Rt, Value } from './rt.js';

export const guardedTexts = {
  /** `attempt(text, f, receiver, ...args)`. */
  attempted(rt: Rt, _callee: Value, _none: Value, text: Value, f: Value, receiver: Value, ...args: Value[]): Value {
    const run = rt.guardedOf(f, receiver, args, text);
    const pair = run(f, receiver, ...args);
    return [pair[0], rt.behindThree(pair[1])];
  },
  /** `attemptNew(text, constructor, target, ...args)`. */
  attemptedNew(rt: Rt, _callee: Value, _none: Value, text: Value, f: Value, target: Value, ...args: Value[]): Value {
    const run = rt.guardedNewOf(f, target, args, text);
    const pair = run(f, target, ...args);
    return [pair[0], rt.behindThree(pair[1])];
  },
  /** Of a function whose code is known, in its guarded form. */
  guardedCode(rt: Rt, run: Value, f: Value, receiver: Value, ...args: Value[]): Value {
    const since = rt.openIterations();
    const pair = run(f, receiver, ...args);
    const made = pair[0];
    if (made.threw) rt.checkIterations(since);
    const pull = pair[1];
    return [made, (context: Value, _d: Value): Value => pull(context, undefined)];
  },
  guardedConstructor(rt: Rt, run: Value, f: Value, target: Value, ...args: Value[]): Value {
    const pair = run(f, rt.targetOf(f, target), ...args);
    const pull = pair[1];
    return [pair[0], (context: Value, _d: Value): Value => pull(context, undefined)];
  },
  /** A call that does nothing differentiable if it throws; `called` names a function that might have, by those that it was given. */
  plainly(rt: Rt, run: Value, called: Value, f: Value, receiver: Value, ...args: Value[]): Value {
    const made: Value = { threw: false, value: undefined };
    let pull: Value;
    try {
      const pair = run(f, receiver, ...args);
      made.value = pair[0];
      pull = pair[1];
    } catch (error) {
      rt.checkLost(called);
      made.threw = true;
      made.value = error;
    }
    const back = (context: Value, _d: Value): Value =>
      made.threw ? [] : pull(context, rt.elementAdjoint(context, made, 'value'));
    return [made, back];
  },
  /** A call that throws in any case. */
  raised(_rt: Rt, error: Value, _f: Value, _receiver: Value): Value {
    const back = (_context: Value, _d: Value): Value => [];
    return [{ threw: true, value: error }, back];
  },
  /** `new` of what the run time makes. */
  constructed(rt: Rt, text: Value, f: Value, target: Value, ...args: Value[]): Value {
    const made = rt.newPullback(undefined, f, target, args, undefined, text, undefined);
    return [made.value, made.back];
  },
};

export const guardedHelpers = {
  /** The cotangents of a call are behind three that have none. */
  behindThree(_rt: Rt, pull: Value): Value {
    return (context: Value, d: Value): Value => {
      const cotangents = pull(context, d);
      const result: Value[] = [undefined, undefined, undefined];
      for (let k = 0; k < cotangents.length; k++) result[k + 3] = cotangents[k];
      return result;
    };
  },
};
