/**
 * Calls from a `try`, or from what it calls: `attempt(text, callee, receiver, ...args)`. The value is a completion, and what the
 * callee did before it threw has its pullback. Each kind of callee is called as `call.ts` does it, and what functions without code
 * of their own throw is caught here; they are taken to change nothing before they throw.
 */
import { completion, refusal, type Completion, type Location, type WengertError } from '@wengert/ir';
import { ruleFor, ruleOf, type Rule } from '@wengert/rules';
import { callPullback } from './call.js';
import { mayNeed, type Call, type Inner } from './made-call.js';
import { asTheyAre, behindThree, guardedCode } from './guarded-code.js';
import { callByRule, callContainer, callHigherOrder } from './rule-call.js';
import type { Context } from './context.js';
import type { Host } from './host.js';
import { directCall } from './indirect.js';
import { elementAdjoint } from './memory.js';
import { ownCallOf } from './own-calls.js';
import { isNative } from './reachable.js';
import { shadowsOf } from './shadows.js';
import { speciesOf } from './species.js';
import { noteText } from './text.js';

type Active = readonly boolean[] | undefined;

/** The call with its completion as the value; `back` takes the cotangent of what the completion holds from its shadow. */
function completed(made: Completion, back: (context: Context, d: unknown) => readonly unknown[]): Call {
  return { value: made, back: (context) => back(context, elementAdjoint(context, made, 'value')) };
}

/** A call that does nothing differentiable if it throws. */
export function plainly(run: () => Call): Call {
  let call: Call | undefined;
  const made = completion(() => {
    call = run();
    return call.value;
  });
  return completed(made, (context, d) => (made.threw ? [] : call!.back(context, d)));
}

/** As {@link callPullback}, but never throws: the value of the call is a completion. */
export function callGuarded(
  host: Host,
  callee: unknown,
  receiver: unknown,
  args: readonly unknown[],
  active: Active,
  text?: string,
  location?: Location,
): Call {
  const plain = (): Call => callPullback(host, callee, receiver, args, active, text, location);
  if (typeof callee !== 'function') return plainly(plain);
  const rule = ruleOf(callee);
  if (rule) {
    noteText(rule, undefined, receiver, args, active, location);
    return guardedByRule(host, rule, receiver, args, active, location);
  }
  if (ownCallOf(callee)) return plainly(plain);
  const direct = directCall(callee, args);
  if (direct) {
    const inner = callGuarded(host, receiver, direct.receiver, direct.args, undefined, text, location);
    return { value: inner.value, back: (context, d) => direct.back(context, inner.back(context, d)) };
  }
  // A class that is called without `new` throws at once.
  if (isNative(callee) || host.read(callee).form === 'constructor') return plainly(plain);
  return guardedCode(host, callee, receiver, args, active, location, asTheyAre);
}

export function guardedByRule(
  host: Host,
  known: Rule,
  receiver: unknown,
  args: readonly unknown[],
  active: Active,
  location: Location | undefined,
): Call {
  const rule = ruleFor(known, receiver);
  if (speciesOf(rule.fn, receiver)) throw refusedSpeciesInTry(rule.name, location);
  switch (rule.form) {
    case 'implementation':
      if (![receiver, ...args].some((value, k) => mayNeed(active, k, value))) break;
      return callGuarded(host, rule.implementation, receiver, args, active, rule.name, location);
    case 'method': {
      const call = callGuarded(
        host,
        rule.as,
        undefined,
        [receiver, ...args],
        active && [false, ...active],
        rule.name,
        location,
      );
      return { value: call.value, back: (context, d) => call.back(context, d).slice(1) };
    }
    case 'higher-order':
      return guardedInside(host, rule, undefined, location, (inner) =>
        callHigherOrder(host, rule, receiver, args, inner),
      );
    case 'container':
      if (![receiver, ...args].some((value, k) => mayNeed(active, k, value))) break;
      return guardedInside(host, rule, receiver, location, (inner) => callContainer(host, rule, receiver, args, inner));
    default:
  }
  return plainly(() => callByRule(host, rule, receiver, args, active, location));
}

function refusedSpeciesInTry(name: string, location: Location | undefined): Error {
  return refusal(
    'unsupported-syntax',
    {
      what: `Making an array of a class that extends Array by ${name}, in a \`try\`,`,
      why: 'It calls the constructor of the class, and what that did before it threw is not known.',
      instead: 'Copy the elements into an ordinary array first: [...array].',
    },
    location,
  );
}

/** A call of a function that a rule has called. */
interface Begun {
  readonly one: Call;
  readonly given: readonly unknown[];
  readonly keys: readonly number[] | undefined;
}

/** A rule that calls functions: those that ran before one threw have changed what they have changed. */
function guardedInside(
  host: Host,
  rule: Rule,
  container: unknown,
  location: Location | undefined,
  run: (inner: Inner) => Call,
): Call {
  const begun: Begun[] = [];
  let call: Call | undefined;
  const made = completion(() => {
    call = run((f, given, keys) => {
      const one = callGuarded(host, f, undefined, given, undefined);
      begun.push({ one, given, keys });
      const { threw, value } = one.value as Completion;
      if (threw) throw value;
      return { value, back: (context, d) => one.back(context, addValue(context, one.value as Completion, d)) };
    });
    return call.value;
  });
  return completed(made, (context, d) => {
    if (!made.threw) return call!.back(context, d);
    const last = begun[begun.length - 1]?.one.value as Completion | undefined;
    // What the last one threw is what the rule threw.
    if (last?.threw && last.value === made.value) addValue(context, last, d);
    const cotangents = begun.map(() => [] as readonly unknown[]);
    for (let k = begun.length - 1; k >= 0; k--) cotangents[k] = begun[k].one.back(context, undefined).slice(1);
    // Only the rule knows what the arguments of the functions were made of, unless it has said so.
    const shadows = shadowsOf(context);
    begun.forEach(({ given, keys }, k) => {
      if (keys) keys.forEach((key, i) => shadows.add(container as object, key, given[i], cotangents[k][i]));
      else if (cotangents[k].some((c) => c !== undefined && c !== 0)) throw lostArguments(rule.name, location);
    });
    return [];
  });
}

function addValue(context: Context, made: Completion, d: unknown): undefined {
  if (d !== undefined) context.shadow(made)['value'] = d;
}

export function lostArguments(name: string, location?: Location): WengertError {
  return refusal(
    'unsupported-syntax',
    {
      what: `Catching what a function threw that ${name} has called`,
      why: 'What had been computed from its arguments is used, and only the rule knows where they came from.',
      instead: 'Write a loop instead, or catch the exception inside of the function.',
    },
    location,
  );
}

/** The pullback of `attempt(text, callee, receiver, ...args)`. */
export function attemptPullback(
  host: Host,
  [text, callee, receiver, ...args]: readonly unknown[],
  active: Active,
  location: Location | undefined,
): Call {
  const call = callGuarded(host, callee, receiver, args, active?.slice(3), text as string, location);
  return { value: call.value, back: (context, d) => behindThree(call.back(context, d)) };
}
