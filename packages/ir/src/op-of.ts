/** The type of the operation that has a given code: for tables of one function per operation. */
import type { Op, OpCode } from './model.js';

export type OpOf<C extends OpCode> = Extract<Op, { readonly op: C }>;
