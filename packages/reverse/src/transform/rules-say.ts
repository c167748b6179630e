/** What rules say about activity: which calls give constants, and which operands of primitives have derivatives. */
import { primitives, type Op } from '@wengert/ir';
import type { ActiveInputs } from './activity.js';
import type { Structure } from './structure.js';
import type { RuleBook } from './sweep.js';

export function rulesSay(
  { definition }: Structure,
  rules: RuleBook,
): Pick<ActiveInputs, 'constantCall' | 'differentiable'> {
  return {
    constantCall: (op: Op) => rules.ruleOf(definition.get(op.args[0]))?.form === 'constant',
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
