/**
 * The syntax trees that the frontend reads: ESTree as acorn and oxc-parser write it, TypeScript's nodes included, as far as
 * lowering looks into them. Types only. A node of a type that is not listed here is still a `Node`.
 */

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Typed<T extends string> extends Node {
  readonly type: T;
}

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
  | ThisExpression
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
  | ParenthesizedExpression
  | TSWrapper<'TSAsExpression'>
  | TSWrapper<'TSSatisfiesExpression'>
  | TSWrapper<'TSNonNullExpression'>
  | TSWrapper<'TSTypeAssertion'>
  | TSWrapper<'TSInstantiationExpression'>;

export interface ArrayPattern extends Typed<'ArrayPattern'> {
  readonly elements: readonly (Pattern | null)[];
}

export interface PatternProperty extends Typed<'Property'> {
  readonly key: Expression;
  readonly value: Pattern;
  readonly computed: boolean;
}

export interface ObjectPattern extends Typed<'ObjectPattern'> {
  readonly properties: readonly (PatternProperty | RestElement)[];
}

export interface AssignmentPattern extends Typed<'AssignmentPattern'> {
  readonly left: Pattern;
  readonly right: Expression;
}

export interface RestElement extends Typed<'RestElement'> {
  readonly argument: Pattern;
}

/** What can stand on the left of an assignment or declaration. */
export type Pattern = Expression | ArrayPattern | ObjectPattern | AssignmentPattern | RestElement;

export type Parameter = Pattern | Typed<'TSParameterProperty'>;

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

export type Statement =
  | BlockStatement
  | ExpressionStatement
  | VariableDeclaration
  | FunctionDeclaration
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
  | Typed<'EmptyStatement'>
  | Typed<'DebuggerStatement'>
  | Typed<'TSTypeAliasDeclaration'>
  | Typed<'TSInterfaceDeclaration'>
  | Typed<'TSDeclareFunction'>;

const functionTypes: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

export function isFunctionNode(node: Node): node is FunctionNode {
  return functionTypes.has(node.type);
}

const wrapperTypes: ReadonlySet<string> = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);

/** True of parentheses and TypeScript's wrappers, which mean the expression inside. */
export function isWrapper(node: Node): node is ParenthesizedExpression {
  return wrapperTypes.has(node.type);
}

/** The node without the parentheses and TypeScript's wrappers around it. */
export function unwrap<N extends Node>(node: N): N {
  let inner: Node = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner as N;
}

/** Calls `visit` for each node directly below `node`, in the order of its fields. */
export function eachChild(node: Node, visit: (child: Node, key: string) => void): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const key in fields) {
    const field = fields[key];
    if (field === null || typeof field !== 'object') continue;
    if (Array.isArray(field)) {
      for (const item of field) if (isNode(item)) visit(item, key);
    } else if (isNode(field)) visit(field, key);
  }
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && typeof (value as Node).type === 'string';
}
