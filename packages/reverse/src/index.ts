/** `@wengert/reverse`: reverse mode, from IR to IR, and the functions that make use of it. */
export {
  Engine,
  argumentsOnly,
  captureReader,
  type Compiler,
  type GradientInstance,
  type Wanted,
} from './engine/engine.js';
export { typeOfValue } from './engine/types-of.js';
export { gradientFunction, pullbackFunction, type ReverseOptions } from './transform/reverse.js';
export { engine, useCompiler } from './api/engine.js';
export { automaticGradient, gradient, withGradient } from './api/gradient.js';
export { derivative } from './api/derivative.js';
export { pullback, pullbackWithSelf, type Pullback } from './api/pullback.js';
export { jacobian } from './api/jacobian.js';
export type { Scalar } from './api/function.js';
export type { Gradient, Gradients } from './api/gradient-type.js';
export { Grads } from './api/grads.js';
export { Params, type Parameter } from './api/params.js';
export { nested, registerNesting } from './api/nesting.js';
export { stopGradient, registerStopGradient } from './api/constant.js';
