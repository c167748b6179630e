/** `for...of` and `for...in`: loops over an index. */
import type { ValueId } from '@wengert/ir';
import type { ForInStatement, ForOfStatement } from '../../syntax.js';
import type { StatementForm } from '../form.js';
import type { Lowering, Passage } from '../lowering.js';
import { bind } from '../reference.js';
import { begin, type Elements } from '../iteration.js';
import { enumerableKeys, hasKey } from '../runtime-calls.js';
import { inScope } from './block.js';
import { loopBody } from './loops.js';
import { hold, isUsing } from './using.js';

/**
 *     loop { if i < list.length {} else { break }; x = list[i]; [block] body; i = i + 1; continue }
 *
 * The length is read each time, as an array's own iterator does.
 */
function eachElement(
  ctx: Lowering,
  node: ForOfStatement | ForInStatement,
  { list, advance, close, during }: Elements,
  names: readonly string[],
  unless?: (element: ValueId) => ValueId,
): void {
  const { b } = ctx;
  const { left, body } = node;
  const index = b.variable('i');
  b.set(index, b.const(0));
  advance();
  b.loop((loop) => {
    const i = b.get(index);
    b.if(
      b.prim('lt', [i, b.load(list(), b.const('length'))]),
      () => {},
      () => b.break(loop),
    );
    const element = b.load(list(), i);
    const passage: Passage = (goOn) => {
      close();
      goOn();
    };
    const visit = (): void =>
      inScope(ctx, node, () => {
        const run = (): void => loopBody(ctx, body, names, loop, passage);
        if (left.type !== 'VariableDeclaration') {
          bind(ctx, left, element, 'assign');
          run();
          return;
        }
        const [declared] = left.declarations;
        bind(ctx, declared.id, element, 'declare');
        if (isUsing(left)) hold(ctx, element, declared, run);
        else run();
      });
    during(() => (unless === undefined ? visit() : b.if(unless(element), visit)));
    if (b.terminated) return;
    advance();
    b.set(index, b.prim('add', [b.get(index), b.const(1)]));
  });
}

/** What is iterated over. It sees the variables of the loop, which have no values there. */
function right(ctx: Lowering, node: ForOfStatement | ForInStatement): ValueId {
  ctx.variables.enter(ctx.program.analysis.scopeOf(node.left));
  return ctx.expression(node.right);
}

export const forOf: StatementForm<ForOfStatement> = (ctx, node) => {
  const names = ctx.takeLabels();
  if (node.await === true) ctx.refuseForm(node, 'AwaitExpression');
  eachElement(ctx, node, begin(ctx, right(ctx, node), node.right), names);
};

export const forIn: StatementForm<ForInStatement> = (ctx, node) => {
  const names = ctx.takeLabels();
  const object = right(ctx, node);
  eachElement(ctx, node, begin(ctx, enumerableKeys(ctx, object), node.right), names, (key) => hasKey(ctx, object, key));
};
