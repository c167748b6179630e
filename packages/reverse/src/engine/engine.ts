/**
 * The engine: from functions and arguments to compiled derivatives. It keeps one instance per site, way of being
 * differentiated, argument types and activity, so that a fresh closure of a known site finds its code compiled.
 *
 * How code is read and which passes run is not its business: the facade hands in a `Compiler`.
 */
import { guard, isContainer as isContainerType, isNumeric, refusal, unknown, type Func, type Type } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import type { CompiledPullback, Host, Variable } from '../runtime/host.js';
import { gradientFunction, pullbackFunction, type ReverseOptions } from '../transform/reverse.js';
import { asOrdinary, contextFirst } from '../nested/ordinary.js';
import { RunTime } from '../nested/run-time.js';
import { activityOf, type Asked } from './activity-of.js';
import {
  activeCaptures,
  anyParameter,
  argumentsOnly,
  capturedValues,
  capturesOfCalled,
  isPrivate,
  variablesOf,
  type Wanted,
} from './captured.js';
import type { Compiler } from './compiler.js';
import { gathered, namedArguments, needsGathering, spreadingPullback, withGathered } from './gathered.js';
import { gradientInstance, type GradientInstance } from './gradient-instance.js';
import { Instances } from './instances.js';
import { createRuleBook } from './rule-book.js';
import { signatureOf, typeOfReceiver, typeOfValue } from './types-of.js';
import { withArguments, withNumbers } from './with-arguments.js';

/** Which pullback of a function is asked for. */
interface PullbackRequest {
  readonly args: readonly unknown[];
  /** Which of `[receiver, ...args]` may carry a derivative; undefined if any may. */
  readonly active: readonly boolean[] | undefined;
  /** True if the gradient with respect to what the function captured is wanted too. */
  readonly self: boolean;
  readonly receiver: Type;
  /** True if differentiated code calls the function. */
  readonly inner: boolean;
}

export type Returns = NonNullable<ReverseOptions['returns']>;

export class Engine implements Host {
  private readonly instances = new Instances();
  private readonly rules;
  private readonly runs = new WeakMap<GradientInstance, AnyFunction>();

  /** What code is made of that calls for derivatives, and is differentiated itself. */
  readonly runTime = new RunTime(this);

  /** The host of calls that users make: they have no more code behind the result. */
  readonly outermost: Host;

  constructor(private readonly compiler: Compiler) {
    this.rules = createRuleBook((fn) => compiler.read(fn));
    this.outermost = {
      read: (fn) => this.read(fn),
      pullback: (fn, args, active, receiver, construct) =>
        this.pullback(fn, args, active, receiver, construct, false, false),
      guarded: (fn, args, active) => this.guarded(fn, args, active),
      variables: (fn) => this.variables(fn),
      partials: (fn, arity) => this.partials(fn, arity),
    };
  }

  read(fn: AnyFunction): Func {
    return this.runTime.differentiable(this.compiler.read(fn));
  }

  /** True while code that is differentiated asks for its own derivative. */
  isMaking(func: Func): boolean {
    return this.instances.isMaking(func);
  }

  /** The function for a known number of arguments of known types. */
  private specialise(func: Func, fn: AnyFunction | undefined, types: readonly Type[], receiver?: Type): Func {
    return this.compiler.prepare(withArguments(func, types, receiver), fn);
  }

  private options(func: Func, asked: Asked, inner: boolean): ReverseOptions {
    const activity = activityOf(func, asked, (fn) => this.read(fn));
    return { ...activity, inner, rules: this.rules, host: this };
  }

  /**
   * The instance that computes value and gradient of `fn` at arguments like these.
   * @param active which of `[receiver, ...args]` may carry a derivative; undefined if any may
   */
  gradient(
    fn: AnyFunction,
    args: readonly unknown[],
    wanted: Wanted = argumentsOnly,
    returns: Returns = 'value-and-cotangents',
    where = 'gradient',
    active?: readonly boolean[],
  ): GradientInstance {
    return this.gradientFor(
      fn,
      args.map((a) => typeOfValue(a)),
      wanted,
      returns,
      where,
      active,
    );
  }

  gradientFor(
    fn: AnyFunction,
    types: readonly Type[],
    wanted: Wanted,
    returns: Returns,
    where: string,
    active?: readonly boolean[],
  ): GradientInstance {
    const func = this.read(fn);
    if (func.form === 'constructor') throw refusal('unsupported-syntax', aboutClass(fn), func.location);
    const captures = activeCaptures(func, fn, wanted);
    return this.gradientOf(func, fn, captures, types, wanted, returns, where, active);
  }

  /** @param fn the function that captured variables may be bound to; `undefined` of closures that code makes */
  private gradientOf(
    func: Func,
    fn: AnyFunction | undefined,
    captures: readonly boolean[],
    types: readonly Type[],
    wanted: Wanted,
    returns: Returns,
    where: string,
    active?: readonly boolean[],
  ): GradientInstance {
    const what = typeof returns === 'string' ? returns : String(returns.parameter);
    const flags = `${active?.map(Number).join('') ?? ''}|${captures.map(Number).join('')}`;
    const anything = wanted !== argumentsOnly;
    const key = `${where}|${what}|${signatureOf(types)}|${flags}|${anything}|${fn === undefined}`;
    return this.instances.get(func, key, () => {
      const prepared = this.specialise(func, fn, types);
      const how = { inputs: active, captures, wanted: anything ? anyParameter : argumentsOnly };
      const options = this.options(prepared, how, false);
      const finished = this.compiler.finish(gradientFunction(prepared, { ...options, returns, where }));
      return gradientInstance(this.compiler, finished, prepared.parameters.length - 2);
    });
  }

  /** The gradient of a closure that code makes, which captures values of the given types. */
  closureGradient(
    func: Func,
    captured: readonly Type[],
    types: readonly Type[],
    returns: Returns,
    where: string,
  ): GradientInstance {
    const known = captured.map((type) => isNumeric(type));
    const captures = captured.map((type) => isContainerType(type) || type.kind === 'unknown');
    const typed = this.instances.get(func, `captures|${known.map(Number).join('')}`, () => withNumbers(func, known));
    return this.gradientOf(typed, undefined, captures, types, argumentsOnly, returns, where);
  }

  /** @param self true if the gradient with respect to what `fn` captured is wanted too */
  pullback(
    fn: AnyFunction,
    args: readonly unknown[],
    active: readonly boolean[] | undefined,
    receiver: unknown,
    construct = false,
    self = false,
    inner = true,
  ): CompiledPullback {
    const func = this.read(fn);
    if (func.form === 'constructor' && !construct)
      throw new TypeError(`Class constructor ${fn.name} cannot be invoked without 'new'`);
    const type = construct ? unknown : typeOfReceiver(receiver);
    return this.pullbackOf(func, fn, { args, active, self, receiver: type, inner });
  }

  guarded(fn: AnyFunction, args: readonly unknown[], active: readonly boolean[] | undefined): CompiledPullback {
    const asked = { args, active, self: false, receiver: unknown, inner: true };
    return this.pullbackOf(guard(this.read(fn)), fn, asked);
  }

  private pullbackOf(func: Func, fn: AnyFunction, asked: PullbackRequest): CompiledPullback {
    const { args, active, self, receiver, inner } = asked;
    if (needsGathering(func, args.length)) return this.gatheredPullback(func, fn, asked);
    // What no parameter takes is not looked at.
    const taken = func.parameters.some((p) => p.role === 'rest') ? args.length : namedArguments(func);
    const types = args.map((a, k) => (k < taken ? typeOfValue(a) : unknown));
    const inputs = active && active.length === args.length + 1 ? active : undefined;
    const captures = self ? func.captures.map((c) => !isPrivate(c)) : capturesOfCalled(func, fn);
    // Code that differentiated code calls may find there what that has put there.
    const holds = func.form === 'constructor' || Object.keys(fn).length > 0;
    const flags = [self, inner, holds, '|', ...(inputs ?? []), '|', ...captures];
    const key = `pullback|${signatureOf([receiver, ...types])}|${flags.map((f) => (f === '|' ? f : Number(f))).join('')}`;
    return this.instances.get(func, key, () => {
      const prepared = this.specialise(func, fn, types, receiver);
      const how = { inputs, captures, wanted: anyParameter, self: self ? fn : undefined, holds };
      const options = this.options(prepared, how, inner);
      const derivative = this.compiler.finish(pullbackFunction(prepared, options));
      return this.runTime.compiled(this.compiler.compile(derivative) as CompiledPullback, () => asOrdinary(derivative));
    });
  }

  private gatheredPullback(func: Func, fn: AnyFunction, asked: PullbackRequest): CompiledPullback {
    const named = namedArguments(func);
    const form = this.instances.get(func, 'gathered', () => withGathered(func));
    const active = asked.active && gathered(asked.active, named + 1, (further) => further.includes(true));
    const args = gathered(asked.args, named, (further) => further);
    const run = this.pullbackOf(form, fn, { ...asked, args, active });
    return this.runTime.closure(spreadingPullback(run, named), 'withFurther', [run, named]);
  }

  /** A gradient as a function whose code is known: `(context, fn, receiver, ...args)`. */
  gradientRun(
    fn: AnyFunction,
    args: readonly unknown[],
    wanted: Wanted | undefined,
    returns: Returns,
    where: string,
    active?: readonly boolean[],
  ): AnyFunction {
    return this.runOf(this.gradient(fn, args, wanted, returns, where, active));
  }

  /** The same of an instance. */
  runOf(instance: GradientInstance): AnyFunction {
    let run = this.runs.get(instance);
    if (run === undefined) {
      const { arity } = instance;
      run = this.runTime.compiled(
        (context: unknown, self: unknown, receiver: unknown, ...given: unknown[]): unknown =>
          instance.run(self, receiver, ...Array.from({ length: arity }, (_, k) => given[k]), context),
        () => asOrdinary(contextFirst(instance.complete)),
      );
      this.runs.set(instance, run);
    }
    return run;
  }

  /** The captured variables of `fn`, in the order of their indices, with their values now. */
  captured(fn: AnyFunction): { readonly name: string; readonly value: unknown }[] {
    return capturedValues(fn, this.read(fn));
  }

  variables(fn: AnyFunction): readonly Variable[] {
    return variablesOf(fn, () => this.compiler.read(fn));
  }

  partials(fn: AnyFunction, arity: number): ((out: Float64Array, ...args: number[]) => number) | null {
    const func = this.read(fn);
    if (capturesOfCalled(func, fn).includes(true)) return null;
    const types: Type[] = Array.from({ length: arity }, () => ({ kind: 'number' }));
    const instance = this.gradientFor(fn, types, argumentsOnly, 'value-and-cotangents', 'broadcast');
    // What is thrown may carry a derivative, which partial derivatives do not tell.
    if (instance.usesContext || instance.throws) return null;
    const { run } = instance;
    return (out, ...args) => {
      const result = run(fn, undefined, ...args) as number[];
      for (let k = 0; k < arity; k++) out[k] = result[k + 2] ?? 0;
      return result[0];
    };
  }
}

function aboutClass({ name }: AnyFunction): Record<string, string> {
  return {
    what: name === '' ? 'A class as a function' : `The class \`${name}\` as a function`,
    why: 'A class is called with `new` only.',
    instead: 'Differentiate a function that makes and uses the object.',
  };
}
