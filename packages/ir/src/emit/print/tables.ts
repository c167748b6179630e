/**
 * What writes each operation and each kind of statement. An operation that is written as an expression, or a kind of
 * statement, does not compile without a row in the tables of these types; `all.ts` puts them together.
 */
import type { Expr, Statement, WrittenOp } from '../tree.js';
import type { Place } from './jumps.js';
import type { Text } from './precedence.js';
import type { Writer } from './writer.js';

/** Gives the text of an operation on the values of `args`. */
export type OperationWriter<O extends WrittenOp> = (op: O, args: readonly Expr[], writer: Writer) => Text;

export type Operations = { readonly [C in WrittenOp['op']]: OperationWriter<Extract<WrittenOp, { readonly op: C }>> };

/** Writes a statement, behind which control goes to `follow`. */
export type StatementWriter<S extends Statement> = (s: S, writer: Writer, follow: Place) => void;

export type Statements = {
  readonly [K in Statement['kind']]: StatementWriter<Extract<Statement, { readonly kind: K }>>;
};

export interface Tables {
  readonly operations: Operations;
  readonly statements: Statements;
}
