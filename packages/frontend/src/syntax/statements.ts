/** Statements and declarations. Types only. */
import type { ClassDeclaration } from './classes.js';
import type { Expression, Identifier } from './expressions.js';
import type { FunctionDeclaration } from './functions.js';
import type { Node, Typed } from './node.js';
import type { Pattern } from './patterns.js';

export interface BlockStatement extends Typed<'BlockStatement'> {
  readonly body: readonly Statement[];
}

export interface ExpressionStatement extends Typed<'ExpressionStatement'> {
  readonly expression: Expression;
  readonly directive?: string | null;
}

export interface VariableDeclarator extends Typed<'VariableDeclarator'> {
  readonly id: Pattern;
  readonly init?: Expression | null;
}

export interface VariableDeclaration extends Typed<'VariableDeclaration'> {
  readonly kind: 'var' | 'let' | 'const' | 'using' | 'await using';
  readonly declarations: readonly VariableDeclarator[];
  readonly declare?: boolean;
}

export interface IfStatement extends Typed<'IfStatement'> {
  readonly test: Expression;
  readonly consequent: Statement;
  readonly alternate?: Statement | null;
}

export interface ForStatement extends Typed<'ForStatement'> {
  readonly init?: VariableDeclaration | Expression | null;
  readonly test?: Expression | null;
  readonly update?: Expression | null;
  readonly body: Statement;
}

interface ForEach<T extends string> extends Typed<T> {
  readonly left: VariableDeclaration | Pattern;
  readonly right: Expression;
  readonly body: Statement;
}

export interface ForOfStatement extends ForEach<'ForOfStatement'> {
  readonly await?: boolean;
}

export type ForInStatement = ForEach<'ForInStatement'>;

export interface WhileStatement extends Typed<'WhileStatement'> {
  readonly test: Expression;
  readonly body: Statement;
}

export interface DoWhileStatement extends Typed<'DoWhileStatement'> {
  readonly test: Expression;
  readonly body: Statement;
}

export interface SwitchCase extends Typed<'SwitchCase'> {
  readonly test?: Expression | null;
  readonly consequent: readonly Statement[];
}

export interface SwitchStatement extends Typed<'SwitchStatement'> {
  readonly discriminant: Expression;
  readonly cases: readonly SwitchCase[];
}

export interface LabeledStatement extends Typed<'LabeledStatement'> {
  readonly label: Identifier;
  readonly body: Statement;
}

export interface BreakStatement extends Typed<'BreakStatement'> {
  readonly label?: Identifier | null;
}

export interface ContinueStatement extends Typed<'ContinueStatement'> {
  readonly label?: Identifier | null;
}

export interface ReturnStatement extends Typed<'ReturnStatement'> {
  readonly argument?: Expression | null;
}

export interface ThrowStatement extends Typed<'ThrowStatement'> {
  readonly argument: Expression;
}

export interface CatchClause extends Typed<'CatchClause'> {
  readonly param?: Pattern | null;
  readonly body: BlockStatement;
}

export interface TryStatement extends Typed<'TryStatement'> {
  readonly block: BlockStatement;
  readonly handler?: CatchClause | null;
  readonly finalizer?: BlockStatement | null;
}

export interface EnumMember extends Node {
  readonly id: Expression;
  readonly initializer?: Expression | null;
}

export interface TSEnumDeclaration extends Typed<'TSEnumDeclaration'> {
  readonly id: Identifier;
  readonly declare?: boolean;
  readonly body: Node & { readonly members: readonly EnumMember[] };
}

export type Statement =
  | BlockStatement
  | ExpressionStatement
  | VariableDeclaration
  | FunctionDeclaration
  | ClassDeclaration
  | IfStatement
  | ForStatement
  | ForOfStatement
  | ForInStatement
  | WhileStatement
  | DoWhileStatement
  | SwitchStatement
  | LabeledStatement
  | BreakStatement
  | ContinueStatement
  | ReturnStatement
  | ThrowStatement
  | TryStatement
  | TSEnumDeclaration
  | Typed<'EmptyStatement'>
  | Typed<'DebuggerStatement'>
  | Typed<'TSTypeAliasDeclaration'>
  | Typed<'TSInterfaceDeclaration'>
  | Typed<'TSDeclareFunction'>;
