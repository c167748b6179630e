/**
 * The intermediate representation: a function is a tree of regions, a region is a list of operations in A-normal form.
 *
 * - A value is defined once. Values merge as results of `if`, `block` and loops and as loop-carried parameters; there
 *   are no phi nodes. Operands are ids; whatever is known of a value beyond its definition lives in id-keyed maps.
 * - Everything is immutable data: a pass builds a new function and never changes the one it was given.
 * - All operations have the same three lists (`args`, `results`, `regions`), so that most passes need not know them.
 * - A region ends in exactly one terminator: `yield`, `break`, `continue`, `return` or `throw`.
 *
 * Two forms share this model. The frontend and the transforms write the *variable form*, with `get` and `set` of
 * variables; the pass `ssa` replaces them by results, parameters and exit operands. All other passes want the second.
 *
 * The operations themselves are in `ops.ts`.
 */
import type { Op } from './ops.js';
import type { Type } from './type.js';

export type * from './ops.js';

export type ValueId = number;
export type VariableId = number;

export interface Value {
  readonly id: ValueId;
  readonly type: Type;
  /** The user's name for it, where there is one. */
  readonly name?: string;
}

/** A text that functions were read from; `file` is what code frames show. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** Line (from 1) and column (from 0) of the text's first character in `file`, where the text is a part of it. */
  readonly line?: number;
  readonly column?: number;
}

/** A range of characters `[start, end)` of a source. */
export interface Location {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A variable of the variable form. Scope is the whole function; a declaration in a loop sets it anew each time. */
export interface Variable {
  readonly id: VariableId;
  readonly name: string;
}

/** A variable of the surroundings that a function reads or assigns. */
export interface Capture {
  readonly name: string;
  /** `module`: one binding for all closures of the site; `local`: one per closure. */
  readonly scope: 'module' | 'local';
  /** True if the binding never changes after its initialisation (`const`, `import`, function declarations never assigned). */
  readonly constant: boolean;
  /** True of imports: this file cannot assign them, but the module that exports them may. */
  readonly imported?: boolean;
  /**
   * True if other functions than this one assign it besides the code around its declaration: what it holds may be active although this
   * function never assigned it.
   */
  readonly rebound?: boolean;
  /** True if other files may use it. */
  readonly exported?: boolean;
  /**
   * True if what is captured is a cell: an object whose key `value` holds the variable. Cells are shared by the
   * function that declares the variable and all closures that use it; reading the capture gives the cell.
   */
  readonly cell?: boolean;
  readonly location?: Location;
}

export type ParameterRole =
  /** The function object itself: captured variables are read through it. */
  | 'self'
  /** The receiver. */
  | 'this'
  | 'argument'
  /** An array of all further arguments. */
  | 'rest';

export interface Parameter extends Value {
  readonly role: ParameterRole;
}

/**
 * A function. `parameters` begins with `self` and `this`, then the arguments in order, then perhaps one `rest`.
 * Default values and patterns of parameters are code at the head of the body.
 */
export interface Func {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly captures: readonly Capture[];
  readonly body: Region;
  /** Variables of the variable form; empty after `ssa`. */
  readonly variables: readonly Variable[];
  /** Above every value id and every label in the function, nested functions excluded. */
  readonly nextId: number;
  /**
   * `arrow` functions have no receiver of their own (theirs is captured). A `constructor` may only be called by `new`; its
   * parameter `this` holds `new.target`, and what it returns is the new object, which it makes itself.
   */
  readonly form: 'arrow' | 'function' | 'method' | 'constructor';
  /** What the function value says of itself: how many arguments stand before the first with a default. All, if absent. */
  readonly length?: number;
  readonly location?: Location;
}

export interface Region {
  readonly parameters: readonly Value[];
  /** The last one, and only the last, is a terminator. */
  readonly ops: readonly Op[];
}

export type Label = number;
