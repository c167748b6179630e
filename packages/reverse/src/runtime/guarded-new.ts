/**
 * `new` from a `try`, or from what it calls: `attemptNew(text, constructor, target, ...args)`. As `guarded-call.ts` calls functions, so
 * are objects made here.
 */
import { refusal, type Location } from '@wengert/ir';
import { ruleOf, type AnyFunction } from '@wengert/rules';
import { callPullback } from './call.js';
import { extendedCall, extensionOf, type Extension } from './extended.js';
import { callGuarded, guardedByRule, plainly } from './guarded-call.js';
import { asTheyAre, behindThree, guardedCode } from './guarded-code.js';
import type { Host } from './host.js';
import type { Call } from './made-call.js';
import { construct, formOf, isOwn, makesConstant, newPullback, requireConstructor, targetOf } from './new.js';
import { isNative } from './reachable.js';

/** As {@link newPullback}, but never throws: the value of the call is a completion. */
function newGuarded(
  host: Host,
  constructor: unknown,
  target: unknown,
  args: readonly unknown[],
  text: string,
  location: Location | undefined,
): Call {
  const plain = (): Call => newPullback(host, constructor, target, args, undefined, text, location);
  if (typeof constructor !== 'function' || makesConstant(constructor, target, args)) return plainly(plain);
  const rule = ruleOf(constructor);
  if (rule?.form === 'implementation' && isOwn(constructor, target))
    return guardedByRule(host, rule, undefined, args, undefined, location);
  const extension = extensionOf(constructor);
  if (extension !== undefined) {
    const guarded = targetOf(constructor, target);
    const empty = (): unknown => construct(constructor, target, []);
    return extendedGuarded(host, extension, guarded, args, empty, location);
  }
  if (rule || isNative(constructor)) return plainly(plain);
  requireConstructor(constructor, text);
  if (formOf(host, constructor, target, text, location) === 'constructor')
    return guardedCode(host, constructor, targetOf(constructor, target), args, undefined, location, asTheyAre);
  throw refusedNewInTry(text, location);
}

function extendedGuarded(
  host: Host,
  extension: Extension,
  target: AnyFunction,
  args: readonly unknown[],
  empty: () => unknown,
  location: Location | undefined,
): Call {
  if (extension.filler !== undefined)
    return callGuarded(host, extension.filler, empty(), args, undefined, undefined, location);
  return plainly(() =>
    extendedCall(extension, target, args, empty, (fn, receiver, given) =>
      callPullback(host, fn, receiver, given, undefined, undefined, location),
    ),
  );
}

export function refusedNewInTry(text: string, location: Location | undefined): Error {
  return refusal(
    'unsupported-syntax',
    {
      what: `Making a new ${text}, which is no class, in a \`try\``,
      why: 'What the function did before it threw is not known.',
      instead: 'Make it a class.',
    },
    location,
  );
}

/** The pullback of `attemptNew(text, constructor, target, ...args)`. */
export function attemptNewPullback(
  host: Host,
  [text, constructor, target, ...args]: readonly unknown[],
  location: Location | undefined,
): Call {
  const call = newGuarded(host, constructor, target, args, text as string, location);
  return { value: call.value, back: (context, d) => behindThree(call.back(context, d)) };
}
