/**
 * Lets differentiated code call the public functions: each is replaced by its text of `nested/public.ts`, and what they return
 * outside of differentiated code has the code of such texts.
 */
import { capturedKey } from '../captured-key.js';
import {
  Builder,
  eachOp,
  functionType,
  mathPrimitives,
  number,
  opaque,
  unknown,
  WengertError,
  type Func,
  type Type,
} from '@wengert/ir';
import { implementationRule, nonDifferentiable, ruleOf, type AnyFunction, type ScalarRule } from '@wengert/rules';
import { argumentsOnly } from '../engine/captured.js';
import type { Engine, Returns } from '../engine/engine.js';
import type { GradientInstance } from '../engine/gradient-instance.js';
import { resolveKnown, type KnownDerivatives } from '../nested/known.js';
import { ask, natives, row } from '../nested/natives.js';
import { publicTexts } from '../nested/public.js';
import { scalarSeed } from '../runtime/seed.js';
import { checkPoint, derivative } from './derivative.js';
import { engine } from './engine.js';
import { checkArity, checkFunction, nameOf } from './function.js';
import { gradient, withGradient } from './gradient.js';
import { Grads } from './grads.js';
import { checkVector, jacobian, unitVector } from './jacobian.js';
import { refuseOutside } from './outside.js';
import { Params } from './params.js';
import { checkSeed, pullback } from './pullback.js';
import { checkName, gradientWithSelf, isCallable, partsOf, pullbackWithSelf, type Part } from './self.js';
import { chosenOf, isChosen, registerChoice, withoutChoice } from './wrt.js';

/** What the texts ask of the engine. */
function rows(current: Engine) {
  const ofEngine = {
    gradientRun: (
      f: AnyFunction,
      args: readonly unknown[],
      params: Params | undefined,
      where: string,
      active: readonly boolean[] | undefined,
    ) => current.gradientRun(f, args, params, 'value-and-cotangents', where, active),
    derivativeRun: (f: AnyFunction) => current.gradientRun(f, [0], undefined, { parameter: 2 }, 'derivative'),
    pullbackWithSelfOf: (f: AnyFunction, args: readonly unknown[]) =>
      ruleOf(f)
        ? current.runTime.pullbackOf(f, undefined, args)
        : current.pullback(f, args, undefined, undefined, false, true),
  };
  return Object.fromEntries(Object.entries(ofEngine).map(([name, fn]) => [name, ask(fn as never, 'unknown')]));
}

const questions = {
  checkFunction: ask(checkFunction, 'checks'),
  choiceOf: ask(chosenOf, 'checks'),
  partsOf: ask(partsOf, 'unknown'),
  valuesOf: ask((parts: readonly Part[]) => parts.map((part) => part.value)),
  checkName: ask(checkName, 'checks'),
  refuseOutside: ask(refuseOutside, 'checks'),
  isCallable: ask(isCallable, 'reads', { kind: 'boolean' }),
  withoutChoice: row(withoutChoice, 'none', 'memory'),
  checkArity: ask(checkArity, 'checks'),
  checkPoint: ask(checkPoint, 'checks'),
  checkSeed: ask((f: AnyFunction, value: unknown, d: unknown) => checkSeed(nameOf(f), value, d), 'checks'),
  checkVector: ask(checkVector, 'checks'),
  unit: ask(unitVector, 'allocates'),
  hasRule: ask((f: AnyFunction) => ruleOf(f) !== undefined, 'reads'),
  seedOf: ask((f: AnyFunction, value: unknown, where: string) => scalarSeed(value, nameOf(f), where), 'checks'),
  capturedKey: ask(capturedKey, 'none', opaque),
  pullbackName: ask((f: AnyFunction) => `pullback of ${nameOf(f)}`, 'none', opaque),
  paramsIn: ask(paramsIn),
  membersOf: ask((params: Params) => [...params]),
  newGrads: row(
    (params: Params) => new Grads(params, new Map([...params].map((p) => [p, undefined]))),
    'allocates',
    'memory',
  ),
  gradsValues: row((grads: Grads) => grads.values, 'none', 'memory'),
  gradsSlot: ask((grads: Grads, parameter: object) => grads.slotOf(parameter), 'checks'),
};

/** The parameters, if arguments are nothing else. */
function paramsIn(args: readonly unknown[]): Params | undefined {
  return args.length === 1 && args[0] instanceof Params ? args[0] : undefined;
}

/** The most operations that a derivative may have which is copied to where it is called. */
const copied = 400;

/** Derivatives of known functions, for code that is prepared for being differentiated. */
function knownDerivatives(engine: Engine): KnownDerivatives {
  const { runTime } = engine;
  const about = (single: boolean): [returns: Returns, where: string] =>
    single ? [{ parameter: 2 }, 'derivative'] : ['cotangents', 'gradient'];
  const small = (instance: GradientInstance): AnyFunction | undefined =>
    sizeOf(instance.func) <= copied ? engine.runOf(instance) : undefined;
  const fits = (func: Func, count: number): boolean =>
    !engine.isMaking(func) && func.parameters.filter((p) => p.role === 'argument').length <= count;
  return {
    gradients: new Set([gradient, runTime.hosted('gradient')]),
    derivatives: new Set([derivative, runTime.hosted('derivative')]),
    newContext: natives.newContext,
    ofValue(fn, count, single) {
      const rule = ruleOf(fn);
      if (rule !== undefined)
        return rule.form === 'scalar' && single && count === 1 ? slopeOf(engine, rule) : undefined;
      const code = isChosen(fn) ? undefined : codeOf(engine, fn);
      if (code === undefined || !fits(code, count)) return undefined;
      return small(engine.gradientFor(fn, numbers(count), argumentsOnly, ...about(single)));
    },
    ofClosure(func, captures, count, single) {
      return fits(func, count)
        ? small(engine.closureGradient(func, captures, numbers(count), ...about(single)))
        : undefined;
    },
  };
}

const slopes = new WeakMap<ScalarRule, AnyFunction>();

/** The derivative of a function of one number with a rule: `(context, f, receiver, x)`. */
function slopeOf(engine: Engine, rule: ScalarRule): AnyFunction | undefined {
  const [partial] = rule.partials;
  if (!partial) return undefined;
  let slope = slopes.get(rule);
  if (slope === undefined) {
    slope = (_context: unknown, _f: unknown, _receiver: unknown, x: unknown): unknown =>
      partial(x, rule.fn(x)) as unknown;
    slope = engine.runTime.compiled(slope, () => {
      const b = new Builder();
      b.parameter('self', functionType);
      b.parameter('this', unknown);
      for (const name of ['context', 'f', 'receiver']) b.parameter('argument', unknown, name);
      const x = b.parameter('argument', number, 'x');
      return b.function({ name: `${rule.name}_derivative`.replace(/\W/g, '_') }, () => {
        const primitive = mathPrimitives.get(rule.fn.name);
        const nothing = b.const(undefined);
        const known = primitive !== undefined && (Math as unknown as Record<string, unknown>)[rule.fn.name] === rule.fn;
        const y = known ? b.prim(primitive, [x]) : b.call(b.extern(rule.name, rule.fn), nothing, [x]);
        const code = b.extern('partial', partial, functionType);
        b.return(b.call(code, nothing, [x, y]));
      });
    });
    slopes.set(rule, slope);
  }
  return slope;
}

function numbers(count: number): Type[] {
  return Array.from({ length: count }, () => number);
}

function codeOf(engine: Engine, fn: AnyFunction): Func | undefined {
  try {
    return engine.read(fn);
  } catch (error) {
    // What is wrong with it is said when it is called.
    if (error instanceof WengertError) return undefined;
    throw error;
  }
}

function sizeOf(func: Func): number {
  let size = 0;
  eachOp(func.body, () => size++);
  return size;
}

const known = new WeakMap<Engine, KnownDerivatives>();

/** Resolves calls of `gradient` and `derivative` with known functions: a pass of the pipeline. */
export function nested(func: Func): Func {
  const derivatives = known.get(engine());
  return derivatives === undefined ? func : resolveKnown(func, derivatives);
}

/** Gives the public functions their rules. */
export function registerNesting(): void {
  const current = engine();
  const { runTime } = current;
  runTime.add({ ...questions, ...rows(current) }, publicTexts);
  const hosted = { derivative, gradient, gradientWithSelf, jacobian, pullback, pullbackWithSelf, withGradient };
  for (const [name, fn] of Object.entries(hosted)) implementationRule(fn, runTime.hosted(name));

  implementationRule(Grads.prototype.get, runTime.hosted('gradsGet'));
  registerChoice();
  // A list of parameters holds no derivatives: they are found by identity.
  nonDifferentiable(Params);
  known.set(current, knownDerivatives(current));
}
