/**
 * Pullbacks of callees as functions whose code is known, for code that is differentiated again: `(callee, receiver, ...args) =>
 * [value, back]`. What `runtime/call.ts`, `runtime/new.ts` and `runtime/guarded-call.ts` do is chosen here, and written in the language.
 */
import { attempt, attemptNew, refusal, WengertError, type Location } from '@wengert/ir';
import { ruleFor, ruleOf, type AnyFunction, type Rule } from '@wengert/rules';
import { describe } from '../runtime/accumulate.js';
import { reachesDerivatives, refusedNative } from '../runtime/call.js';
import { refusedNewInTry } from '../runtime/guarded-new.js';
import type { Host } from '../runtime/host.js';
import { mayNeed } from '../runtime/made-call.js';
import { extensionOf } from '../runtime/extended.js';
import { formOf, isOwn } from '../runtime/new.js';
import { ownTextOf } from '../runtime/own-calls.js';
import { isNative } from '../runtime/reachable.js';
import { pour, speciesOf } from '../runtime/species.js';
import { callRuleTexts } from './calls.js';
import { containerRuleTexts } from './containers.js';
import { guardedTexts } from './guarded.js';
import { ownCallTexts } from './own-calls.js';

/** Functions whose first parameters are captured, followed by `(callee, receiver, ...args)`. */
export const pullbackTexts = { ...callRuleTexts, ...containerRuleTexts, ...ownCallTexts, ...guardedTexts };

type Text = keyof typeof pullbackTexts;
type Captured = readonly unknown[];
type Active = readonly boolean[] | undefined;

/** What code of a rule captures before `(callee, receiver, ...args)`, by the form of the rule. */
type Captures<F extends Rule['form']> = (
  rule: Extract<Rule, { form: F }>,
  active: Active,
  location: Location | undefined,
) => readonly [text: Text, captured: Captured];

const captures: { readonly [F in Rule['form']]: Captures<F> } = {
  scalar: ({ partials, nonFinite }) => ['scalar', [partials, nonFinite]],
  pullbacks: ({ pullbacks }, active) => ['pullbacks', [pullbacks, active]],
  adjoint: ({ name, forward }) => ['adjoint', [name, forward]],
  method: ({ as }) => ['method', [as]],
  implementation: ({ implementation }) => ['implementation', [implementation]],
  constant: () => ['constant', []],
  container: ({ forward }) => ['container', [forward]],
  'higher-order': ({ name, again }, _active, location) => {
    if (again === undefined) throw refusedAgain(name, location);
    return ['implementation', [again]];
  },
  refused: ({ name, reason, remedy }, _active, location) => {
    throw refusal('refused-function', { name, reason, remedy }, location);
  },
};

/** Of functions whose derivative is more than code of the language can tell. */
function refusedAgain(name: string, location: Location | undefined): Error {
  return refusal(
    'refused-function',
    {
      name,
      reason: 'has a derivative that is computed out of sight and cannot be differentiated again',
      remedy: 'Use plain loops, arrays and objects in its place where second derivatives are wanted.',
    },
    location,
  );
}

/** The functions of a rule that are differentiated for second derivatives. */
function codesOf(rule: Rule): readonly AnyFunction[] {
  switch (rule.form) {
    case 'scalar':
      return rule.partials.filter((p) => p !== null);
    case 'pullbacks':
      return rule.pullbacks.filter((p) => p !== null);
    case 'adjoint':
    case 'container':
      return [rule.forward];
    case 'higher-order':
      return rule.again ? [rule.again] : [];
    default:
      return [];
  }
}

const indirect = new Map<unknown, Text>([
  [Function.prototype.call, 'call'],
  [Function.prototype.apply, 'apply'],
]);

const attempts = new Map<unknown, Text>([
  [attempt, 'attempted'],
  [attemptNew, 'attemptedNew'],
]);

export class Callees {
  /** @param code a function with the code of a text, of which the first parameters are captured */
  constructor(
    private readonly host: Host,
    private readonly code: (text: string, captured: Captured) => AnyFunction,
  ) {}

  /** The pullback of a callee as a function with code: `(callee, receiver, ...args) => [value, back]`. */
  pullbackOf(
    callee: unknown,
    receiver: unknown,
    args: readonly unknown[],
    active?: readonly boolean[],
    text?: string,
    location?: Location,
  ): AnyFunction {
    if (typeof callee !== 'function') throw new TypeError(`${text ?? describe(callee)} is not a function`);
    const rule = ruleOf(callee);
    if (rule) {
      // As it is called outside: where nothing differentiable goes in, nothing is done but calling it.
      const alone = rule.form === 'container' || rule.form === 'implementation';
      if (alone && !speciesOf(rule.fn, receiver) && ![receiver, ...args].some((value, k) => mayNeed(active, k, value)))
        return this.code('constant', []);
      const plain = this.ruled(ruleFor(rule, receiver), active, location);
      const species = speciesOf(rule.fn, receiver);
      return species ? this.code('poured', [plain, species, rule.fn, pour]) : plain;
    }
    const own = attempts.get(callee) ?? ownTextOf(callee);
    if (own !== undefined) return this.code(own, []);
    const form = indirect.get(callee);
    if (form !== undefined) return this.code(form, [false]);
    if (isNative(callee)) {
      if (reachesDerivatives(callee, receiver, args, active)) throw refusedNative(callee, text, location);
      return this.code('constant', []);
    }
    return this.host.pullback(callee, args, active, receiver);
  }

  /** The same of a constructor. */
  constructorPullbackOf(
    constructor: AnyFunction,
    target: unknown,
    args: readonly unknown[],
    text: string | undefined,
    location: Location | undefined,
  ): AnyFunction {
    const rule = ruleOf(constructor);
    if (rule && isOwn(constructor, target)) return this.ruled(rule, undefined, location);
    const extension = extensionOf(constructor);
    if (extension?.filler) return this.code('filled', [extension.filler]);
    if (extension) return this.code('extended', [extension.implementation]);
    if (formOf(this.host, constructor, target, text, location) === 'constructor')
      return this.host.pullback(constructor, args, undefined, undefined, true);
    return this.code('madeByFunction', [this.host.pullback(constructor, args, undefined, undefined, true)]);
  }

  /** As {@link pullbackOf}, but what it gives never throws: the value is a completion. */
  guardedOf(callee: unknown, receiver: unknown, args: readonly unknown[], text?: string): AnyFunction {
    if (typeof callee !== 'function') return this.code('raised', [new TypeError(`${text} is not a function`)]);
    const known = ruleOf(callee);
    const rule = known && ruleFor(known, receiver);
    const needed = [receiver, ...args].some((value) => mayNeed(undefined, 0, value));
    if (rule?.form === 'implementation' && needed)
      return this.guardedOf(rule.implementation, receiver, args, rule.name);
    const form = indirect.get(callee);
    if (form !== undefined) return this.code(form, [true]);
    if (rule || ownTextOf(callee) !== undefined || isNative(callee)) {
      const calls = rule && needed && args.some((arg) => typeof arg === 'function');
      return this.code('plainly', [this.pullbackOf(callee, receiver, args), calls ? rule.name : undefined]);
    }
    return this.code('guardedCode', [this.host.guarded(callee, args, undefined)]);
  }

  /** The same of a constructor: `(constructor, target, ...args) => [completion, back]`. */
  guardedNewOf(constructor: unknown, target: unknown, args: readonly unknown[], text: string): AnyFunction {
    if (typeof constructor !== 'function') return this.code('raised', [new TypeError(`${text} is not a constructor`)]);
    if (ruleOf(constructor) || isNative(constructor))
      return this.code('plainly', [this.code('constructed', [text]), undefined]);
    if (formOf(this.host, constructor, target, text) === 'constructor')
      return this.code('guardedConstructor', [this.host.guarded(constructor, args, undefined)]);
    throw refusedNewInTry(text, undefined);
  }

  private ruled(rule: Rule, active: Active, location: Location | undefined): AnyFunction {
    for (const code of codesOf(rule)) this.requireCode(rule.name, code, location);
    const [text, captured] = (captures[rule.form] as Captures<Rule['form']>)(rule, active, location);
    return this.code(text, captured);
  }

  /** @throws WengertError if a derivative of a rule cannot be differentiated, because its code cannot be seen */
  private requireCode(name: string, code: AnyFunction, location: Location | undefined): void {
    if (ruleOf(code)) return;
    try {
      this.host.read(code);
    } catch (error) {
      if (!(error instanceof WengertError) || error.code !== 'invisible-capture') throw error;
      throw refusal(
        'refused-function',
        {
          name,
          reason:
            'has a rule that uses variables which cannot be seen, so that its derivative cannot be differentiated again',
          remedy:
            'Let the functions of the rule use nothing but their arguments, or use the build plugin where it is written.',
        },
        location,
      );
    }
  }
}
