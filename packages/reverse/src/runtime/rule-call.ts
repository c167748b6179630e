/** Calls of functions that have a rule: one way for each form of rules. */
import { refusal, refusingAt, type Location } from '@wengert/ir';
import {
  ruleFor,
  type AnyFunction,
  type ContainerRule,
  type Differentiator,
  type HigherOrderRule,
  type Rule,
} from '@wengert/rules';
import { asNumber } from './accumulate.js';
import { callPullback } from './call.js';
import { checkCount, checkKind, checkMade } from './checked-adjoint.js';
import { isContainer, type Context } from './context.js';
import type { Host } from './host.js';
import { constant, mayNeed, nothing, type Call, type Inner } from './made-call.js';
import { checkObject } from './operands.js';
import { outlineOf, outlinesOf, type Entries, type Fields, type Floats, type List, type Outline } from './outline.js';
import { shadowsOf } from './shadows.js';
import { newPullback } from './new.js';
import { pour, speciesArguments, speciesOf } from './species.js';
import { snapshot } from './snapshot.js';
import { addStructure, takeStructure } from './structure.js';
import { numbersFromText } from './text.js';

/** @param context of the run of `back` that is under way */
function differentiator(host: Host, context: () => Context, inner: Inner): Differentiator {
  return {
    pullback: (f, args, keys) => {
      const call = inner(f, args, keys);
      return [call.value, (d) => call.back(context(), d).slice(1)];
    },
    partials: (f, arity) => host.partials(f, arity),
  };
}

const callsIt = {
  reason: 'calls the function that it is given out of sight of the transform',
  remedy: 'Call it without that function, and do in code of your own what the function did.',
};

type RuleCall<F extends Rule['form']> = (
  host: Host,
  rule: Extract<Rule, { form: F }>,
  receiver: unknown,
  args: readonly unknown[],
  active: readonly boolean[] | undefined,
  location: Location | undefined,
) => Call;

const byForm: { readonly [F in Rule['form']]: RuleCall<F> } = {
  scalar: (_host, rule, receiver, args, _active, location) => {
    rule.partials.forEach((_, k) => checkObject(args[k], location));
    const value = rule.fn.apply(receiver, args) as number;
    return {
      value,
      back: (_context, d) => {
        const cotangent = asNumber(d);
        const result: unknown[] = [undefined];
        // Callbacks get more arguments than the function takes: `xs.map(Math.exp)`.
        const operands = rule.partials.map((_, k) => args[k] as number);
        rule.partials.forEach((partial, k) => {
          if (!partial || k >= args.length) return;
          result[k + 1] = cotangent === 0 && rule.nonFinite ? 0 : cotangent * partial(...operands, value);
        });
        return result;
      },
    };
  },
  pullbacks: (_host, rule, receiver, args, active) => {
    const outlines = outlinesOf(args);
    const value = rule.fn.apply(receiver, args) as unknown;
    const result = outlineOf(value);
    // What is changed later is not what the pullbacks are to see. An array that is returned as it is stays that.
    const kept = [value, ...args].map((v) => (isContainer(v) ? snapshot(v) : v));
    return {
      value,
      back: (context, d) => {
        const cotangent = resultCotangent(context, result, d);
        if (cotangent === undefined) return nothing;
        const cotangents: unknown[] = [undefined];
        args.forEach((arg, k) => {
          const pullback = rule.pullbacks[k];
          if (pullback && mayNeed(active, k + 1, arg))
            cotangents[k + 1] = settle(context, outlines[k], (pullback as AnyPullback)(cotangent, ...kept));
        });
        return cotangents;
      },
    };
  },
  adjoint: (_host, rule, receiver, args) =>
    callForward(rule.name, (a) => rule.forward.apply(receiver, a as never[]), args),
  'higher-order': (host, rule, receiver, args) =>
    callHigherOrder(host, rule, receiver, args, (f, inner) => callPullback(host, f, undefined, inner)),
  container: (host, rule, receiver, args, active, location) =>
    [receiver, ...args].some((value, k) => mayNeed(active, k, value))
      ? refusingAt(location, () => {
          const { value, back } = callContainer(host, rule, receiver, args, (f, inner) =>
            callPullback(host, f, undefined, inner),
          );
          return { value, back: (context, d) => refusingAt(location, () => back(context, d)) };
        })
      : { value: rule.fn.apply(receiver, args), back: constant },
  method: (host, rule, receiver, args, active, location) => {
    const all = [receiver, ...args];
    const call = callPullback(host, rule.as, undefined, all, active && [false, ...active], rule.name, location);
    return { value: call.value, back: (context, d) => call.back(context, d).slice(1) };
  },
  implementation: (host, rule, receiver, args, active, location) =>
    [receiver, ...args].some((value, k) => mayNeed(active, k, value))
      ? callPullback(host, rule.implementation, receiver, args, active, rule.name, location)
      : { value: rule.fn.apply(receiver, args), back: constant },
  constant: (_host, rule, receiver, args, active, location) => {
    // What reads numbers from text makes text of a number first.
    if (rule.text === 'read' && args.some((arg, k) => typeof arg === 'number' && mayNeed(active, k + 1, arg)))
      throw numbersFromText(`A call of ${rule.name}`, location);
    if (
      rule.calls !== undefined &&
      typeof args[rule.calls] === 'function' &&
      mayNeed(active, rule.calls + 1, args[rule.calls])
    )
      throw refusal('refused-function', { name: rule.name, ...callsIt }, location);
    return { value: rule.fn.apply(receiver, args), back: constant };
  },
  refused: (_host, rule, _receiver, _args, _active, location) => {
    throw refusal('refused-function', { name: rule.name, reason: rule.reason, remedy: rule.remedy }, location);
  },
};

export function callContainer(
  host: Host,
  rule: ContainerRule,
  receiver: unknown,
  args: readonly unknown[],
  inner: Inner,
): Call {
  let current: Context | undefined;
  const ad = differentiator(host, () => current!, inner);
  const [value, back] = rule.forward(ad, receiver as never, args as never[]);
  return {
    value,
    back: (context, d) => {
      current = context;
      return [undefined, ...back(shadowsOf(context), d)];
    },
  };
}

export function callHigherOrder(
  host: Host,
  rule: HigherOrderRule,
  receiver: unknown,
  args: readonly unknown[],
  inner: Inner,
): Call {
  let current: Context | undefined;
  const ad = differentiator(host, () => current!, inner);
  const call = callForward(rule.name, (a) => rule.forward.call(receiver, ad, ...(a as never[])), args);
  return {
    value: call.value,
    back: (context, d) => {
      current = context;
      return call.back(context, d);
    },
  };
}

export function callByRule(
  host: Host,
  known: Rule,
  receiver: unknown,
  args: readonly unknown[],
  active?: readonly boolean[],
  location?: Location,
): Call {
  const rule = ruleFor(known, receiver);
  const call = (byForm[rule.form] as RuleCall<Rule['form']>)(host, rule, receiver, args, active, location);
  const species = speciesOf(rule.fn, receiver);
  // Where nothing differentiable goes in, the engine has made it already.
  const isMade = ![receiver, ...args].some((value, k) => mayNeed(active, k, value));
  return species && !isMade ? poured(host, species, rule.fn, call, location) : call;
}

/** What a method has given, in a new object of a class that extends `Array`. */
function poured(host: Host, species: AnyFunction, fn: AnyFunction, call: Call, location: Location | undefined): Call {
  const sizes = speciesArguments(fn, call.value as readonly unknown[]);
  const made = newPullback(host, species, undefined, sizes, undefined, undefined, location);
  const filled = callPullback(host, pour, undefined, [made.value, call.value]);
  return {
    value: filled.value,
    back: (context, d) => {
      filled.back(context, d);
      made.back(context, undefined);
      return call.back(context, undefined);
    },
  };
}

type AnyPullback = (...args: unknown[]) => unknown;

/** The cotangent of a call's result: what was handed on for it, or what lies in the shadow of a container, which is taken from there. */
function resultCotangent(context: Context, result: Outline, d: unknown): unknown {
  return isStructure(result) ? takeStructure(context, result) : d;
}

export function isStructure(outline: Outline): outline is Floats | List | Fields | Entries {
  return outline !== undefined && outline !== 'number' && outline.form !== 'immutable';
}

/** A rule's cotangent of an argument: added to the shadow of a container, handed on for everything else. */
function settle(context: Context, arg: Outline, cotangent: unknown): unknown {
  if (cotangent === undefined || cotangent === null || arg === undefined) return undefined;
  if (!isStructure(arg)) return cotangent;
  addStructure(context, arg, cotangent);
  return undefined;
}

type Forward = (args: readonly unknown[]) => readonly [unknown, (d: never) => readonly unknown[]];

function callForward(name: string, forward: Forward, args: readonly unknown[]): Call {
  // As the arguments are before `forward` runs, which may change them.
  const outlines = outlinesOf(args);
  const made = forward(args);
  checkMade(name, made);
  const [value, pull] = made;
  const result = outlineOf(value);
  return {
    value,
    back: (context, d) => {
      const cotangent = resultCotangent(context, result, d);
      if (cotangent === undefined) return nothing;
      const cotangents: unknown = pull(cotangent as never);
      checkCount(name, cotangents, args.length);
      return [undefined, ...cotangents.map((c, k) => settle(context, outlines[k], checkKind(name, k, args[k], c)))];
    },
  };
}
