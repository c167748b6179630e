/**
 * Rules as the transform asks for them: partial derivatives as code, and the rule of a callee that is known when the
 * code is compiled. Code of partials is read once.
 */
import type { Func, Op, PrimitiveName } from '@wengert/ir';
import { primitiveRules, ruleOf, type AnyFunction, type PrimitiveRule } from '@wengert/rules';
import type { Partial, RuleBook } from '../transform/sweep.js';

function constantsOf(operands: readonly (Op | undefined)[]): (number | undefined)[] {
  return operands.map((op) => (op?.op === 'const' && typeof op.value === 'number' ? op.value : undefined));
}

type Says = PrimitiveRule['nonFinite'];

function holds(says: Says, operands: readonly (Op | undefined)[]): boolean {
  return typeof says === 'function' ? says(constantsOf(operands)) : says === true;
}

/** @param read reads the code of a closed function, in SSA form */
export function createRuleBook(read: (fn: AnyFunction) => Func): RuleBook {
  const code = new WeakMap<AnyFunction, Func>();
  const codeOf = (fn: AnyFunction): Func => {
    let func = code.get(fn);
    if (!func) {
      func = read(fn);
      code.set(fn, func);
    }
    return func;
  };
  return {
    partial(prim: PrimitiveName, operand: number, operands: readonly (Op | undefined)[]): Partial | null {
      const rule = primitiveRules[prim];
      if (typeof rule === 'string') return null;
      // A partial of a variadic primitive is a function of its own operand and the result, which may both be infinite.
      if ('every' in rule) return { func: codeOf(rule.every), guarded: true, operands: [operand, operands.length] };
      const partial = rule.partials[operand];
      if (!partial) return null;
      return {
        func: codeOf(partial),
        guarded: holds(rule.nonFinite, operands),
        root: holds(rule.root, operands),
        vanishes: typeof rule.vanishes === 'function' ? rule.vanishes(operand, constantsOf(operands)) : rule.vanishes,
      };
    },
    ruleOf: (callee) =>
      callee?.op === 'extern' && typeof callee.value === 'function' ? ruleOf(callee.value) : undefined,
    ruleOfFunction: (fn) => (typeof fn === 'function' ? ruleOf(fn) : undefined),
  };
}
