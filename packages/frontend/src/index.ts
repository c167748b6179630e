/**
 * `@wengert/frontend`: from the source of functions to IR in variable form, and the fence around the language.
 *
 * `readFunction` reads a function object by its text; the build plugin uses `analyseScopes` and `lower` on whole files.
 */
export { readFunction, type ReadOptions } from './read.js';
export { sourceNames } from './source-names.js';
export { analyseScopes } from './scope/analyse.js';
export type { Analysis, Binding, BindingKind, CaptureInfo, FunctionInfo, Scope } from './scope/model.js';
export { lower } from './lower/lower.js';
export { asideText } from './lower/aside.js';
export { frontendLinks } from './links.js';
export { frontendIntrinsics } from './runtime.js';
export { selfName } from './lower/variables.js';
export { wellKnownGlobals } from './globals.js';
