export { dce } from './dce.js';
export { effectOf, type OpEffect } from './effects.js';
export { merges } from './merges.js';
export { mergeTypes } from './merge-types.js';
export { inline, type InlineOptions } from './inline.js';
export { literals } from './literals.js';
export { singleReturn } from './single-return.js';
export { ssa } from './ssa.js';
export { straighten } from './straighten.js';
