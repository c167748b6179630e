/**
 * The rule registry: function identity to rule. It is shared by all copies of this module in one realm, so that a rule
 * pack and the program that uses it agree even when a bundler has duplicated the package.
 */
import type { AnyFunction, Rule } from './rule.js';

interface Registry {
  readonly rules: WeakMap<AnyFunction, Rule>;
  readonly all: Rule[];
  version: number;
}

const key = Symbol.for('wengert.rules');
const shared = globalThis as unknown as { [key]?: Registry };

function registry(): Registry {
  return (shared[key] ??= { rules: new WeakMap(), all: [], version: 0 });
}

/** Registers `rule`, replacing an earlier rule of the same function. */
export function register(rule: Rule): void {
  const { rules, all } = registry();
  const earlier = rules.get(rule.fn);
  rules.set(rule.fn, rule);
  if (earlier) all.splice(all.indexOf(earlier), 1, rule);
  else all.push(rule);
  registry().version++;
}

/** The rule of `fn`, if it has one. */
export function ruleOf(fn: AnyFunction): Rule | undefined {
  return registry().rules.get(fn);
}

/** The rule as it is for a receiver. */
export function ruleFor(rule: Rule, receiver: unknown): Rule {
  if (rule.form !== 'implementation' || rule.ofLikes === undefined || Array.isArray(receiver)) return rule;
  return { ...rule, implementation: rule.ofLikes };
}

/** Every registered rule, in order of registration. Tests are generated from it. */
export function allRules(): readonly Rule[] {
  return registry().all;
}

/** The registry's state as one object, for hot paths that compare its version. */
export function registryState(): { readonly version: number } {
  return registry();
}

/** Grows with every registration. Code compiled under an earlier version may have used a rule that has been replaced. */
export function registryVersion(): number {
  return registry().version;
}
