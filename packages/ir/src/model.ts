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
 */
import type { PrimitiveName } from './primitives.js';
import type { Type } from './type.js';

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
   * True if what is captured is a cell: an object whose only key, `value`, holds the variable. Cells are shared by the
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
  /** `arrow` functions have no receiver of their own (theirs is captured); `constructor` may only be called by `new`. */
  readonly form: 'arrow' | 'function' | 'method' | 'constructor';
  readonly location?: Location;
}

export interface Region {
  readonly parameters: readonly Value[];
  /** The last one, and only the last, is a terminator. */
  readonly ops: readonly Op[];
}

export type Label = number;

interface Common {
  readonly args: readonly ValueId[];
  readonly results: readonly Value[];
  readonly regions: readonly Region[];
  readonly location?: Location;
}

export type ConstantValue = number | string | boolean | bigint | null | undefined;

/** A constant. */
export interface ConstOp extends Common {
  readonly op: 'const';
  readonly value: ConstantValue;
}

/** A well-known global: `Math`, `Array`, `console`, ... */
export interface GlobalOp extends Common {
  readonly op: 'global';
  readonly name: string;
}

/** A run-time value that is known when the function is compiled: a rule's pullback, a captured function. */
export interface ExternOp extends Common {
  readonly op: 'extern';
  readonly name: string;
  readonly value: unknown;
}

/** A primitive operation of the table in `primitives.ts`. */
export interface PrimOp extends Common {
  readonly op: 'prim';
  readonly prim: PrimitiveName;
  /** Set on derivative code: only there `0 + x`, `0 * x` and the like may be folded. */
  readonly adjoint?: boolean;
}

/**
 * What an intrinsic does to the program's memory; `allocates` means that each run gives a new object, `checks` that it does
 * nothing to memory, but may throw.
 */
export type Effect = 'none' | 'checks' | 'allocates' | 'reads' | 'writes' | 'unknown';

/** A call of one of the compiler's own run-time functions, with its effect. `args` are its arguments. */
export interface IntrinsicOp extends Common {
  readonly op: 'intrinsic';
  readonly name: string;
  readonly fn: (...args: never[]) => unknown;
  readonly effect: Effect;
}

/** `result = object[key]`; args `[object, key]`. */
export interface LoadOp extends Common {
  readonly op: 'load';
}

/** `object[key] = value`; args `[object, key, value]`. */
export interface StoreOp extends Common {
  readonly op: 'store';
}

/** `object[key] += value` for a number in memory; args `[object, key, value]`. */
export interface AddToOp extends Common {
  readonly op: 'addto';
}

/** `delete object[key]`; args `[object, key]`, result boolean. */
export interface DeleteOp extends Common {
  readonly op: 'delete';
}

/** `[...args]`. */
export interface ArrayOp extends Common {
  readonly op: 'array';
}

/** An object literal: `keys[i]: args[i]`. */
export interface ObjectOp extends Common {
  readonly op: 'object';
  readonly keys: readonly string[];
}

/** A new closure of `func`; `args[i]` is the value that `capture` `i` of its `self` parameter reads. */
export interface ClosureOp extends Common {
  readonly op: 'closure';
  readonly func: Func;
}

/** A new tape with room for `args[0]` entries, zero or undefined. */
export interface BufferOp extends Common {
  readonly op: 'buffer';
  readonly element: 'float64' | 'uint8' | 'int32' | 'any';
}

/** Makes slot `args[1]` of tape `args[0]` exist, growing the tape if needed; the tape keeps its identity. */
export interface EnsureOp extends Common {
  readonly op: 'ensure';
}

/** Captured variable `index` of the function value `args[0]`. */
export interface CaptureOp extends Common {
  readonly op: 'capture';
  readonly index: number;
  readonly name: string;
}

/** Assigns `args[1]` to captured variable `index` of the function value `args[0]`. */
export interface SetCaptureOp extends Common {
  readonly op: 'setcapture';
  readonly index: number;
  readonly name: string;
}

/** `args[0].call(args[1], ...args.slice(2))`; a known callee is one whose definition is a `closure` or `extern`. */
export interface CallOp extends Common {
  readonly op: 'call';
  /** Positions in `args` whose value is spread (an array of arguments). */
  readonly spread?: readonly number[];
  /** How the callee is written in the source, for messages: `this.layers[i].forward`. */
  readonly text?: string;
}

/** `new args[0](...args.slice(1))`. */
export interface NewOp extends Common {
  readonly op: 'new';
  readonly text?: string;
}

/** `args[0] ? regions[0] : regions[1]`; both yield the results. */
export interface IfOp extends Common {
  readonly op: 'if';
}

/**
 * Runs its body again and again. The body's parameters start as `args` and are replaced by the operands of `continue`;
 * the operands of `break` are the results. Both have the arity of the parameters.
 */
export interface LoopOp extends Common {
  readonly op: 'loop';
  readonly label: Label;
}

/**
 * A counted loop: `args` is `[low, high, ...initial]`, the body's parameters are `[index, ...carried]`, and the index
 * runs `low, low + step, ...` while `index < high` (`index > high` for a negative step). `low` is an integer, `high` a
 * number; both are defined outside. `continue` has the operands of the carried parameters, and so has `break`.
 * When the index reaches its bound, the results are the carried values.
 */
export interface ForOp extends Common {
  readonly op: 'for';
  readonly label: Label;
  readonly step: number;
}

/** Runs its body once; `break` leaves it with the results, `yield` at its end does so too. */
export interface BlockOp extends Common {
  readonly op: 'block';
  readonly label: Label;
}

/** Ends a region of an `if` or `block` with the construct's results. */
export interface YieldOp extends Common {
  readonly op: 'yield';
}

export interface BreakOp extends Common {
  readonly op: 'break';
  readonly label: Label;
}

export interface ContinueOp extends Common {
  readonly op: 'continue';
  readonly label: Label;
}

/** Leaves the function with `args[0]`. */
export interface ReturnOp extends Common {
  readonly op: 'return';
}

export interface ThrowOp extends Common {
  readonly op: 'throw';
}

/** Variable form only. */
export interface GetOp extends Common {
  readonly op: 'get';
  readonly variable: VariableId;
}

/** Variable form only. */
export interface SetOp extends Common {
  readonly op: 'set';
  readonly variable: VariableId;
}

export type Terminator = YieldOp | BreakOp | ContinueOp | ReturnOp | ThrowOp;

export type Op =
  | ConstOp
  | GlobalOp
  | ExternOp
  | PrimOp
  | IntrinsicOp
  | LoadOp
  | StoreOp
  | AddToOp
  | DeleteOp
  | ArrayOp
  | ObjectOp
  | ClosureOp
  | BufferOp
  | EnsureOp
  | CaptureOp
  | SetCaptureOp
  | CallOp
  | NewOp
  | IfOp
  | LoopOp
  | ForOp
  | BlockOp
  | Terminator
  | GetOp
  | SetOp;

export type OpCode = Op['op'];
