/** A whole function: its parameters, with defaults and patterns as code at the head of the body, and its body. */
import { arrayOf, refusal, unknown, type Func, type ValueId } from '@wengert/ir';
import type { FunctionInfo } from '../scope/model.js';
import { unwrap, type FunctionNode, type Pattern } from '../syntax.js';
import { generator } from './generator/generator.js';
import { suspend } from './generator/suspend.js';
import { bind } from './reference.js';
import type { Lowering } from './lowering.js';
import { statements } from './statements/block.js';

const forms: Readonly<Record<FunctionInfo['kind'], Func['form']>> = {
  declaration: 'function',
  expression: 'function',
  arrow: 'arrow',
  method: 'method',
  getter: 'method',
  setter: 'method',
  constructor: 'constructor',
  initialiser: 'method',
};

const later = {
  kind: 'async function',
  why: 'Its result arrives later, and other code may run and change values in between.',
  instead: 'Await what you need first, and differentiate an ordinary function of the results.',
};

export function lowerFunction(ctx: Lowering): Func {
  const { b, info } = ctx;
  const node = info.node as FunctionNode;
  const location = ctx.at(node);
  const name = info.name === '' ? 'anonymous' : info.name;
  if (info.async) throw refusal('async-function', { name: quoted(info.name), ...later }, location);
  b.location = location;
  const about = { name, form: forms[info.kind], location };
  const func = b.function(about, () => {
    const parameters = node.params.filter((p) => !isThis(p as Pattern)).map((p) => parameter(ctx, p as Pattern));
    const scope = ctx.program.analysis.scopeOf(node)!;
    ctx.variables.enterParameters(scope);
    for (const { pattern, value } of parameters) bind(ctx, pattern, value, 'declare');
    ctx.variables.enter(scope);
    // Nothing of the body runs before the first element is asked for.
    if (info.generator) suspend(ctx, b.const(undefined));
    if (node.body.type === 'BlockStatement') statements(ctx, node.body.body, scope);
    else b.return(ctx.expression(node.body));
  });
  return { ...(info.generator ? generator(func) : func), captures: ctx.variables.captures() };
}

/** How messages call a function. */
export function quoted(name: string): string {
  return name === '' ? 'The function' : `\`${name}\``;
}

function parameter(ctx: Lowering, node: Pattern): { pattern: Pattern; value: ValueId } {
  const { b } = ctx;
  if ((node.type as string) === 'TSParameterProperty') return ctx.refuseForm(node);
  const isRest = node.type === 'RestElement';
  const pattern = isRest ? node.argument : node;
  const named = unwrap(pattern.type === 'AssignmentPattern' ? pattern.left : pattern);
  const name = named.type === 'Identifier' ? named.name : undefined;
  const value = isRest ? b.parameter('rest', arrayOf(unknown), name) : b.parameter('argument', unknown, name);
  return { pattern, value };
}

/** TypeScript's declaration of the receiver's type. */
function isThis(node: Pattern): boolean {
  return node.type === 'Identifier' && node.name === 'this';
}
