/**
 * Calls of functions with rules of containers as ordinary code: what `runtime/rule-call.ts` and `runtime/shadows.ts` do, for code that is
 * differentiated again. The rule's own functions are code of the language; what they are given is written here.
 */
import type { Rt, Value } from './rt.js';

export const containerTexts = {
  /** Shadow memory as rules see it. */
  shadowsOf(rt: Rt, context: Value): Value {
    return {
      elements: (array: Value): Value => rt.shadow(context, array),
      add: (container: Value, key: Value, value: Value, d: Value): void => {
        rt.addAt(context, container, key, value, d);
      },
      take: (container: Value, key: Value): Value => rt.takeAt(context, container, key),
    };
  },
  addAt(rt: Rt, context: Value, container: Value, key: Value, value: Value, d: Value): void {
    if (d === undefined) return;
    const parameter = rt.parameterSlot(context, value);
    if (parameter >= 0) {
      const all = rt.parameterCotangents(context);
      all[parameter] = rt.accumulate(all[parameter], d);
    } else if (rt.isKeyed(container)) {
      const entries = rt.entries(context, container);
      entries.set(key, rt.accumulate(entries.get(key), d));
    } else {
      const memory = rt.shadow(context, container);
      memory[key] = rt.accumulate(memory[key], d);
    }
  },
  takeAt(rt: Rt, context: Value, container: Value, key: Value): Value {
    if (!rt.isKeyed(container)) return rt.storeAdjoint(context, container, key);
    const entries = rt.entries(context, container);
    const d = entries.get(key);
    entries.delete(key);
    return d;
  },
  /** Differentiates the functions that a rule calls; `run` holds the context of the run of `back` that is under way. */
  differentiator(rt: Rt, run: Value): Value {
    return {
      pullback: (f: Value, args: Value): Value => {
        const made = rt.pullbackOf(f, undefined, args, undefined, undefined, undefined);
        const pair = made(f, undefined, ...args);
        const pull = pair[1];
        const back = (d: Value): Value => {
          const cotangents = pull(run.context, d);
          const result: Value[] = [];
          for (let k = 1; k < cotangents.length; k++) result[k - 1] = cotangents[k];
          return result;
        };
        return [pair[0], back];
      },
      partials: (_f: Value, _arity: Value): Value => null,
    };
  },
};

/** `(callee, receiver, ...args) => [value, back]` of functions with such rules; the parameters before `callee` are captured. */
export const containerRuleTexts = {
  container(rt: Rt, forward: Value, callee: Value, receiver: Value, ...args: Value[]): Value {
    const run: Value = { context: undefined };
    const made = forward(rt.differentiator(run), receiver, args);
    const pull = made[1];
    const back = (context: Value, d: Value): Value => {
      run.context = context;
      const cotangents = pull(rt.shadowsOf(context), d);
      const result: Value[] = [undefined];
      for (let k = 0; k < cotangents.length; k++) result[k + 1] = cotangents[k];
      return result;
    };
    return [made[0], back];
  },
};
