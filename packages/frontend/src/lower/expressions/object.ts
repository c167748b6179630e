/** `{ a, b: 1, [k]: 2, m() {}, get g() {}, ...rest }` */
import { objectOf, type ValueId } from '@wengert/ir';
import type { Binding } from '../../scope/model.js';
import type { ObjectExpression, Property } from '../../syntax.js';
import { callMethod, createObject, defineAccessor, defineField, setPrototype } from '../runtime-calls.js';
import type { ExpressionForm } from '../form.js';
import type { Lowering } from '../lowering.js';
import { propertyKey, refusePrivate, staticKey } from './member.js';

export const object: ExpressionForm<ObjectExpression> = (ctx, node) =>
  isPlain(ctx, node) ? plain(ctx, node) : general(ctx, node);

/** What `super` starts from in the methods of the literal. */
function homeOf(ctx: Lowering, node: ObjectExpression): Binding {
  return ctx.program.analysis.scopeOf(node)!.bindings.get('<home>')!;
}

/**
 * True of literals whose object has no other prototype than all have, and no accessors, nor gets any later. Their methods do not ask for
 * the object either, by `super`.
 */
function isPlain(ctx: Lowering, node: ObjectExpression): boolean {
  const { analysis, describesProperties } = ctx.program;
  const home = homeOf(ctx, node);
  const usesHome = ({ method, value }: Property): boolean =>
    method && analysis.functionOf(value).captures.some((c) => c.binding === home);
  return (
    !describesProperties &&
    node.properties.every((p) => p.type === 'SpreadElement' || (p.kind === 'init' && !setsPrototype(p) && !usesHome(p)))
  );
}

/** The properties that come first and have fixed names make the object, all others are put into it in their order. */
function plain(ctx: Lowering, node: ObjectExpression): ValueId {
  const { b } = ctx;
  const leading = leadingKeys(node);
  const values: ValueId[] = [];
  const keys: string[] = [];
  let result: ValueId | undefined;
  const made = (): ValueId => (result ??= ctx.object(keys, values));
  node.properties.forEach((property, i) => {
    if (property.type === 'SpreadElement') {
      const target = made();
      callMethod(ctx, b.global('Object'), 'assign', [target, ctx.expression(property.argument)], 'Object.assign');
      return;
    }
    const { key, value } = property;
    if (key.type === 'PrivateIdentifier') return refusePrivate(ctx, key);
    if (i < leading) {
      keys.push(staticKey(key));
      values.push(ctx.expression(value));
    } else {
      const target = made();
      const name = propertyKey(ctx, property);
      b.store(target, name, ctx.expression(value));
    }
  });
  return made();
}

/** Each property is defined by itself, because assigning it could run a setter. */
function general(ctx: Lowering, node: ObjectExpression): ValueId {
  const { b } = ctx;
  const result = createObject(ctx, objectOf({}));
  ctx.variables.declare(homeOf(ctx, node), result);
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      spread(ctx, result, ctx.expression(property.argument));
      continue;
    }
    if (property.key.type === 'PrivateIdentifier') return refusePrivate(ctx, property.key);
    if (setsPrototype(property)) {
      setPrototype(ctx, result, ctx.expression(property.value));
      continue;
    }
    const key = propertyKey(ctx, property);
    if (property.kind === 'init') {
      const value = ctx.expression(property.value);
      defineField(ctx, result, key);
      b.store(result, key, value);
    } else {
      const fn = ctx.program.forms.closure(ctx, property.value);
      defineAccessor(ctx, result, key, b.const(property.kind), fn);
    }
  }
  return result;
}

/** Defines what `source` holds: assigning it could run a setter. */
function spread(ctx: Lowering, target: ValueId, source: ValueId): void {
  const ofObject = (name: string, args: readonly ValueId[]): ValueId =>
    callMethod(ctx, ctx.b.global('Object'), name, args, `Object.${name}`);
  const copy = ofObject('assign', [ctx.object([], []), source]);
  ofObject('defineProperties', [target, ofObject('getOwnPropertyDescriptors', [copy])]);
}

/** How many of the first properties have fixed names, all different. */
function leadingKeys({ properties }: ObjectExpression): number {
  const names = new Set<string>();
  const end = properties.findIndex((p) => {
    if (p.type === 'SpreadElement' || p.computed || p.key.type === 'PrivateIdentifier') return true;
    const name = staticKey(p.key);
    return names.size === names.add(name).size;
  });
  return end < 0 ? properties.length : end;
}

function setsPrototype({ key, computed, shorthand, method, kind }: Property): boolean {
  return (
    kind === 'init' &&
    !computed &&
    !shorthand &&
    !method &&
    key.type !== 'PrivateIdentifier' &&
    staticKey(key) === '__proto__'
  );
}
