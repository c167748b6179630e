/** `gradcheck`, bound to this package's own gradients. */
import { createGradcheck } from '@wengert/gradcheck';
import { automaticGradient, gradient, positionsOf, pullback } from '@wengert/reverse';
import { ruleOf } from '@wengert/rules';

const automatic = { name: 'automatic gradient', gradient, pullback } as const;

const check = createGradcheck((f) =>
  ruleOf(f)
    ? [
        { ...automatic, name: 'adjoint rule' },
        { name: 'automatic gradient', gradient: automaticGradient, optional: true },
      ]
    : [automatic],
);

/**
 * Compares gradients with finite differences, entry by entry. Of a function with a rule both the rule and the gradient that its
 * code gives are compared; `byHand` adds a gradient of your own.
 * Of `wrt(f, ...positions)` it checks the gradients with respect to these arguments.
 *
 * @example gradcheck((x: number, y: number) => x * Math.sin(y), [2, 3]).ok // true
 * @returns a report; `String(report)` is a table with the worst entries first
 */
export const gradcheck: typeof check = (f, args, options) => {
  const chosen = typeof f === 'function' ? positionsOf(f) : undefined;
  return check(f, args, chosen === undefined ? options : { wrt: chosen, ...options });
};
