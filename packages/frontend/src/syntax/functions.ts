/** Functions: declarations, expressions and arrows. Types only. */
import type { Expression, Identifier } from './expressions.js';
import type { Node } from './node.js';
import type { Parameter } from './patterns.js';
import type { BlockStatement } from './statements.js';

interface FunctionLike extends Node {
  readonly id?: Identifier | null;
  readonly params: readonly Parameter[];
  readonly body: BlockStatement | Expression;
  readonly async: boolean;
  readonly generator?: boolean;
  readonly expression?: boolean;
}

export interface FunctionDeclaration extends FunctionLike {
  readonly type: 'FunctionDeclaration';
  readonly body: BlockStatement;
}

export interface FunctionExpression extends FunctionLike {
  readonly type: 'FunctionExpression';
  readonly body: BlockStatement;
}

export interface ArrowFunctionExpression extends FunctionLike {
  readonly type: 'ArrowFunctionExpression';
}

export type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;
