/** Differentiating inside of differentiated code is refused until the transforms compose. */
import {
  derivative,
  gradient,
  gradientWithSelf,
  jacobian,
  pullback,
  pullbackWithSelf,
  withGradient,
} from '@wengert/reverse';
import { refuse } from '@wengert/rules';

export function refuseNesting(): void {
  for (const fn of [derivative, gradient, gradientWithSelf, jacobian, pullback, pullbackWithSelf, withGradient]) {
    refuse(fn, {
      reason: 'is called inside a differentiated function, and nested differentiation is not supported yet',
      remedy: 'Differentiate the inner function by hand, or register its derivative with adjoint(...).',
    });
  }
}
