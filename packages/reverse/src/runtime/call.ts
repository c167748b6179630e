/**
 * Calls of functions that are only known at run time: their value, and how to pull a cotangent back through the call.
 * Looks for a rule by the function's identity, and else for its code.
 */
import { refusal, type Location } from '@wengert/ir';
import { ruleOf, tangentKindOf, type AnyFunction, type Differentiator, type Rule } from '@wengert/rules';
import { asNumber, describe } from './accumulate.js';
import { isContainer, isDifferentiable, type Context } from './context.js';
import { directCall } from './indirect.js';
import { checkOperand, numbersFromText } from './operands.js';
import { outlineOf, outlinesOf, type Outline } from './outline.js';
import { shadowsOf } from './shadows.js';
import { snapshot } from './snapshot.js';
import { addStructure, takeStructure } from './structure.js';
import type { Back, Host } from './host.js';

/** A call that has been made, and its pullback. */
export interface Call {
  readonly value: unknown;
  readonly back: Back;
}

const nothing: readonly unknown[] = [];

/** The pullback of a call whose result has no derivative and that changes nothing differentiable. */
export const constant: Back = () => nothing;

/**
 * Calls `callee` on `receiver` with `args`.
 * @param active which of `[receiver, ...args]` may carry a derivative; undefined if any may
 * @param text how the callee is written in the source, for messages
 * @throws WengertError if the function can be differentiated in no way
 */
export function callPullback(
  host: Host,
  callee: unknown,
  receiver: unknown,
  args: readonly unknown[],
  active?: readonly boolean[],
  text?: string,
  location?: Location,
): Call {
  if (typeof callee !== 'function') {
    // What the engine says when such a call is made is what the user would have seen.
    throw new TypeError(`${text ?? describe(callee)} is not a function`);
  }
  const rule = ruleOf(callee);
  if (rule) return callByRule(host, rule, receiver, args, active, location);
  const direct = directCall(callee, args);
  if (direct) {
    const inner = callPullback(host, receiver, direct.receiver, direct.args, undefined, text, location);
    return { value: inner.value, back: (context, d) => direct.back(context, inner.back(context, d)) };
  }
  if (isNative(callee)) return callNative(callee, receiver, args, active, text, location);
  const compiled = host.pullback(callee, args, active, receiver);
  const [value, back] = compiled(callee, receiver, ...args);
  return { value, back };
}

function mayNeed(active: readonly boolean[] | undefined, index: number, value: unknown): boolean {
  return (active === undefined || active[index] !== false) && isDifferentiable(value);
}

/** @param context of the run of `back` that is under way */
function differentiator(host: Host, context: () => Context): Differentiator {
  return {
    pullback: (f, args) => {
      const call = callPullback(host, f, undefined, args);
      return [call.value, (d) => call.back(context(), d).slice(1)];
    },
    partials: (f, arity) => host.partials(f, arity),
  };
}

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
    rule.partials.forEach((_, k) => checkOperand(args[k], location));
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
  'higher-order': (host, rule, receiver, args) => {
    let current: Context | undefined;
    const ad = differentiator(host, () => current!);
    const call = callForward(rule.name, (a) => rule.forward.call(receiver, ad, ...(a as never[])), args);
    return {
      value: call.value,
      back: (context, d) => {
        current = context;
        return call.back(context, d);
      },
    };
  },
  container: (host, rule, receiver, args, active) => {
    if (![receiver, ...args].some((value, k) => mayNeed(active, k, value)))
      return { value: rule.fn.apply(receiver, args), back: constant };
    let current: Context | undefined;
    const [value, back] = rule.forward(
      differentiator(host, () => current!),
      receiver as never,
      args as never[],
    );
    return {
      value,
      back: (context, d) => {
        current = context;
        return [undefined, ...back(shadowsOf(context), d)];
      },
    };
  },
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
    return { value: rule.fn.apply(receiver, args), back: constant };
  },
  refused: (_host, rule, _receiver, _args, _active, location) => {
    throw refusal('refused-function', { name: rule.name, reason: rule.reason, remedy: rule.remedy }, location);
  },
};

export function callByRule(
  host: Host,
  rule: Rule,
  receiver: unknown,
  args: readonly unknown[],
  active?: readonly boolean[],
  location?: Location,
): Call {
  return (byForm[rule.form] as RuleCall<Rule['form']>)(host, rule, receiver, args, active, location);
}

type AnyPullback = (...args: unknown[]) => unknown;

/** The cotangent of a call's result: what was handed on for it, or what lies in the shadow of a container, which is taken from there. */
function resultCotangent(context: Context, result: Outline, d: unknown): unknown {
  return isStructure(result) ? takeStructure(context, result) : d;
}

function isStructure(outline: Outline): boolean {
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
  if (!Array.isArray(made) || made.length !== 2 || typeof made[1] !== 'function') {
    throw refusal('wrong-arity', {
      where: name,
      problem: `its adjoint must return [value, back], and returned ${describe(made)}`,
      remedy: 'Return the value and a function from its cotangent to those of the arguments.',
    });
  }
  const [value, pull] = made;
  const result = outlineOf(value);
  return {
    value,
    back: (context, d) => {
      const cotangent = resultCotangent(context, result, d);
      if (cotangent === undefined) return nothing;
      const cotangents: unknown = pull(cotangent as never);
      if (!Array.isArray(cotangents) || cotangents.length !== args.length) {
        const count = Array.isArray(cotangents)
          ? `${cotangents.length} cotangent${cotangents.length === 1 ? '' : 's'}`
          : describe(cotangents);
        throw refusal('wrong-arity', {
          where: name,
          problem: `${name} has ${args.length} argument${args.length === 1 ? '' : 's'} but its adjoint returned ${count}`,
          remedy: 'Return an array with one cotangent per argument; use undefined for those without derivative.',
        });
      }
      return [undefined, ...cotangents.map((c, k) => settle(context, outlines[k], checkKind(name, k, args[k], c)))];
    },
  };
}

function checkKind(name: string, k: number, arg: unknown, cotangent: unknown): unknown {
  if (cotangent === undefined || cotangent === null) return undefined;
  const kind = tangentKindOf(arg);
  const problem =
    typeof arg === 'number' && typeof cotangent !== 'number'
      ? `expected a number, got ${describe(cotangent)}`
      : kind?.mismatch(arg, cotangent);
  if (problem === undefined) return cotangent;
  throw refusal('wrong-cotangent', {
    where: name,
    problem: `cotangent ${k} returned by its adjoint does not fit the argument: ${problem}`,
    remedy: 'Return a cotangent of the same kind and shape as the argument.',
  });
}

const nativeText = /\{\s*\[native code\]\s*\}\s*$/;

export function isNative(fn: AnyFunction): boolean {
  return nativeText.test(Function.prototype.toString.call(fn));
}

function callNative(
  fn: AnyFunction,
  receiver: unknown,
  args: readonly unknown[],
  active: readonly boolean[] | undefined,
  text: string | undefined,
  location: Location | undefined,
): Call {
  if ([receiver, ...args].some((value, k) => mayNeed(active, k, value))) {
    throw refusal('native-function', { name: text ?? (fn.name || 'A native function') }, location);
  }
  return { value: fn.apply(receiver, args), back: constant };
}

/** Runs the pullback of a call. */
export function runBack(call: Call, context: Context, d: unknown): readonly unknown[] {
  return call.back(context, d);
}
