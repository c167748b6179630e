/** What a syntax form is: a function from a node, and the state of lowering, to IR. */
import type { ValueId } from '@wengert/ir';
import type { Expression, Node, Statement } from '../syntax.js';
import type { Lowering } from './lowering.js';

export type ExpressionForm<N extends Node> = (ctx: Lowering, node: N) => ValueId;
export type StatementForm<N extends Node> = (ctx: Lowering, node: N) => void;

/** What is said of syntax that is refused: what, why, and what to do instead. */
export type Words = readonly [what: string, why: string, instead: string];

type OfType<N extends Node, T extends string> = Extract<N, { readonly type: T }>;

/** The forms by node type: complete for the supported syntax, by the types. */
export interface FormTable {
  readonly expressions: { readonly [T in Expression['type']]: ExpressionForm<OfType<Expression, T>> };
  readonly statements: { readonly [T in Statement['type']]: StatementForm<OfType<Statement, T>> };
  readonly refused: Readonly<Record<string, Words>>;
  /** A new closure of a function, or of the constructor of a class, that is written inside of the one that is lowered. */
  readonly closure: (ctx: Lowering, node: Node) => ValueId;
}

/** The same, for look-up by the type of any node. */
export interface Forms {
  readonly expressions: Readonly<Record<string, ExpressionForm<never> | undefined>>;
  readonly statements: Readonly<Record<string, StatementForm<never> | undefined>>;
  readonly refused: Readonly<Record<string, Words | undefined>>;
  readonly closure: FormTable['closure'];
}
