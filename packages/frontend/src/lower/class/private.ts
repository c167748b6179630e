/** `object.#name`: read and assigned through the function that stands inside of the class. */
import type { ValueId } from '@wengert/ir';
import type { ClassMember } from '../../syntax/classes.js';
import type { Node, PrivateIdentifier } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import type { Reference } from '../reference.js';
import { hasPrivate } from '../runtime-calls.js';

/** `#name in object` */
export function isIn(ctx: Lowering, name: PrivateIdentifier, object: ValueId): ValueId {
  const { fn, index } = reach(ctx, name, name);
  return hasPrivate(ctx, fn, ctx.b.const(index), object);
}

function reach(ctx: Lowering, name: PrivateIdentifier, node: Node): { member: Node; fn: ValueId; index: number } {
  const { binding, fn, index } = ctx.variables.privateName(name);
  const member = binding.node as ClassMember;
  if (member.type === 'AccessorProperty' || (member.type === 'MethodDefinition' && member.kind !== 'method'))
    ctx.refuseForm(node, 'private accessor');
  return { member, fn, index };
}

/** The property that a private name of an object is. */
export function privateProperty(ctx: Lowering, object: ValueId, name: PrivateIdentifier, node: Node): Reference {
  const { b } = ctx;
  const { member, fn, index } = reach(ctx, name, node);
  // a subclass may have the same name, for another place
  const key = b.const(`#${name.name} (${ctx.program.source.file}:${member.start})`);
  return {
    read: () => ctx.locate(node, () => b.loadPrivate(object, key, fn, index)),
    write: (value) => ctx.locate(node, () => b.storePrivate(object, key, value, fn, index)),
  };
}
