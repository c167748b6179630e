/**
 * What the transform asks of the frontend, one function at a time: its code and captured variables, or why it cannot be
 * differentiated. A refusal is kept in the site and raised only when somebody asks for a derivative.
 */
import type { Node } from 'oxc-parser';

export interface CapturedVariable {
  readonly name: string;
  readonly scope: 'module' | 'local';
  /** Whether the function, or one inside of it, assigns the variable. */
  readonly assigned: boolean;
}

/** The parts of the error in the order of `RawRefusal`; offsets into the whole file. */
export interface Refused {
  readonly code: string;
  readonly summary: string;
  readonly reason: string;
  readonly remedy: string;
  readonly start?: number;
  readonly end?: number;
}

export type Lowered =
  | { readonly ir: string; readonly captures: readonly CapturedVariable[] }
  | { readonly refused: Refused };

/** The frontend, made ready for one file. */
export interface Lowering {
  /**
   * Lowers a function, a method (by its definition) or a class.
   * @param origin the offset in the file of the text that locations are counted from
   */
  lower(node: Node, origin: number): Lowered;
}
