/** `@wengert/gradcheck`: numeric gradients with error estimates, and checks of other gradients against them. */
export { numericGradient, numericGradientWithError, numericJacobian, type NumericGradient } from './numeric.js';
export { createGradcheck, gradcheck, type CheckOptions, type GradcheckOptions } from './gradcheck.js';
export type { GradientFunction, GradientSource, PullbackFunction } from './sources.js';
export { Report, type Comparison, type EntryStatus, type GradcheckEntry } from './report.js';
export type { NumericKind } from './kind.js';
export type { AnyFunction } from './checks.js';
