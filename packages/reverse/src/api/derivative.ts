/** `derivative`: the derivative of a function of one number, as a function. */
import { refusal } from '@wengert/ir';
import { registryState, ruleOf, type AnyFunction, type Rule } from '@wengert/rules';
import { describe } from '../runtime/accumulate.js';
import { Context } from '../runtime/context.js';
import { engine } from './engine.js';
import { evaluate } from './evaluate.js';
import { atTop, checkArity, checkFunction, nameOf } from './function.js';

/**
 * The derivative of a function of one number, as a function.
 *
 * @example derivative((x) => 5 * x + 3)(10) // 5
 * @throws WengertError when called with anything but one number, or if the function cannot be differentiated
 */
export function derivative(f: (x: number) => number): (x: number) => number {
  checkFunction(f, 'derivative');
  const state = registryState();
  // A function without captured variables has one instance for all calls, as long as no rule is added.
  let run: ((...args: unknown[]) => unknown) | undefined;
  let rule: Rule | undefined;
  let version = -1;
  const prepare = (): void => {
    rule = ruleOf(f);
    run = rule === undefined ? runWithoutContext(f) : undefined;
    version = state.version;
  };
  const derived = (...args: number[]): number => {
    const [x] = args;
    checkPoint(f, x, args.length);
    if (version !== state.version) prepare();
    if (rule !== undefined) return evaluate(f, args, undefined, 'derivative', rule).cotangents[0] as number;
    const slope = atTop(f, () => (run === undefined ? withContext(f, x) : run(f, undefined, x)));
    checkArity(f, 1, slope, 'derivative');
    return slope as number;
  };
  Object.defineProperty(derived, 'name', { value: `derivative of ${nameOf(f)}` });
  return engine().runTime.own<(x: number) => number>(derived, 'derived', [f]);
}

function runWithoutContext(f: AnyFunction): ((...args: unknown[]) => unknown) | undefined {
  const instance = engine().gradient(f, [0], undefined, { parameter: 2 }, 'derivative');
  return engine().read(f).captures.length === 0 && !instance.usesContext ? instance.run : undefined;
}

/** The context comes after all parameters, also those that are not given. */
function withContext(f: AnyFunction, x: number): unknown {
  const { run, arity } = engine().gradient(f, [x], undefined, { parameter: 2 }, 'derivative');
  return run(f, undefined, x, ...Array.from({ length: arity - 1 }, () => undefined), new Context());
}

/** @throws WengertError if `f` has not been given one number */
export function checkPoint(f: AnyFunction, x: unknown, given: number): void {
  if (typeof x === 'number' && given === 1) return;
  throw refusal(given === 1 ? 'bad-argument' : 'wrong-arity', {
    where: `derivative of ${nameOf(f)}`,
    problem: given === 1 ? `expected a number, got ${describe(x)}` : `expected one number, got ${given} arguments`,
    remedy: 'Use gradient(f, ...args) for functions of several arguments, or of arrays and objects.',
  });
}
