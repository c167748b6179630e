/** `{ a, b: 1, [k]: 2, m() {}, ...rest }` */
import type { ValueId } from '@wengert/ir';
import type { ObjectExpression, Property } from '../../syntax.js';
import { callMethod } from '../runtime-calls.js';
import type { ExpressionForm } from '../form.js';
import { propertyKey, refusePrivate, staticKey } from './member.js';

export const object: ExpressionForm<ObjectExpression> = (ctx, node) => {
  const { b } = ctx;
  const leading = leadingKeys(node);
  // the properties that come first and have fixed names make the object, all others are put into it in their order
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
    const { key, value, kind } = property;
    if (key.type === 'PrivateIdentifier') return refusePrivate(ctx, key);
    if (kind !== 'init')
      ctx.refuse(
        property,
        'A getter or setter in an object literal',
        'Reading the property runs code.',
        'Use a method, or store the value in a plain property.',
      );
    if (setsPrototype(property))
      ctx.refuse(
        property,
        '`__proto__` in an object literal',
        'It sets the prototype.',
        'Use Object.create(...) outside of the differentiated function.',
      );
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
};

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

function setsPrototype({ key, computed, shorthand, method }: Property): boolean {
  return !computed && !shorthand && !method && key.type !== 'PrivateIdentifier' && staticKey(key) === '__proto__';
}
