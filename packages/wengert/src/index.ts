/**
 * `wengert`: automatic differentiation of ordinary TypeScript by source transformation. This package only composes the others: it
 * supplies the compiler and re-exports what users need.
 */
import { registerNesting, registerOwnFunctions, useCompiler } from '@wengert/reverse';
import { compiler } from './compiler.js';
import { registerFlows } from './flows.js';

useCompiler(compiler);
registerOwnFunctions();
registerNesting();
registerFlows();

export {
  checkpoint,
  derivative,
  gradient,
  gradientWithSelf,
  Grads,
  hook,
  ignore,
  jacobian,
  Params,
  pullback,
  pullbackWithSelf,
  showGrad,
  stopGradient,
  withGradient,
  wrt,
  type Callable,
  type Chosen,
  type ChosenGradients,
  type Gradient,
  type Gradients,
  type Parameter,
  type Pullback,
  type SelfGradient,
} from '@wengert/reverse';
export { adjoint, nonDifferentiable, registerTangentKind, rule, scalarRule, type TangentKind } from '@wengert/rules';
export { WengertError, type RefusalCode } from '@wengert/ir';
export { adjointSource } from './adjoint-source.js';
export { differentiable } from './differentiable.js';
export { gradcheck } from './gradcheck.js';
export { watchPasses } from './pipeline.js';
export { wengertList } from './wengert-list.js';
export * from '@wengert/tensor';
