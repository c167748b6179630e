/**
 * The operations: what each has beyond operands, results and regions, and what it does. A new operation is one interface
 * and one line of the union `Op`; the tables of all that must know it do not compile without a row for it.
 */
import type { Func, Label, Location, Region, Value, ValueId, VariableId } from './model.js';
import type { PrimitiveName } from './primitives.js';

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
  /**
   * Set on `x === 0 ? 0 : d * p`, where `x` is one of the factors: it keeps products with zeros zero. It stands for the product and is
   * differentiated as that, also where `x` is 0.
   */
  readonly guard?: boolean;
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

/**
 * `result = object[key]`; args `[object, key]`, and of a private name `[object, key, function]`: only code inside of the class can
 * reach it, so that it is read through the captured variable `private` of a function that stands there. The key of a private
 * name is a constant text that no other name of the object has.
 */
export interface LoadOp extends Common {
  readonly op: 'load';
  readonly private?: number;
}

/** `object[key] = value`; args `[object, key, value]`, and of a private name `[object, key, value, function]`, as in a load. */
export interface StoreOp extends Common {
  readonly op: 'store';
  readonly private?: number;
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

/** Makes slot `args[1]` of tape `args[0]` exist: a tape that is too short is replaced by a longer one. */
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

/**
 * `new args[0](...args.slice(1))`. With `target`, `args[1]` is the `new.target` that the constructor sees, as in `super(...)`:
 * `Reflect.construct(args[0], args.slice(2), args[1])`.
 */
export interface NewOp extends Common {
  readonly op: 'new';
  readonly target?: boolean;
  /** Positions in `args` whose value is spread. */
  readonly spread?: readonly number[];
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
