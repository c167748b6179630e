/** `enum E { A, B = 5, C }` inside of a function: an object with both ways between names and numbers. */
import type { ValueId } from '@wengert/ir';
import { unwrap, type Expression, type TSEnumDeclaration } from '../../syntax.js';
import { staticKey } from '../expressions/member.js';
import type { StatementForm } from '../form.js';
import { inScope } from './block.js';

export const enumDeclaration: StatementForm<TSEnumDeclaration> = (ctx, node) => {
  if (node.declare === true) return;
  const { b, variables } = ctx;
  const { analysis } = ctx.program;
  const result = ctx.object([], []);
  inScope(ctx, node, () => {
    let last: ValueId | undefined;
    for (const { id, initializer } of node.body.members) {
      const name = b.const(staticKey(id));
      const value =
        initializer == null
          ? last === undefined
            ? b.const(0)
            : b.prim('add', [last, b.const(1)])
          : ctx.expression(initializer);
      last = value;
      const binding = analysis.bindingOf(id);
      if (binding !== undefined) variables.declare(binding, value);
      b.store(result, name, value);
      if (!isText(initializer)) b.store(result, value, name);
    }
  });
  variables.declare(analysis.bindingOf(node.id)!, result);
};

/** A text has no way back to its name. */
function isText(initializer: Expression | null | undefined): boolean {
  if (initializer == null) return false;
  const inner = unwrap(initializer);
  return inner.type === 'TemplateLiteral' || (inner.type === 'Literal' && typeof inner.value === 'string');
}
