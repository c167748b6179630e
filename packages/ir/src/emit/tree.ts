/**
 * The small JavaScript syntax tree between scheduling and printing. Its leaves are values of the IR, because which
 * JavaScript variable a value lives in is decided last.
 */
import type { ConstantValue, Label, Value, ValueId } from '../model.js';
import type { OpOf } from '../op-of.js';

/** Operations that are written as expressions on their operands. */
export type WrittenOp = OpOf<
  | 'prim'
  | 'intrinsic'
  | 'load'
  | 'store'
  | 'addto'
  | 'delete'
  | 'array'
  | 'object'
  | 'closure'
  | 'buffer'
  | 'capture'
  | 'setcapture'
  | 'call'
  | 'new'
>;

export type Expr =
  | { readonly kind: 'value'; readonly id: ValueId }
  | { readonly kind: 'const'; readonly value: ConstantValue }
  /** JavaScript that stands for itself: a global, or a variable of a surrounding function. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'extern'; readonly name: string; readonly value: unknown }
  /** An operation on the values of `args`. */
  | { readonly kind: 'op'; readonly op: WrittenOp; readonly args: readonly Expr[] }
  /** `condition ? then : otherwise`, of which one is evaluated. */
  | { readonly kind: 'choice'; readonly condition: Expr; readonly then: Expr; readonly otherwise: Expr };

export interface Move {
  readonly to: Value;
  readonly from: Expr;
}

/** A list of statements in braces. */
export interface Block {
  readonly parent: Block | undefined;
  readonly depth: number;
  readonly statements: Statement[];
}

export type Statement =
  | { readonly kind: 'define'; readonly value: Value; readonly expr: Expr }
  | { readonly kind: 'effect'; readonly expr: Expr }
  /** An assignment to a variable of a surrounding function. */
  | { readonly kind: 'assign'; readonly name: string; readonly expr: Expr }
  | { readonly kind: 'ensure'; readonly buffer: ValueId; readonly index: Expr }
  /** All at once: no source sees what another move wrote. */
  | { readonly kind: 'moves'; readonly moves: readonly Move[] }
  | {
      readonly kind: 'if';
      readonly condition: Expr;
      readonly then: Block;
      readonly otherwise: Block;
      readonly results: readonly Value[];
    }
  | { readonly kind: 'block'; readonly label: Label; readonly body: Block; readonly results: readonly Value[] }
  | LoopStatement
  | { readonly kind: 'break'; readonly label: Label }
  | { readonly kind: 'continue'; readonly label: Label }
  | { readonly kind: 'return'; readonly expr: Expr }
  | { readonly kind: 'throw'; readonly expr: Expr };

export interface LoopStatement {
  readonly kind: 'loop';
  readonly label: Label;
  readonly initial: readonly Move[];
  /** The header of a counted loop. */
  readonly counter?: { readonly index: Value; readonly low: Expr; readonly high: Expr; readonly step: number };
  readonly parameters: readonly Value[];
  readonly body: Block;
  readonly results: readonly Value[];
}

/** Calls `visit` for each value that the expression reads. */
export function eachUse(expr: Expr, visit: (id: ValueId) => void): void {
  if (expr.kind === 'value') visit(expr.id);
  else if (expr.kind === 'op') for (const arg of expr.args) eachUse(arg, visit);
  else if (expr.kind === 'choice') {
    eachUse(expr.condition, visit);
    eachUse(expr.then, visit);
    eachUse(expr.otherwise, visit);
  }
}
