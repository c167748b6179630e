/** The syntax that is lowered: one row per type of node. To add a form, write its file, and its row here. */
import { array } from './expressions/array.js';
import { assignment } from './expressions/assignment.js';
import { closure, functionExpression } from './expressions/function.js';
import { call, member, optionalChain, tagged } from './expressions/member.js';
import { object } from './expressions/object.js';
import { binary, conditional, logical, unary, update } from './expressions/operators.js';
import {
  identifier,
  literal,
  metaProperty,
  newExpression,
  sequence,
  template,
  thisExpression,
  wrapper,
} from './expressions/simple.js';
import { classDeclaration, classExpression } from './class/definition.js';
import type { Forms, FormTable } from './form.js';
import { yieldExpression } from './generator/suspend.js';
import { refused } from './refused.js';
import { block } from './statements/block.js';
import { breakStatement, continueStatement, labeled } from './statements/exit-statements.js';
import { enumDeclaration } from './statements/enum.js';
import { forIn, forOf } from './statements/foreach.js';
import { doStatement, forStatement, whileStatement } from './statements/loops.js';
import {
  expressionStatement,
  functionDeclaration,
  ifStatement,
  nothing,
  returnStatement,
  throwStatement,
  variables,
} from './statements/simple.js';
import { switchStatement } from './statements/switch.js';
import { tryStatement } from './statements/try.js';

const table: FormTable = {
  expressions: {
    Identifier: identifier,
    Literal: literal,
    TemplateLiteral: template,
    TaggedTemplateExpression: tagged,
    ThisExpression: thisExpression,
    MetaProperty: metaProperty,
    MemberExpression: member,
    CallExpression: call,
    NewExpression: newExpression,
    ChainExpression: optionalChain,
    UnaryExpression: unary,
    UpdateExpression: update,
    BinaryExpression: binary,
    LogicalExpression: logical,
    ConditionalExpression: conditional,
    AssignmentExpression: assignment,
    SequenceExpression: sequence,
    YieldExpression: yieldExpression,
    ArrayExpression: array,
    ObjectExpression: object,
    FunctionExpression: functionExpression,
    ArrowFunctionExpression: functionExpression,
    ClassExpression: classExpression,
    ParenthesizedExpression: wrapper,
    TSAsExpression: wrapper,
    TSSatisfiesExpression: wrapper,
    TSNonNullExpression: wrapper,
    TSTypeAssertion: wrapper,
    TSInstantiationExpression: wrapper,
  },
  statements: {
    BlockStatement: block,
    ExpressionStatement: expressionStatement,
    VariableDeclaration: variables,
    FunctionDeclaration: functionDeclaration,
    ClassDeclaration: classDeclaration,
    IfStatement: ifStatement,
    ForStatement: forStatement,
    ForOfStatement: forOf,
    ForInStatement: forIn,
    WhileStatement: whileStatement,
    DoWhileStatement: doStatement,
    SwitchStatement: switchStatement,
    LabeledStatement: labeled,
    BreakStatement: breakStatement,
    ContinueStatement: continueStatement,
    ReturnStatement: returnStatement,
    ThrowStatement: throwStatement,
    TryStatement: tryStatement,
    TSEnumDeclaration: enumDeclaration,
    EmptyStatement: nothing,
    DebuggerStatement: nothing,
    TSTypeAliasDeclaration: nothing,
    TSInterfaceDeclaration: nothing,
    TSDeclareFunction: nothing,
  },
  refused,
  closure,
};

export const forms: Forms = table;
