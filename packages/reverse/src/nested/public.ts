/**
 * The public functions as ordinary code, for calls of them inside of differentiated code. Each does what the function of the same
 * name in `api/` does.
 */
import type { Rt, Value } from './rt.js';

export const publicTexts = {
  /** One run of a scalar function with its reverse sweep; `first` is where the cotangents of arguments begin. */
  evaluated(rt: Rt, f: Value, args: Value, params: Value, where: string, active: Value): Value {
    const context = rt.newContext(params);
    if (rt.hasRule(f)) {
      const run = rt.pullbackOf(f, undefined, args, active, undefined, undefined);
      const pair = run(f, undefined, ...args);
      const seed = rt.seedOf(f, pair[0], where);
      rt.checkArity(f, args.length, pair[0], where);
      const pull = pair[1];
      return { context, value: pair[0], cotangents: pull(context, seed), first: 1 };
    }
    const run = rt.gradientRun(f, args, params, where, active);
    const made = run(context, f, undefined, ...args);
    rt.checkArity(f, args.length, made[0], where);
    return { context, value: made[0], cotangents: made, first: 2 };
  },
  gradsOf(rt: Rt, context: Value, params: Value, outlines: Value): Value {
    const grads = rt.newGrads(params);
    const values = rt.gradsValues(grads);
    for (let k = 0; k < outlines.length; k++)
      values[k] = rt.copyOf(context, outlines[k], undefined, rt.newSeen(), true);
    return grads;
  },
  gradsGet(this: Value, rt: Rt, parameter: Value): Value {
    const values = rt.gradsValues(this);
    return values[rt.gradsSlot(this, parameter)];
  },
  evaluatedGradient(rt: Rt, f: Value, args: Value, where: string): Value {
    rt.checkFunction(f, where);
    const params = rt.paramsIn(args);
    if (params !== undefined) {
      const outlines = rt.outlinesOf(rt.membersOf(params));
      const made = rt.evaluated(f, [], params, where, undefined);
      return { value: made.value, gradient: rt.gradsOf(made.context, params, outlines) };
    }
    const choice = rt.choiceOf(f, args, where);
    const outlines = rt.outlinesOf(args, choice.wanted);
    const made = rt.evaluated(rt.withoutChoice(f), args, undefined, where, choice.active);
    return { value: made.value, gradient: rt.gradientsOf(made.context, outlines, made.cotangents, made.first) };
  },
  gradient(rt: Rt, f: Value, ...args: Value[]): Value {
    return rt.evaluatedGradient(f, args, 'gradient').gradient;
  },
  withGradient(rt: Rt, f: Value, ...args: Value[]): Value {
    const made = rt.evaluatedGradient(f, args, 'withGradient');
    const pair = rt.newValueAndGradient();
    pair[0] = made.value;
    pair[1] = made.gradient;
    return pair;
  },
  derivativeAt(rt: Rt, f: Value, x: Value, ...more: Value[]): Value {
    rt.checkPoint(f, x, 1 + more.length);
    if (rt.hasRule(f)) return rt.evaluated(f, [x], undefined, 'derivative', undefined).cotangents[1];
    const run = rt.derivativeRun(f);
    const slope = run(rt.newContext(undefined), f, undefined, x);
    rt.checkArity(f, 1, slope, 'derivative');
    return slope;
  },
  derivative(rt: Rt, f: Value): Value {
    rt.checkFunction(f, 'derivative');
    return (x: Value, ...more: Value[]): Value => rt.derivativeAt(f, x, ...more);
  },
  /** What a function that `derivative` has made does; `f` is captured. */
  derived(rt: Rt, f: Value, x: Value, ...more: Value[]): Value {
    return rt.derivative(f)(x, ...more);
  },
  /** The seed of a run of `back`, put where the reverse sweep looks for it. */
  seeded(rt: Rt, f: Value, context: Value, value: Value, outline: Value, cotangent: Value): Value {
    if (rt.isContainer(value)) {
      rt.addStructure(context, outline, cotangent, rt.pullbackName(f));
      return undefined;
    }
    rt.checkSeed(f, value, cotangent);
    return cotangent;
  },
  /** `back` of a pullback, made outside, of a function whose rule is nothing but formulas: these are evaluated again. */
  backByRule(rt: Rt, f: Value, args: Value, context: Value, d: Value): Value {
    const run = rt.pullbackOf(f, undefined, args, undefined, undefined, undefined);
    const pair = run(f, undefined, ...args);
    const pull = pair[1];
    return pull(context, d);
  },
  /** The same of any other rule. */
  backOutOfSight(rt: Rt, f: Value, _context: Value, _d: Value): void {
    rt.refuseOutside(f);
  },
  /** What `back` of a pullback does. */
  pulledBack(
    rt: Rt,
    f: Value,
    value: Value,
    back: Value,
    ofValue: Value,
    params: Value,
    outlines: Value,
    cotangent: Value,
  ): Value {
    const context = rt.newContext(params);
    const seed = rt.seeded(f, context, value, ofValue, cotangent);
    const all = back(context, seed);
    if (params !== undefined) return rt.gradsOf(context, params, outlines);
    return rt.gradientsOf(context, outlines, all, 1);
  },
  pullback(rt: Rt, f: Value, ...args: Value[]): Value {
    rt.checkFunction(f, 'pullback');
    const params = rt.paramsIn(args);
    const actual = params === undefined ? args : [];
    const choice = rt.choiceOf(f, actual, 'pullback');
    const inner = rt.withoutChoice(f);
    const outlines = params === undefined ? rt.outlinesOf(args, choice.wanted) : rt.outlinesOf(rt.membersOf(params));
    const run = rt.pullbackOf(inner, undefined, actual, choice.active, undefined, undefined);
    const made = run(inner, undefined, ...actual);
    const value = made[0];
    const back = made[1];
    rt.checkArity(f, actual.length, value, 'pullback');
    const ofValue = rt.outlineOf(value);
    const pair = rt.newValueAndBack();
    pair[0] = value;
    pair[1] = (cotangent: Value): Value => rt.pulledBack(f, value, back, ofValue, params, outlines, cotangent);
    return pair;
  },
  /** What `back` of a pullback with the gradient of the function itself does. */
  pulledBackWithSelf(
    rt: Rt,
    f: Value,
    value: Value,
    back: Value,
    ofValue: Value,
    parts: Value,
    ofCaptured: Value,
    outlines: Value,
    cotangent: Value,
  ): Value {
    const context = rt.newContext(undefined);
    const seed = rt.seeded(f, context, value, ofValue, cotangent);
    const all = back(context, seed);
    const memory = rt.shadow(context, f);
    const held: Value[] = [];
    for (let k = 0; k < parts.length; k++) held[k] = memory[parts[k].key];
    const own = rt.gradientsOf(context, ofCaptured, held, 0);
    const fields: Value = {};
    let any = false;
    for (let k = 0; k < parts.length; k++) {
      if (own[k] === undefined) continue;
      rt.checkName(f, fields, parts[k].name);
      fields[parts[k].name] = own[k];
      any = true;
    }
    const ofArguments = rt.gradientsOf(context, outlines, all, 1);
    const result: Value[] = [any ? fields : undefined];
    for (let k = 0; k < ofArguments.length; k++) result[k + 1] = ofArguments[k];
    return result;
  },
  /** What `back` of a pullback of an object that is called by its method does. */
  pulledBackOfObject(
    rt: Rt,
    object: Value,
    value: Value,
    back: Value,
    ofValue: Value,
    outlines: Value,
    cotangent: Value,
  ): Value {
    const context = rt.newContext(undefined);
    const seed = rt.seeded(object.call, context, value, ofValue, cotangent);
    return rt.gradientsOf(context, outlines, back(context, seed), 0);
  },
  pullbackOfObject(rt: Rt, object: Value, args: Value): Value {
    const all: Value[] = [object];
    for (let k = 0; k < args.length; k++) all[k + 1] = args[k];
    const outlines = rt.outlinesOf(all);
    const method = object.call;
    const run = rt.pullbackOf(method, object, args, undefined, undefined, undefined);
    const made = run(method, object, ...args);
    const value = made[0];
    const back = made[1];
    const ofValue = rt.outlineOf(value);
    const pair = rt.newValueAndBack();
    pair[0] = value;
    pair[1] = (cotangent: Value): Value => rt.pulledBackOfObject(object, value, back, ofValue, outlines, cotangent);
    return pair;
  },
  gradientWithSelf(rt: Rt, f: Value, ...args: Value[]): Value {
    const pair = rt.pulledWithSelf(f, args, 'gradientWithSelf');
    const seed = rt.seedOf(f, pair[0], 'gradientWithSelf');
    const back = pair[1];
    return back(seed);
  },
  pullbackWithSelf(rt: Rt, f: Value, ...args: Value[]): Value {
    return rt.pulledWithSelf(f, args, 'pullbackWithSelf');
  },
  pulledWithSelf(rt: Rt, f: Value, args: Value, where: string): Value {
    if (rt.isCallable(f)) return rt.pullbackOfObject(f, args);
    rt.checkFunction(f, where);
    const outlines = rt.outlinesOf(args);
    const parts = rt.partsOf(f);
    const ofCaptured = rt.outlinesOf(rt.valuesOf(parts));
    const run = rt.pullbackWithSelfOf(f, args);
    const made = run(f, undefined, ...args);
    const value = made[0];
    const back = made[1];
    rt.checkArity(f, args.length, value, where);
    const ofValue = rt.outlineOf(value);
    const pair = rt.newValueAndBack();
    pair[0] = value;
    pair[1] = (cotangent: Value): Value =>
      rt.pulledBackWithSelf(f, value, back, ofValue, parts, ofCaptured, outlines, cotangent);
    return pair;
  },
  jacobian(rt: Rt, f: Value, ...args: Value[]): Value {
    rt.checkFunction(f, 'jacobian');
    const pair = rt.pullback(f, ...args);
    const value = pair[0];
    const back = pair[1];
    rt.checkVector(f, value);
    const rows: Value[] = [];
    for (let k = 0; k < value.length; k++) rows[k] = back(rt.unit(value.length, k));
    const result: Value[] = [];
    const wanted = rt.choiceOf(f, args, 'jacobian').wanted;
    for (let a = 0; a < args.length; a++) {
      if (wanted !== undefined && !wanted[a]) {
        result[a] = undefined;
        continue;
      }
      const matrix: Value[] = [];
      for (let k = 0; k < rows.length; k++) matrix[k] = rows[k][a];
      result[a] = matrix;
    }
    return result;
  },
};
