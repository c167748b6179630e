/**
 * The syntax trees that the frontend reads: ESTree as acorn and oxc-parser write it, TypeScript's nodes included, as far as
 * lowering looks into them. A node of a type that is not listed here is still a `Node`.
 */
export type { Node } from './syntax/node.js';
export type * from './syntax/expressions.js';
export type * from './syntax/functions.js';
export type * from './syntax/patterns.js';
export type * from './syntax/statements.js';
export * from './syntax/tree.js';
