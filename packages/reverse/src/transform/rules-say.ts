/** What rules say about activity: which calls give constants, and which operands of primitives have derivatives. */
import { primitives, type Op, type ValueId } from '@wengert/ir';
import type { Rule } from '@wengert/rules';
import type { ActiveInputs } from './activity.js';
import type { Structure } from './structure.js';
import type { RuleBook } from './sweep.js';

/** Does a call give a constant and change nothing, by its rule? One that calls what it is given may do more. */
export function givesConstant(op: Op, rule: Rule | undefined, definition: ReadonlyMap<ValueId, Op>): boolean {
  if (rule?.form !== 'constant') return false;
  if (rule.calls === undefined) return true;
  const called = op.args[2 + rule.calls];
  return !('spread' in op && op.spread) && (called === undefined || definition.get(called)?.op === 'const');
}

export function rulesSay(
  { definition }: Structure,
  rules: RuleBook,
): Pick<ActiveInputs, 'constantCall' | 'differentiable'> {
  return {
    constantCall: (op: Op) => givesConstant(op, rules.ruleOf(definition.get(op.args[0])), definition),
    differentiable: (op: Op, operand: number) => {
      if (op.op !== 'prim') return false;
      const { result } = primitives[op.prim];
      if (result === 'sum') return true;
      if (result === 'operand') return operand > 0;
      return (
        rules.partial(
          op.prim,
          operand,
          op.args.map((a) => definition.get(a)),
        ) !== null
      );
    },
  };
}
