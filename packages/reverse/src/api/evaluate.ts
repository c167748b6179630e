/** One run of a scalar function with its reverse sweep, and the gradients that it leaves in its context. */
import type { AnyFunction, Rule } from '@wengert/rules';
import { callPullback } from '../runtime/call.js';
import { Context } from '../runtime/context.js';
import type { Outline } from '../runtime/outline.js';
import { scalarSeed } from '../runtime/seed.js';
import { gradientOf } from '../runtime/structure.js';
import { engine } from './engine.js';
import { atTop, checkArity, nameOf } from './function.js';
import { Grads } from './grads.js';
import type { Params } from './params.js';

export interface Evaluated {
  readonly value: unknown;
  readonly context: Context;
  /** The cotangents that arguments have themselves; those of containers are in the context. */
  readonly cotangents: readonly unknown[];
}

/**
 * Value and cotangents of `f` at `args`, seeded with 1.
 * @param active which of `[receiver, ...args]` may carry a derivative; undefined if any may
 */
export function evaluate(
  f: AnyFunction,
  args: readonly unknown[],
  parameters: Params | undefined,
  where: string,
  rule: Rule | undefined,
  active?: readonly boolean[],
): Evaluated {
  const context = new Context(parameters);
  if (rule) {
    const call = callPullback(engine().outermost, f, undefined, args, active);
    const seed = scalarSeed(call.value, nameOf(f), where);
    checkArity(f, args.length, call.value, where);
    return { value: call.value, context, cotangents: call.back(context, seed).slice(1) };
  }
  const [value, , ...cotangents] = atTop(f, () => {
    const { run, arity } = engine().gradient(f, args, parameters, 'value-and-cotangents', where, active);
    const all = args.length === arity ? args : Array.from({ length: arity }, (_, k) => args[k]);
    return run(f, undefined, ...all, context) as unknown[];
  });
  checkArity(f, args.length, value, where);
  return { value, context, cotangents };
}

/** The gradients of parameters, in the form that they had. */
export function gradsOf(context: Context, params: Params, outlines: readonly Outline[]): Grads {
  return new Grads(params, new Map([...params].map((p, k) => [p, gradientOf(context, outlines[k], undefined)])));
}

/** The gradients of arguments, in the form that they had; one container has one gradient. */
export function gradientsOf(context: Context, outlines: readonly Outline[], cotangents: readonly unknown[]): unknown[] {
  const seen = new Map<object, unknown>();
  return outlines.map((outline, k) => gradientOf(context, outline, cotangents[k], seen));
}
