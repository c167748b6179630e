/** Expressions, TypeScript's wrappers included. Types only. */
import type { ClassExpression } from './classes.js';
import type { ArrowFunctionExpression, FunctionExpression } from './functions.js';
import type { Typed } from './node.js';
import type { Pattern } from './patterns.js';

export interface Identifier extends Typed<'Identifier'> {
  readonly name: string;
}

export interface PrivateIdentifier extends Typed<'PrivateIdentifier'> {
  readonly name: string;
}

export interface Literal extends Typed<'Literal'> {
  readonly value: string | number | boolean | bigint | RegExp | null;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly bigint?: string;
}

export interface TemplateElement extends Typed<'TemplateElement'> {
  readonly value: { readonly cooked?: string | null; readonly raw: string };
}

export interface TemplateLiteral extends Typed<'TemplateLiteral'> {
  readonly quasis: readonly TemplateElement[];
  readonly expressions: readonly Expression[];
}

export interface TaggedTemplateExpression extends Typed<'TaggedTemplateExpression'> {
  readonly tag: Expression;
  readonly quasi: TemplateLiteral;
}

export type ThisExpression = Typed<'ThisExpression'>;
export type Super = Typed<'Super'>;

export interface MemberExpression extends Typed<'MemberExpression'> {
  readonly object: Expression | Super;
  readonly property: Expression | PrivateIdentifier;
  readonly computed: boolean;
  readonly optional?: boolean;
}

export interface SpreadElement extends Typed<'SpreadElement'> {
  readonly argument: Expression;
}

export interface CallExpression extends Typed<'CallExpression'> {
  readonly callee: Expression | Super;
  readonly arguments: readonly (Expression | SpreadElement)[];
  readonly optional?: boolean;
}

export interface NewExpression extends Typed<'NewExpression'> {
  readonly callee: Expression;
  readonly arguments: readonly (Expression | SpreadElement)[];
}

export interface ChainExpression extends Typed<'ChainExpression'> {
  readonly expression: Expression;
}

export interface UnaryExpression extends Typed<'UnaryExpression'> {
  readonly operator: '-' | '+' | '!' | '~' | 'typeof' | 'void' | 'delete';
  readonly argument: Expression;
}

export interface UpdateExpression extends Typed<'UpdateExpression'> {
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly argument: Expression;
}

export interface BinaryExpression extends Typed<'BinaryExpression'> {
  readonly operator: string;
  readonly left: Expression | PrivateIdentifier;
  readonly right: Expression;
}

export interface LogicalExpression extends Typed<'LogicalExpression'> {
  readonly operator: '&&' | '||' | '??';
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression extends Typed<'ConditionalExpression'> {
  readonly test: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}

export interface AssignmentExpression extends Typed<'AssignmentExpression'> {
  readonly operator: string;
  readonly left: Pattern;
  readonly right: Expression;
}

export interface YieldExpression extends Typed<'YieldExpression'> {
  readonly argument?: Expression | null;
  readonly delegate: boolean;
}

export interface SequenceExpression extends Typed<'SequenceExpression'> {
  readonly expressions: readonly Expression[];
}

export interface ArrayExpression extends Typed<'ArrayExpression'> {
  readonly elements: readonly (Expression | SpreadElement | null)[];
}

export interface Property extends Typed<'Property'> {
  readonly key: Expression | PrivateIdentifier;
  readonly value: Expression;
  readonly kind: 'init' | 'get' | 'set';
  readonly method: boolean;
  readonly computed: boolean;
  readonly shorthand: boolean;
}

export interface ObjectExpression extends Typed<'ObjectExpression'> {
  readonly properties: readonly (Property | SpreadElement)[];
}

export interface MetaProperty extends Typed<'MetaProperty'> {
  readonly meta: Identifier;
  readonly property: Identifier;
}

export interface ParenthesizedExpression extends Typed<'ParenthesizedExpression'> {
  readonly expression: Expression;
}

/** TypeScript's wrappers around an expression, all of which mean the expression. */
export interface TSWrapper<T extends string> extends Typed<T> {
  readonly expression: Expression;
}

export type Expression =
  | Identifier
  | Literal
  | TemplateLiteral
  | TaggedTemplateExpression
  | ThisExpression
  | MetaProperty
  | MemberExpression
  | CallExpression
  | NewExpression
  | ChainExpression
  | UnaryExpression
  | UpdateExpression
  | BinaryExpression
  | LogicalExpression
  | ConditionalExpression
  | AssignmentExpression
  | SequenceExpression
  | YieldExpression
  | ArrayExpression
  | ObjectExpression
  | FunctionExpression
  | ArrowFunctionExpression
  | ClassExpression
  | ParenthesizedExpression
  | TSWrapper<'TSAsExpression'>
  | TSWrapper<'TSSatisfiesExpression'>
  | TSWrapper<'TSNonNullExpression'>
  | TSWrapper<'TSTypeAssertion'>
  | TSWrapper<'TSInstantiationExpression'>;
