/** `object.key`, `object[key]`, calls, and optional chains of them. */
import { mathPrimitives, primitives, type ValueId } from '@wengert/ir';
import {
  unwrap,
  type CallExpression,
  type ChainExpression,
  type Expression,
  type MemberExpression,
  type Node,
  type PrivateIdentifier,
  type SpreadElement,
  type TaggedTemplateExpression,
} from '../../syntax.js';
import { isCoverageCounter, namedFunction } from '../../toolmarks.js';
import { privateProperty } from '../class/private.js';
import { superProperty } from '../class/super.js';
import { elements } from '../iteration.js';
import { templateStrings } from '../runtime-calls.js';
import type { ExpressionForm } from '../form.js';
import type { Lowering } from '../lowering.js';

export const member: ExpressionForm<MemberExpression> = (ctx, node) => chain(ctx, node, (value) => value);
export const call: ExpressionForm<CallExpression> = (ctx, node) => chain(ctx, node, (value) => value);
export const optionalChain: ExpressionForm<ChainExpression> = (ctx, node) =>
  chain(ctx, node.expression, (value) => value);

/** Well-known symbols under which objects tell methods of arrays what to do. */
const hooks: ReadonlySet<string> = new Set(['isConcatSpreadable', 'species']);

type Then = (value: ValueId, receiver?: ValueId) => ValueId;

/**
 * Lowers a chain of accesses and calls, and what `then` does with its value and the object that it was read from. All of
 * it is skipped, with the result undefined, where `?.` meets null or undefined.
 */
function chain(ctx: Lowering, wrapped: Expression, then: Then): ValueId {
  const { b } = ctx;
  const node = unwrap(wrapped);
  const outer = b.location;
  const located = (run: () => ValueId): ValueId => {
    b.location = ctx.at(node);
    const value = run();
    b.location = outer;
    return value;
  };
  if (node.type === 'MemberExpression') {
    if (node.object.type === 'Super') {
      const property = superProperty(ctx, node);
      return then(property.read(), property.receiver);
    }
    const imported = ctx.program.analysis.bindingOf(node);
    if (imported !== undefined) return then(located(() => ctx.variables.read(imported, node)));
    const constant = mathConstant(ctx, node);
    if (constant !== undefined) return then(located(() => b.const(constant)));
    const symbol = nameIn(ctx, 'Symbol', node);
    if (symbol !== undefined && hooks.has(symbol)) ctx.refuseForm(node, 'hook of array methods');
    if (isOfArguments(ctx, node)) ctx.refuseForm(node, 'property of arguments');
    return chain(ctx, node.object, (object) =>
      unlessNullish(ctx, node.optional, object, () => {
        if (node.property.type === 'PrivateIdentifier')
          return then(privateProperty(ctx, object, node.property, node).read(), object);
        const key = propertyKey(ctx, node);
        return then(
          located(() => b.load(object, key)),
          object,
        );
      }),
    );
  }
  if (node.type === 'CallExpression') {
    const special = specialCall(ctx, node);
    if (special !== undefined) return then(special);
    if (node.callee.type === 'Super') return then(superCall(ctx, node));
    const whole = unwrap(node.callee);
    if (whole.type === 'ChainExpression') return then(callWhole(ctx, node, whole));
    return chain(ctx, node.callee, (callee, receiver) =>
      unlessNullish(ctx, node.optional, callee, () => {
        const { values, spread } = callArguments(ctx, node.arguments);
        return then(
          located(() =>
            b.call(callee, receiver ?? b.const(undefined), values, {
              text: calleeText(ctx, node.callee as Expression),
              ...(spread.length > 0 && { spread: spread.map((i) => i + 2) }),
            }),
          ),
        );
      }),
    );
  }
  return then(ctx.expression(node));
}

/** Is it `arguments.name`? The object has a length and elements; what else an array has, it has not. */
function isOfArguments(ctx: Lowering, { object, property, computed }: MemberExpression): boolean {
  if (computed || staticKey(property as Expression) === 'length') return false;
  return ctx.program.analysis.bindingOf(unwrap(object as Expression))?.kind === 'arguments';
}

/** How the engine calls a callee when it is no function: as it is written, without types and parentheses. */
function calleeText(ctx: Lowering, callee: Expression): string {
  const node = unwrap(callee);
  if (node.type !== 'MemberExpression' || node.computed) return ctx.text(node);
  return `${calleeText(ctx, node.object as Expression)}.${ctx.text(node.property)}`;
}

/** `(o?.m)(x)`: where the chain breaks off, undefined is called; else the object is the receiver. */
function callWhole(ctx: Lowering, node: CallExpression, callee: ChainExpression): ValueId {
  const { b } = ctx;
  const receiver = b.variable('receiver');
  b.set(receiver, b.const(undefined));
  const fn = chain(ctx, callee.expression, (value, object) => {
    if (object !== undefined) b.set(receiver, object);
    return value;
  });
  const from = b.get(receiver);
  const { values, spread } = callArguments(ctx, node.arguments);
  const positions = spread.length > 0 ? { spread: spread.map((i) => i + 2) } : {};
  return ctx.locate(node, () => b.call(fn, from, values, { text: calleeText(ctx, callee.expression), ...positions }));
}

/** `delete o?.key`, which is true where the chain breaks off. */
export function deleteChain(ctx: Lowering, node: Expression): ValueId {
  const { b } = ctx;
  const member = unwrap(node);
  if (member.type !== 'MemberExpression' || member.object.type === 'Super') return ctx.refuseForm(node, 'delete');
  const deleted = chain(ctx, member.object, (object) =>
    unlessNullish(ctx, member.optional, object, () => b.delete(object, propertyKey(ctx, member))),
  );
  return ctx.choose(
    b.prim('eq', [deleted, b.const(undefined)]),
    () => b.const(true),
    () => deleted,
  );
}

/** A tag with its texts: `tag\`a${x}\`` calls `tag(['a', ''], x)`. */
export const tagged: ExpressionForm<TaggedTemplateExpression> = (ctx, node) => {
  const { b } = ctx;
  return chain(ctx, node.tag, (callee, receiver) => {
    const { quasis, expressions } = node.quasi;
    const texts = quasis.map(({ value }) => [value.cooked ?? null, value.raw]);
    const strings = templateStrings(ctx, b.const(JSON.stringify([ctx.place(node), texts])));
    const values = [strings, ...expressions.map((e) => ctx.expression(e))];
    return ctx.locate(node, () =>
      b.call(callee, receiver ?? b.const(undefined), values, { text: calleeText(ctx, node.tag) }),
    );
  });
};

function superCall(ctx: Lowering, node: CallExpression): ValueId {
  return ctx.construction?.isDerived ? ctx.construction.super(node) : ctx.refuseForm(node, 'super call');
}

function unlessNullish(ctx: Lowering, optional: boolean | undefined, value: ValueId, then: () => ValueId): ValueId {
  if (optional !== true) return then();
  const { b } = ctx;
  return ctx.choose(b.prim('nullish', [value]), () => b.const(undefined), then);
}

/** The key of an access, or of a property of a literal or pattern. */
export function propertyKey(
  ctx: Lowering,
  node: { readonly computed: boolean } & (
    { readonly property: Expression | PrivateIdentifier } | { readonly key: Expression | PrivateIdentifier }
  ),
): ValueId {
  const key = 'property' in node ? node.property : node.key;
  if (key.type === 'PrivateIdentifier') return refusePrivate(ctx, key);
  if (node.computed) return ctx.expression(key);
  return ctx.b.const(staticKey(key));
}

export function refusePrivate(ctx: Lowering, node: PrivateIdentifier): never {
  return ctx.refuse(
    node,
    `The private name \`#${node.name}\``,
    'Only code inside its class can read it.',
    'Use a property without #, or an accessor method of the class.',
  );
}

/** The name of a key that is not computed. */
export function staticKey(key: Expression): string {
  return key.type === 'Identifier' ? key.name : String((key as Node & { value: unknown }).value);
}

/** Arguments with the positions of those that are spread. */
export function callArguments(
  ctx: Lowering,
  nodes: readonly (Expression | SpreadElement)[],
): { values: ValueId[]; spread: number[] } {
  const spread: number[] = [];
  const values = nodes.map((node, i) => {
    if (node.type !== 'SpreadElement') return ctx.expression(node);
    spread.push(i);
    return elements(ctx, ctx.expression(node.argument), node.argument);
  });
  return { values, spread };
}

/** The property's name, if the node is a plain access of the global `owner`. */
function nameIn(ctx: Lowering, owner: string, node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const { object, property, computed, optional } = node as MemberExpression;
  if (
    computed ||
    optional === true ||
    object.type !== 'Identifier' ||
    object.name !== owner ||
    property.type !== 'Identifier'
  )
    return undefined;
  return ctx.program.analysis.bindingOf(object)?.kind === 'global' ? property.name : undefined;
}

function mathConstant(ctx: Lowering, node: MemberExpression): number | undefined {
  const name = nameIn(ctx, 'Math', node);
  const value: unknown = name === undefined ? undefined : (Math as unknown as Record<string, unknown>)[name];
  return typeof value === 'number' ? value : undefined;
}

/** Calls that are no calls: of primitives, and those that tools leave behind. */
function specialCall(ctx: Lowering, node: CallExpression): ValueId | undefined {
  const { b } = ctx;
  const named = namedFunction(node);
  if (named !== undefined) return ctx.expression(named);
  if (isCoverageCounter(node)) return b.const(undefined);
  if (node.callee.type === 'Identifier' && node.callee.name === 'eval') return ctx.refuseForm(node, 'eval');
  const name = nameIn(ctx, 'Math', node.callee);
  const prim = name === undefined ? undefined : mathPrimitives.get(name);
  if (prim === undefined || node.optional === true || node.arguments.some((a) => a.type === 'SpreadElement'))
    return undefined;
  const values = node.arguments.map((a) => ctx.expression(a as Expression));
  const { arity } = primitives[prim];
  const outer = b.location;
  b.location = ctx.at(node);
  while (values.length < arity) values.push(b.const(undefined));
  const result = b.prim(prim, arity < 0 ? values : values.slice(0, arity));
  b.location = outer;
  return result;
}
