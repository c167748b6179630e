/**
 * What the transform asks of the frontend, one function at a time: its code and captured variables, or why it cannot be
 * differentiated. A refusal is kept in the site and raised only when somebody asks for a derivative.
 */
import type { RawRefusal } from '@wengert/ir';
import type { Node } from 'oxc-parser';
import type { Part as AccessorPart } from './text/names.js';

export interface CapturedVariable {
  readonly name: string;
  /** The expression that reads it, where that is not its name. */
  readonly read?: string;
  /** Of a private getter or setter: what there is of them. Reading it gives their functions in an object. */
  readonly parts?: readonly AccessorPart[];
  readonly scope: 'module' | 'local';
  /** Whether the function, or one inside of it, assigns the variable. */
  readonly assigned: boolean;
}

/** A part of the file that code frames show, usually an outermost function. */
export interface Part {
  readonly text: string;
  /** Offset in the file. Locations that the frontend gives are counted from here. */
  readonly start: number;
  /** Line from 1 and column from 0 of the start. */
  readonly line: number;
  readonly column: number;
}

/** The parts of the error, as the `RawRefusal` of `@wengert/ir` has them. */
export type Refused = RawRefusal;

export type Lowered =
  { readonly ir: string; readonly captures: readonly CapturedVariable[] } | { readonly refused: Refused };

/** The frontend, made ready for one file. */
export interface Lowering {
  /** Lowers a function, a method (by its definition) or a class. */
  lower(node: Node, part: Part): Lowered;
}
