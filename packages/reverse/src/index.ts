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
export { pullback, type Pullback } from './api/pullback.js';
export { gradientWithSelf, pullbackWithSelf, type Callable, type SelfGradient } from './api/self.js';
export { jacobian } from './api/jacobian.js';
export type { Scalar } from './api/function.js';
export type { Gradient, Gradients } from './api/gradient-type.js';
export { Grads } from './api/grads.js';
export { Params, type Parameter } from './api/params.js';
export { ignore, stopGradient } from './api/constant.js';
export { hook, showGrad } from './api/hook.js';
export { checkpoint } from './api/checkpoint.js';
export { chosenOf, wrt, type Chosen, type ChosenGradients } from './api/wrt.js';
export { registerOwnFunctions } from './api/register.js';
export { nested, registerNesting } from './api/nesting.js';
