/** `super.key`: looked up behind the object that holds the method, read and called for `this`. */
import type { ValueId } from '@wengert/ir';
import type { MemberExpression } from '../../syntax.js';
import { propertyKey } from '../expressions/member.js';
import type { Lowering } from '../lowering.js';
import type { Reference } from '../reference.js';
import { getterOf, setterOf, superOf } from '../runtime-calls.js';

export interface SuperProperty extends Reference {
  readonly receiver: ValueId;
}

/** The property that `super.key` or `super[key]` means. */
export function superProperty(ctx: Lowering, node: MemberExpression): SuperProperty {
  const { b } = ctx;
  const { analysis } = ctx.program;
  const receiver = ctx.variables.read(analysis.bindingOf(node)!, node);
  const home = ctx.variables.read(analysis.bindingOf(node.object)!, node.object);
  const key = propertyKey(ctx, node);
  return {
    receiver,
    read: () =>
      ctx.locate(node, () => {
        const base = superOf(ctx, home);
        const getter = getterOf(ctx, base, key);
        return ctx.choose(
          b.prim('eq', [getter, b.const(undefined)]),
          () => b.load(base, key),
          () => b.call(getter, receiver, [], { text: ctx.text(node) }),
        );
      }),
    write: (value) =>
      ctx.locate(node, () => {
        const setter = setterOf(ctx, superOf(ctx, home), key);
        b.if(
          b.prim('eq', [setter, b.const(undefined)]),
          () => b.store(receiver, key, value),
          () => void b.call(setter, receiver, [value], { text: ctx.text(node) }),
        );
      }),
  };
}
