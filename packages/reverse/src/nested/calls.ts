/**
 * Pullbacks of functions with rules as ordinary code: `(callee, receiver, ...args) => [value, back]`, what `runtime/call.ts` does,
 * for code that is differentiated again. The parameters before `callee` are captured.
 */
import type { Rt, Value } from './rt.js';

export const callRuleTexts = {
  scalar(rt: Rt, partials: Value, nonFinite: boolean, callee: Value, receiver: Value, ...args: Value[]): Value {
    const value = callee.apply(receiver, args);
    const operands: Value[] = [];
    for (let k = 0; k < partials.length; k++) operands[k] = args[k];
    operands[partials.length] = value;
    const back = (_context: Value, d: Value): Value => {
      const cotangent = rt.asNumber(d);
      const result: Value[] = [undefined];
      for (let k = 0; k < partials.length && k < args.length; k++) {
        const partial = partials[k];
        if (partial === null) continue;
        const slope = partial(...operands);
        result[k + 1] = nonFinite ? rt.scaled(cotangent, slope) : cotangent * slope;
      }
      return result;
    };
    return [value, back];
  },
  pullbacks(rt: Rt, pullbacks: Value, active: Value, callee: Value, receiver: Value, ...args: Value[]): Value {
    const outlines = rt.outlinesOf(args);
    const value = callee.apply(receiver, args);
    const result = rt.outlineOf(value);
    // What is changed later is not what the pullbacks are to see.
    const kept: Value[] = [rt.isContainer(value) ? rt.snapshot(value, rt.newSeen()) : value];
    for (let k = 0; k < args.length; k++)
      kept[k + 1] = rt.isContainer(args[k]) ? rt.snapshot(args[k], rt.newSeen()) : args[k];
    const back = (context: Value, d: Value): Value => {
      const cotangent = rt.resultCotangent(context, result, d);
      const cotangents: Value[] = [undefined];
      if (cotangent === undefined) return cotangents;
      for (let k = 0; k < args.length; k++) {
        const pull = pullbacks[k];
        if (pull && rt.mayNeed(active, k + 1, args[k]))
          cotangents[k + 1] = rt.settle(context, outlines[k], pull(cotangent, ...kept));
      }
      return cotangents;
    };
    return [value, back];
  },
  adjoint(rt: Rt, name: string, forward: Value, callee: Value, receiver: Value, ...args: Value[]): Value {
    const outlines = rt.outlinesOf(args);
    const made = forward.apply(receiver, args);
    rt.checkMade(name, made);
    const value = made[0];
    const pull = made[1];
    const result = rt.outlineOf(value);
    const back = (context: Value, d: Value): Value => {
      const cotangent = rt.resultCotangent(context, result, d);
      const cotangents: Value[] = [undefined];
      if (cotangent === undefined) return cotangents;
      const all = pull(cotangent);
      rt.checkCount(name, all, args.length);
      for (let k = 0; k < args.length; k++) {
        rt.checkKind(name, k, args[k], all[k]);
        cotangents[k + 1] = rt.settle(context, outlines[k], all[k]);
      }
      return cotangents;
    };
    return [value, back];
  },
  method(rt: Rt, as: Value, callee: Value, receiver: Value, ...args: Value[]): Value {
    const all: Value[] = [receiver];
    for (let k = 0; k < args.length; k++) all[k + 1] = args[k];
    const run = rt.pullbackOf(as, undefined, all, undefined, undefined, undefined);
    const pair = run(as, undefined, ...all);
    const pull = pair[1];
    const back = (context: Value, d: Value): Value => {
      const cotangents = pull(context, d);
      const result: Value[] = [];
      for (let k = 1; k < cotangents.length; k++) result[k - 1] = cotangents[k];
      return result;
    };
    return [pair[0], back];
  },
  implementation(rt: Rt, implementation: Value, callee: Value, receiver: Value, ...args: Value[]): Value {
    const run = rt.pullbackOf(implementation, receiver, args, undefined, undefined, undefined);
    return run(implementation, receiver, ...args);
  },
  /** As `engine/gathered.ts` has it: `run` takes the arguments behind the first `named` as one array. */
  withFurther(rt: Rt, run: Value, named: number, callee: Value, receiver: Value, ...args: Value[]): Value {
    const further = args.slice(named);
    const pair = run(callee, receiver, ...args.slice(0, named), further);
    const pull = pair[1];
    const back = (context: Value, d: Value): Value => {
      const cotangents = pull(context, d);
      const memory = rt.shadow(context, further);
      const result: Value[] = [];
      for (let k = 0; k <= named; k++) result[k] = cotangents[k];
      for (let k = 0; k < further.length; k++) result[named + 1 + k] = memory[k];
      return result;
    };
    return [pair[0], back];
  },
  /** What a method has given, in a new object of a class that extends `Array`; `plain` is the pullback of the method. */
  poured(
    rt: Rt,
    plain: Value,
    species: Value,
    fn: Value,
    pour: Value,
    callee: Value,
    receiver: Value,
    ...args: Value[]
  ): Value {
    const pair = plain(callee, receiver, ...args);
    const sizes = rt.speciesArguments(fn, pair[0]);
    const made = rt.newPullback(undefined, species, undefined, sizes, undefined, undefined, undefined);
    const given: Value[] = [made.value, pair[0]];
    const run = rt.pullbackOf(pour, undefined, given, undefined, undefined, undefined);
    const filled = run(pour, undefined, ...given);
    const back = (context: Value, _d: Value): Value => {
      filled[1](context, undefined);
      made.back(context, undefined);
      return pair[1](context, undefined);
    };
    return [filled[0], back];
  },
  /** `super(...)` of a class that extends an array or typed array. */
  extended(rt: Rt, implementation: Value, _constructor: Value, target: Value, ...args: Value[]): Value {
    const run = rt.pullbackOf(implementation, undefined, args, undefined, undefined, undefined);
    const pair = run(implementation, undefined, ...args);
    return [rt.giveClass(pair[0], target), pair[1]];
  },
  /** The same of a map or set. */
  filled(rt: Rt, filler: Value, constructor: Value, target: Value, ...args: Value[]): Value {
    const none: Value[] = [];
    const made = rt.construct(constructor, target, none);
    const run = rt.pullbackOf(filler, made, args, undefined, undefined, undefined);
    return run(filler, made, ...args);
  },
  /** Of functions whose results have no derivative. */
  constant(_rt: Rt, callee: Value, receiver: Value, ...args: Value[]): Value {
    const value = callee.apply(receiver, args);
    const back = (_context: Value, _d: Value): Value => [];
    return [value, back];
  },
  /** `receiver.call(...args)`; guarded, the value is a completion. */
  call(rt: Rt, guarded: boolean, callee: Value, receiver: Value, ...args: Value[]): Value {
    const rest: Value[] = [];
    for (let k = 1; k < args.length; k++) rest[k - 1] = args[k];
    const self = args[0];
    const run = guarded
      ? rt.guardedOf(receiver, self, rest, undefined)
      : rt.pullbackOf(receiver, self, rest, undefined, undefined, undefined);
    const pair = run(receiver, self, ...rest);
    const pull = pair[1];
    const back = (context: Value, d: Value): Value => {
      const cotangents = pull(context, d);
      const result: Value[] = [undefined];
      for (let k = 0; k < cotangents.length; k++) result[k + 1] = cotangents[k];
      return result;
    };
    return [pair[0], back];
  },
  /** `receiver.apply(self, list)`. */
  apply(rt: Rt, guarded: boolean, callee: Value, receiver: Value, self: Value, list: Value): Value {
    const args: Value[] = [];
    if (list !== undefined && list !== null) for (let k = 0; k < list.length; k++) args[k] = list[k];
    const run = guarded
      ? rt.guardedOf(receiver, self, args, undefined)
      : rt.pullbackOf(receiver, self, args, undefined, undefined, undefined);
    const pair = run(receiver, self, ...args);
    const pull = pair[1];
    const back = (context: Value, d: Value): Value => {
      const cotangents = pull(context, d);
      if (rt.isContainer(list)) rt.addElements(context, list, cotangents, 1, args.length);
      return [undefined, cotangents[0]];
    };
    return [pair[0], back];
  },
  /** `new` of a function that is no class; `run` is the pullback of its call. */
  madeByFunction(rt: Rt, run: Value, constructor: Value, target: Value, ...args: Value[]): Value {
    const receiver = rt.instanceOf(target);
    const pair = run(constructor, receiver, ...args);
    return [rt.isObject(pair[0]) ? pair[0] : receiver, pair[1]];
  },
};

export const callTexts = {
  /** The adjoint of `stopGradient`: a copy, so that what is read through other names keeps its derivative. */
  stopped(rt: Rt, value: Value): Value {
    const back = (_d: Value): Value => [undefined];
    return [rt.constantCopy(value), back];
  },
  /** Adds the cotangents of elements that were read one by one; they begin at `first`. */
  addElements(rt: Rt, context: Value, container: Value, cotangents: Value, first: number, count: number): void {
    const memory = rt.shadow(context, container);
    for (let k = 0; k < count; k++) {
      const d = cotangents[first + k];
      if (d !== undefined) memory[k] = rt.accumulate(memory[k], d);
    }
  },
  /** The arguments of a call with those that are spread in place, and where each of them begins. */
  spreadOut(_rt: Rt, args: Value, spread: Value): Value {
    const all: Value[] = [];
    const starts: number[] = [];
    for (let k = 0; k < args.length; k++) {
      starts[k] = all.length;
      const arg = args[k];
      if (spread[k]) for (let i = 0; i < arg.length; i++) all[all.length] = arg[i];
      else all[all.length] = arg;
    }
    starts[args.length] = all.length;
    return [all, starts];
  },
  /** The cotangents of the receiver and the arguments, of those of a call that was made so. */
  gathered(rt: Rt, context: Value, args: Value, spread: Value, starts: Value, cotangents: Value): Value {
    const result: Value[] = [cotangents[0]];
    for (let k = 0; k < args.length; k++) {
      result[k + 1] = undefined;
      if (!spread[k]) result[k + 1] = cotangents[starts[k] + 1];
      else if (rt.isContainer(args[k]))
        rt.addElements(context, args[k], cotangents, starts[k] + 1, starts[k + 1] - starts[k]);
    }
    return result;
  },
  spreadPullback(
    rt: Rt,
    _host: Value,
    callee: Value,
    receiver: Value,
    args: Value,
    spread: Value,
    text: Value,
    location: Value,
  ): Value {
    const spreading = rt.spreadOut(args, spread);
    const all = spreading[0];
    const run = rt.pullbackOf(callee, receiver, all, undefined, text, location);
    const pair = run(callee, receiver, ...all);
    const pull = pair[1];
    const back = (context: Value, d: Value): Value => {
      const cotangents = pull(context, d);
      return rt.gathered(context, args, spread, spreading[1], cotangents);
    };
    return { value: pair[0], back };
  },
  newPullback(
    rt: Rt,
    _host: Value,
    constructor: Value,
    target: Value,
    args: Value,
    _active: Value,
    text: Value,
    location: Value,
  ): Value {
    rt.requireConstructor(constructor, text);
    if (rt.makesConstant(constructor, target, args)) {
      const none = (_context: Value, _d: Value): Value => [];
      return { value: rt.construct(constructor, target, args), back: none };
    }
    const run = rt.constructorPullbackOf(constructor, target, args, text, location);
    const pair = run(constructor, rt.targetOf(constructor, target), ...args);
    return { value: pair[0], back: pair[1] };
  },
  spreadNewPullback(
    rt: Rt,
    host: Value,
    constructor: Value,
    target: Value,
    args: Value,
    spread: Value,
    text: Value,
    location: Value,
  ): Value {
    const spreading = rt.spreadOut(args, spread);
    const all = spreading[0];
    const made = rt.newPullback(host, constructor, target, all, undefined, text, location);
    const pull = made.back;
    const back = (context: Value, d: Value): Value => {
      const cotangents = pull(context, d);
      return rt.gathered(context, args, spread, spreading[1], cotangents);
    };
    return { value: made.value, back };
  },
};
