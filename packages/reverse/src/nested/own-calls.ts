/**
 * Calls of functions of this package that the run time makes itself, as ordinary code: `(callee, receiver, ...args) => [value, back]`,
 * for code that is differentiated again. They are registered by name, with `registerOwnCall`.
 */
import type { Rt, Value } from './rt.js';

export const ownCallTexts = {
  /** `ignore(f)`: a constant to both levels. The call itself is what the outer level sees. */
  ignored(rt: Rt, callee: Value, _receiver: Value, f: Value): Value {
    const before = rt.reachedBy(f);
    const value = callee(f);
    const changed = rt.changedSince(before);
    const variables = rt.changedVariables(before);
    const back = (context: Value, _d: Value): Value => {
      for (let k = 0; k < changed.length; k++) rt.takeAt(context, changed[k].container, changed[k].key);
      for (let k = 0; k < variables.length; k++)
        rt.assignmentAdjoint(context, rt.theHost(), variables[k].fn, variables[k].index, variables[k].name);
      return [];
    };
    return [rt.constantCopy(value), back];
  },
  /** `checkpointed(f, receiver, ...args)`: nothing is run again, because what the outer level asks for has to be kept. */
  recomputed(rt: Rt, _callee: Value, _receiver: Value, f: Value, receiver: Value, ...args: Value[]): Value {
    const run = rt.pullbackOf(f, receiver, args, undefined, undefined, undefined);
    const pair = run(f, receiver, ...args);
    const pull = pair[1];
    const back = (context: Value, d: Value): Value => {
      const cotangents = pull(context, d);
      const result: Value[] = [undefined, undefined];
      for (let k = 0; k < cotangents.length; k++) result[k + 2] = cotangents[k];
      return result;
    };
    return [pair[0], back];
  },
};
