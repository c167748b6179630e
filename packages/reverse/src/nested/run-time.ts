/**
 * The differentiable run time of an engine: self-hosted functions by name, how derivative code is prepared for being
 * differentiated again, and pullbacks of callees as functions whose code is known.
 */
import {
  attach,
  eachOp,
  refusal,
  WengertError,
  type Accessor,
  type Capture,
  type Func,
  type Location,
  type Site,
} from '@wengert/ir';
import { ruleOf, type AnyFunction, type Rule } from '@wengert/rules';
import { describe } from '../runtime/accumulate.js';
import { checkRead, checkWrite, passAdjoint, readAdjoint, writeAdjoint } from '../runtime/accessors.js';
import { refusedNative } from '../runtime/call.js';
import { mayNeed } from '../runtime/made-call.js';
import { formOf, isOwn, newPullback } from '../runtime/new.js';
import { ownTextOf } from '../runtime/own-calls.js';
import { isNative } from '../runtime/reachable.js';
import { reachedBy } from '../runtime/untracked.js';
import type { Host } from '../runtime/host.js';
import { spreadNewPullback, spreadPullback } from '../runtime/spread.js';
import * as memory from '../runtime/memory.js';
import { declareFlow } from '../transform/flow.js';
import { accessorTexts } from './accessors.js';
import { callTexts, ruleTexts as otherRuleTexts } from './calls.js';
import { containerRuleTexts, containerTexts } from './containers.js';
import { ownCallTexts } from './own-calls.js';
import { expand, type Expansions } from './expand.js';
import { memoryTexts } from './memory.js';
import { ask, natives } from './natives.js';
import { callable, closureCode, selfHosted, type Native, type Table } from './self-hosted.js';
import { structureTexts } from './structures.js';

const ruleTexts = { ...otherRuleTexts, ...containerRuleTexts, ...ownCallTexts };

type Texts = Readonly<Record<string, AnyFunction>>;

type Captured = readonly unknown[];

/** What code of a rule captures before `(callee, receiver, ...args)`, by the form of the rule. */
type Captures<F extends Rule['form']> = (
  rule: Extract<Rule, { form: F }>,
  active: readonly boolean[] | undefined,
  location: Location | undefined,
) => readonly [text: keyof typeof ruleTexts, captured: Captured];

const captures: { readonly [F in Rule['form']]: Captures<F> } = {
  scalar: ({ partials, nonFinite }) => ['scalar', [partials, nonFinite]],
  pullbacks: ({ pullbacks }, active) => ['pullbacks', [pullbacks, active]],
  adjoint: ({ name, forward }) => ['adjoint', [name, forward]],
  method: ({ as }) => ['method', [as]],
  implementation: ({ implementation }) => ['implementation', [implementation]],
  constant: () => ['constant', []],
  container: ({ forward }) => ['container', [forward]],
  'higher-order': ({ name }, _active, location) => {
    throw refusedAgain(name, location);
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
    default:
      return [];
  }
}

const indirect = new Map<unknown, keyof typeof ruleTexts>([
  [Function.prototype.call, 'call'],
  [Function.prototype.apply, 'apply'],
]);

/** A growing tape is at the head of its function, and stays there. */
function compiledSite(func: Func): Site {
  let grows = false;
  eachOp(func.body, (op) => {
    grows ||= op.op === 'ensure';
  });
  return grows ? { func, inline: false } : { func };
}

export class RunTime {
  private readonly table: Record<string, Native | AnyFunction> = {};
  private values: Readonly<Record<string, unknown>> = {};
  private readonly expansions: Expansions;
  private readonly expanded = new WeakMap<Func, Func>();
  private readonly sites = new Map<string, () => Site>();

  constructor(private readonly host: Host) {
    const pullbackOf = ask(this.pullbackOf.bind(this), 'unknown');
    const constructorPullbackOf = ask(this.constructorPullbackOf.bind(this), 'unknown');
    const reached = ask((f: AnyFunction) => reachedBy(host, f), 'unknown');
    this.add(
      { ...natives, pullbackOf, constructorPullbackOf, reachedBy: reached },
      { ...memoryTexts, ...structureTexts, ...callTexts, ...accessorTexts, ...containerTexts },
    );
    this.add({}, ruleTexts);
    const hosted = new Map<AnyFunction, AnyFunction>();
    for (const fn of [memory.loadAdjoint, memory.storeAdjoint, memory.elementAdjoint, memory.captureAdjoint])
      hosted.set(fn, this.hosted(fn.name));
    for (const fn of [checkRead, checkWrite, readAdjoint, writeAdjoint, passAdjoint]) hosted.set(fn, this.hosted(fn.name));
    for (const fn of [spreadPullback, newPullback, spreadNewPullback]) hosted.set(fn, this.hosted(fn.name));
    this.expansions = { pullbackOf, hosted };
  }

  /** Adds functions to the table that texts are read with. */
  add(rows: Table, texts: Texts): void {
    for (const [name, entry] of Object.entries(rows)) {
      if (typeof entry !== 'function') declareFlow(entry.fn, entry.flow);
      this.table[name] = entry;
    }
    for (const [name, text] of Object.entries(texts)) {
      this.table[name] = selfHosted(
        name,
        text,
        this.table,
        () => this.values,
        (fn) => this.host.read(fn),
      );
    }
    this.values = callable(this.table);
  }

  /** A self-hosted function. */
  hosted(name: string): AnyFunction {
    const entry = this.table[name];
    if (typeof entry !== 'function') throw new Error(`${name} is not self-hosted`);
    return entry;
  }

  /** Code that can be differentiated, if it is the transform's own. */
  differentiable(func: Func): Func {
    let code = this.expanded.get(func);
    if (code === undefined) {
      code = expand(func, this.expansions);
      this.expanded.set(func, code);
    }
    return code;
  }

  /** Gives `fn` the code of a self-hosted function whose first parameters are `captured`. */
  closure<F extends AnyFunction>(fn: F, name: string, captured: Captured): F {
    const key = `${name}/${captured.length}`;
    let site = this.sites.get(key);
    if (site === undefined) {
      let made: Site | undefined;
      site = () => (made ??= { func: closureCode(this.host.read(this.hosted(name)), captured.length), inline: false });
      this.sites.set(key, site);
    }
    return attach(fn as never, site, (index) => captured[index]);
  }

  /** As {@link closure}, with code of its own, so that what is captured is known when it is compiled. */
  own<F extends AnyFunction>(fn: F, name: string, captured: Captured): F {
    let site: Site | undefined;
    const env: Accessor = (index) => captured[index];
    return attach(fn as never, () => (site ??= this.ownSite(name, captured.length, env)));
  }

  private ownSite(name: string, count: number, env: Accessor): Site {
    const func = closureCode(this.host.read(this.hosted(name)), count);
    const captures = func.captures.map((c): Capture => ({ ...c, scope: 'module' }));
    return { func: { ...func, captures }, env };
  }

  /** Gives `fn`, a compiled derivative, the code that it was compiled from. */
  compiled<F extends AnyFunction>(fn: F, func: () => Func): F {
    let site: Site | undefined;
    return attach(fn as never, () => (site ??= compiledSite(this.differentiable(func()))));
  }

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
      if (alone && ![receiver, ...args].some((value, k) => mayNeed(active, k, value))) return this.code('constant', []);
      return this.ruled(rule, active, location);
    }
    const form = indirect.get(callee) ?? ownTextOf(callee);
    if (form !== undefined) return this.code(form, []);
    if (isNative(callee)) {
      if ([receiver, ...args].some((value, k) => mayNeed(active, k, value)))
        throw refusedNative(callee, text, location);
      return this.code('constant', []);
    }
    return this.host.pullback(callee, args, active, receiver);
  }

  /** The same of a constructor. */
  private constructorPullbackOf(
    constructor: AnyFunction,
    target: unknown,
    args: readonly unknown[],
    text: string | undefined,
    location: Location | undefined,
  ): AnyFunction {
    const rule = ruleOf(constructor);
    if (rule && isOwn(constructor, target)) return this.ruled(rule, undefined, location);
    if (formOf(this.host, constructor, target, text, location) === 'constructor')
      return this.host.pullback(constructor, args, undefined, undefined, true);
    throw refusedAgain(text ?? constructor.name, location);
  }

  private ruled(rule: Rule, active: readonly boolean[] | undefined, location: Location | undefined): AnyFunction {
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

  private code(name: string, captured: Captured): AnyFunction {
    const text = this.hosted(name);
    return this.closure((...args: unknown[]): unknown => text.call(undefined, ...captured, ...args), name, captured);
  }
}
