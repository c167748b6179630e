/**
 * The engine: from functions and arguments to compiled derivatives. It keeps one instance per site, way of being
 * differentiated, argument types and activity, so that a fresh closure of a known site finds its code compiled.
 *
 * How code is read and which passes run is not its business: the facade hands in a `Compiler`.
 */
import { recordOf, refusal, unknown, type Capture, type Func, type Op, type Type } from '@wengert/ir';
import { registryVersion, ruleOf, type AnyFunction } from '@wengert/rules';
import type { Host, CompiledPullback } from '../runtime/host.js';
import { isContainer } from '../runtime/context.js';
import { isInert } from '../transform/activity.js';
import { gradientFunction, pullbackFunction, type ReverseOptions } from '../transform/reverse.js';
import { createRuleBook } from './rule-book.js';
import { signatureOf, typeOfReceiver, typeOfValue } from './types-of.js';
import { withArguments } from './with-arguments.js';

export interface Compiler {
  /**
   * The code of a function in SSA form; the same object for all closures of one site.
   * @throws WengertError if it cannot be seen or is not supported
   */
  read(fn: AnyFunction): Func;
  /** The passes before differentiation; `fn` is the function that captured values may be read from. */
  prepare(func: Func, fn: AnyFunction): Func;
  /** The passes after differentiation. */
  finish(func: Func): Func;
  /** The code as a JavaScript function: `(self, receiver, ...args)`. */
  compile(func: Func): (...args: unknown[]) => unknown;
}

export interface GradientInstance {
  /** `(self, receiver, ...args, context) => [value, dReceiver, ...dArguments]`, or what was asked for. */
  readonly run: (...args: unknown[]) => unknown;
  /** The derivative's code. */
  readonly func: Func;
  /** False if `run` has no use for a context. */
  readonly usesContext: boolean;
  /** How many arguments stand before the context; missing ones are `undefined`. */
  readonly arity: number;
}

/** What the gradient is taken with respect to, besides the arguments: parameters by identity, wherever they are reached. */
export interface Wanted {
  has(parameter: object): boolean;
}

export const argumentsOnly: Wanted = { has: () => false };

const anyParameter: Wanted = { has: () => true };

type Returns = NonNullable<ReverseOptions['returns']>;

/**
 * May a value that a function captured before it was differentiated carry a derivative? Containers may: they can be arguments
 * under another name, or have active values put into them.
 */
function mayBeActive(value: unknown, wanted: Wanted): boolean {
  if (typeof value === 'function') return ruleOf(value)?.form !== 'constant';
  if (typeof value === 'object' && value !== null && wanted.has(value)) return true;
  return isContainer(value);
}

export class Engine implements Host {
  private readonly instances = new WeakMap<Func, Map<string, unknown>>();
  private readonly rules;

  constructor(private readonly compiler: Compiler) {
    this.rules = createRuleBook((fn) => compiler.read(fn));
  }

  read(fn: AnyFunction): Func {
    return this.compiler.read(fn);
  }

  private instance<T>(func: Func, key: string, make: () => T): T {
    let instances = this.instances.get(func);
    if (!instances) {
      instances = new Map();
      this.instances.set(func, instances);
    }
    const full = `${registryVersion()}:${key}`;
    let instance = instances.get(full) as T | undefined;
    if (instance === undefined) {
      instance = make();
      instances.set(full, instance);
    }
    return instance;
  }

  /** Which captured variables may carry derivatives. Those that have no value yet may. */
  private activeCaptures(func: Func, fn: AnyFunction, wanted: Wanted): readonly boolean[] {
    return func.captures.map((capture, i) => {
      if (isPrivate(capture)) return false;
      const read = captureReader(fn, func, i);
      return read === undefined || mayBeActive(read(), wanted);
    });
  }

  /** The function for a known number of arguments of known types. */
  /** The same of a function that differentiated code calls. What a closure captured that such code has made may be active, whatever it is. */
  private capturesOfCalled(func: Func, fn: AnyFunction): readonly boolean[] {
    return isMadeInside(fn)
      ? func.captures.map((capture) => !isPrivate(capture))
      : this.activeCaptures(func, fn, anyParameter);
  }

  private specialise(func: Func, fn: AnyFunction, types: readonly Type[], receiver?: Type): Func {
    return this.compiler.prepare(withArguments(func, types, receiver), fn);
  }

  /** @param anything true if immutable values may be wanted by identity, wherever they come from */
  private options(
    func: Func,
    captures: readonly boolean[],
    anything: boolean,
    inputs?: readonly boolean[],
  ): ReverseOptions {
    let next = 0;
    const active = func.parameters.map((p) => {
      if (p.role === 'self') return captures.includes(true);
      const given = inputs === undefined || inputs[next++] !== false;
      return given && !isInert(p.type);
    });
    const capturedBy = (fn: unknown, index: number): boolean => {
      const known = fn as AnyFunction;
      const read = captureReader(known, this.compiler.read(known), index);
      return read === undefined || mayBeActive(read(), { has: () => anything });
    };
    return { active, activeCaptures: captures, capturedBy, rules: this.rules, host: this };
  }

  /** The instance that computes value and gradient of `fn` at arguments like these. */
  gradient(
    fn: AnyFunction,
    args: readonly unknown[],
    wanted: Wanted = argumentsOnly,
    returns: Returns = 'value-and-cotangents',
    where = 'gradient',
  ): GradientInstance {
    return this.gradientFor(
      fn,
      args.map((a) => typeOfValue(a)),
      wanted,
      returns,
      where,
    );
  }

  gradientFor(
    fn: AnyFunction,
    types: readonly Type[],
    wanted: Wanted,
    returns: Returns,
    where: string,
  ): GradientInstance {
    const func = this.compiler.read(fn);
    if (func.form === 'constructor') throw refusal('unsupported-syntax', aboutClass(fn), func.location);
    const captures = this.activeCaptures(func, fn, wanted);
    const what = typeof returns === 'string' ? returns : String(returns.parameter);
    const anything = wanted !== argumentsOnly;
    const key = `${where}|${what}|${signatureOf(types)}|${captures.map(Number).join('')}|${anything}`;
    return this.instance(func, key, () => {
      const prepared = this.specialise(func, fn, types);
      const finished = this.compiler.finish(
        gradientFunction(prepared, { ...this.options(prepared, captures, anything), returns, where }),
      );
      const context = finished.parameters[finished.parameters.length - 1].id;
      const usesContext = uses(finished.body.ops, context);
      const derivative = usesContext ? finished : { ...finished, parameters: finished.parameters.slice(0, -1) };
      const arity = prepared.parameters.length - 2;
      return { run: this.compiler.compile(derivative), func: derivative, usesContext, arity };
    });
  }

  /** @param self true if the gradient with respect to what `fn` captured is wanted too */
  pullback(
    fn: AnyFunction,
    args: readonly unknown[],
    active: readonly boolean[] | undefined,
    receiver: unknown,
    construct = false,
    self = false,
  ): CompiledPullback {
    const func = this.compiler.read(fn);
    if (func.form === 'constructor' && !construct)
      throw new TypeError(`Class constructor ${fn.name} cannot be invoked without 'new'`);
    const types = args.map((a) => typeOfValue(a));
    const own = construct ? unknown : typeOfReceiver(receiver);
    const inputs = active && active.length === args.length + 1 ? active : undefined;
    const captures = self ? func.captures.map((capture) => !isPrivate(capture)) : this.capturesOfCalled(func, fn);
    const key = `pullback|${signatureOf([own, ...types])}|${inputs?.map(Number).join('') ?? ''}|${captures.map(Number).join('')}`;
    return this.instance(func, key, () => {
      const prepared = this.specialise(func, fn, types, own);
      const derivative = this.compiler.finish(
        pullbackFunction(prepared, this.options(prepared, captures, true, inputs)),
      );
      return this.compiler.compile(derivative) as CompiledPullback;
    });
  }

  /** The captured variables of `fn`, in the order of their indices, with their values now. */
  captured(fn: AnyFunction): { readonly name: string; readonly value: unknown }[] {
    const func = this.compiler.read(fn);
    return func.captures.map(({ name }, i) => ({ name, value: captureReader(fn, func, i)?.() }));
  }

  partials(fn: AnyFunction, arity: number): ((out: Float64Array, ...args: number[]) => number) | null {
    const func = this.compiler.read(fn);
    if (this.capturesOfCalled(func, fn).includes(true)) return null;
    const types: Type[] = Array.from({ length: arity }, () => ({ kind: 'number' }));
    const { run, usesContext } = this.gradientFor(fn, types, argumentsOnly, 'value-and-cotangents', 'broadcast');
    if (usesContext) return null;
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

/** True of closures that compiled code has made, whose sites hold code; those of the plugin hold texts. */
function isMadeInside(fn: AnyFunction): boolean {
  const record = recordOf(fn as (...args: never[]) => unknown);
  return record !== undefined && 'func' in record.site();
}

function uses(ops: readonly Op[], value: number): boolean {
  return ops.some((op) => op.args.includes(value) || op.regions.some((region) => uses(region.ops, value)));
}

/** True of private names, which stand among the captured variables, and are what an object holds. */
function isPrivate({ name }: Capture): boolean {
  return name.startsWith('#');
}

/** Reads captured variable `index` of `fn`; `undefined` if it has no value yet, or is none. */
export function captureReader(fn: AnyFunction, func: Func, index: number): (() => unknown) | undefined {
  const record = recordOf(fn as (...args: never[]) => unknown);
  const env = func.captures[index].scope === 'module' ? record?.site().env : record?.env;
  if (!env || isPrivate(func.captures[index])) return undefined;
  try {
    env(index);
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
  return () => env(index);
}
