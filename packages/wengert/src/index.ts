/**
 * `wengert`: automatic differentiation of ordinary TypeScript by source transformation. This package only composes the others: it
 * supplies the compiler and re-exports what users need.
 */
import { registerNesting, registerStopGradient, useCompiler } from '@wengert/reverse';
import { compiler } from './compiler.js';

useCompiler(compiler);
registerStopGradient();
registerNesting();

export {
  derivative,
  gradient,
  Grads,
  jacobian,
  Params,
  pullback,
  pullbackWithSelf,
  stopGradient,
  withGradient,
  type Gradient,
  type Gradients,
  type Parameter,
  type Pullback,
} from '@wengert/reverse';
export { adjoint, nonDifferentiable, registerTangentKind, rule, scalarRule, type TangentKind } from '@wengert/rules';
export { WengertError, type RefusalCode } from '@wengert/ir';
export { adjointSource } from './adjoint-source.js';
export { differentiable } from './differentiable.js';
export { gradcheck } from './gradcheck.js';
export { watchPasses } from './pipeline.js';
export { wengertList } from './wengert-list.js';
export * from '@wengert/tensor';
