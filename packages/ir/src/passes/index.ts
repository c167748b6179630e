export { dce } from './dce.js';
export { effectOf, type OpEffect } from './effects.js';
export { merges } from './merges.js';
export { mergeTypes } from './merge-types.js';
export { ssa } from './ssa.js';
export { straighten } from './straighten.js';
