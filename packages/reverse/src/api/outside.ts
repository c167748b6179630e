/** Pullbacks that were made outside of differentiated code, as that sees them when it calls them. */
import { recordOf, refusal } from '@wengert/ir';
import { ruleOf, type AnyFunction } from '@wengert/rules';
import { isContainer } from '../runtime/context.js';
import type { Back } from '../runtime/host.js';
import { engine } from './engine.js';
import { nameOf } from './function.js';

/**
 * `back` of a call of `f`, with code. Compiled pullbacks have theirs; those of rules that are nothing but formulas evaluate them again;
 * all others are refused when differentiated code calls them.
 */
export function visibleBack(f: AnyFunction, args: readonly unknown[], back: Back): Back {
  if (recordOf(back)) return back;
  const rule = ruleOf(f);
  const formulas = (rule?.form === 'scalar' || rule?.form === 'pullbacks') && !args.some(isContainer);
  const called: Back = (context, d) => back(context, d);
  const { runTime } = engine();
  return formulas ? runTime.closure(called, 'backByRule', [f, args]) : runTime.closure(called, 'backOutOfSight', [f]);
}

/** @throws WengertError */
export function refuseOutside(f: AnyFunction): never {
  throw refusal('refused-function', {
    name: `The pullback of ${nameOf(f)}, which was made outside of the differentiated function,`,
    reason: 'is computed out of sight and cannot be differentiated',
    remedy: 'Call pullback inside of the differentiated function.',
  });
}
