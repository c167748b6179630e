/** A whole function: its parameters, with defaults and patterns as code at the head of the body, and its body. */
import { arrayOf, refusal, unknown, type Func, type ValueId } from '@wengert/ir';
import type { Binding, FunctionInfo, Scope } from '../scope/model.js';
import { isClassNode, type PropertyDefinition, type StaticBlock } from '../syntax/classes.js';
import { unwrap, type FunctionNode, type Pattern } from '../syntax.js';
import { generator } from './generator/generator.js';
import { suspend } from './generator/suspend.js';
import { lowerConstructor } from './class/constructor.js';
import { lowerInitialiser } from './class/definition.js';
import { bind } from './reference.js';
import { aside } from './refused.js';
import { callMethod } from './runtime-calls.js';
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
  instead: `Await what you need first, and differentiate an ordinary function of the results.${aside}`,
};

export function lowerFunction(ctx: Lowering): Func {
  const { b, info } = ctx;
  if (isClassNode(info.node)) return { ...lowerConstructor(ctx, info.node), captures: ctx.variables.captures() };
  if (info.kind === 'initialiser')
    return {
      ...lowerInitialiser(ctx, info.node as PropertyDefinition | StaticBlock),
      captures: ctx.variables.captures(),
    };
  const node = info.node as FunctionNode;
  const location = ctx.at(node);
  const name = info.name === '' ? 'anonymous' : info.name;
  if (info.async) throw refusal('async-function', { name: quoted(info.name), ...later }, location);
  b.location = location;
  const about = { name, form: forms[info.kind], length: lengthOf(node), location };
  const func = b.function(about, () => {
    const scope = ctx.program.analysis.scopeOf(node)!;
    lowerParameters(ctx, node, scope);
    // Nothing of the body runs before the first element is asked for.
    if (info.generator) suspend(ctx, b.const(undefined));
    if (node.body.type === 'BlockStatement') statements(ctx, node.body.body, scope);
    else b.return(ctx.expression(node.body));
  });
  return { ...(info.generator ? generator(func) : func), captures: ctx.variables.captures() };
}

/** How many parameters stand before the first with a default, if there is one. */
export function lengthOf({ params }: FunctionNode): number | undefined {
  const first = params
    .filter((p) => !isThis(p as Pattern))
    .findIndex((p) => fieldOf(p as Pattern).type === 'AssignmentPattern');
  return first < 0 ? undefined : first;
}

/** Parameters, and the code at the head of the body that defaults and patterns are. */
export function lowerParameters(ctx: Lowering, node: FunctionNode, scope: Scope): void {
  const written = node.params.filter((p) => !isThis(p as Pattern)) as Pattern[];
  const parameters =
    ctx.info.arguments === undefined
      ? written.map((p) => parameter(ctx, p))
      : fromArguments(ctx, written, ctx.info.arguments, scope);
  ctx.variables.enterParameters(scope);
  for (const { pattern, value } of parameters) bind(ctx, pattern, value, 'declare');
  ctx.variables.enter(scope);
}

/** Of a function that uses `arguments`: all arguments are one list, and parameters are its elements. */
function fromArguments(
  ctx: Lowering,
  written: readonly Pattern[],
  binding: Binding,
  scope: Scope,
): { pattern: Pattern; value: ValueId }[] {
  const { b } = ctx;
  for (const { kind, assignments, node } of scope.bindings.values())
    if (kind === 'parameter' && assignments > 0) ctx.refuseForm(node!, 'arguments and parameters');
  const all = b.parameter('rest', arrayOf(unknown), 'arguments');
  ctx.variables.declare(binding, all);
  return written.map((p, i) => {
    const node = fieldOf(p);
    if (node.type !== 'RestElement') return { pattern: node, value: b.load(all, b.const(i)) };
    const rest = callMethod(ctx, all, 'slice', [b.const(i)], 'arguments.slice');
    return { pattern: node.argument, value: rest };
  });
}

/** The parameter itself, where it declares a field of a class. */
function fieldOf(written: Pattern): Pattern {
  const isField = (written.type as string) === 'TSParameterProperty';
  return isField ? (written as Pattern & { parameter: Pattern }).parameter : written;
}

/** How messages call a function. */
export function quoted(name: string): string {
  return name === '' ? 'The function' : `\`${name}\``;
}

function parameter(ctx: Lowering, written: Pattern): { pattern: Pattern; value: ValueId } {
  const { b } = ctx;
  const node = fieldOf(written);
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
