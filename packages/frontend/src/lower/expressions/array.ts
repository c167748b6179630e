/** `[a, , ...b]` */
import type { ValueId } from '@wengert/ir';
import type { ArrayExpression } from '../../syntax.js';
import { arrayFrom, callMethod, indexable } from '../runtime-calls.js';
import type { ExpressionForm } from '../form.js';

export const array: ExpressionForm<ArrayExpression> = (ctx, node) => {
  // with spread, the pieces between become arrays, and `concat` joins them
  const pieces: ValueId[] = [];
  let plain: ValueId[] = [];
  let holes: number[] = [];
  const piece = (): void => {
    const made = ctx.array(plain);
    for (const hole of holes) ctx.b.delete(made, ctx.b.const(hole));
    pieces.push(made);
    plain = [];
    holes = [];
  };
  for (const element of node.elements) {
    if (element === null) {
      holes.push(plain.length);
      plain.push(ctx.b.const(undefined));
    } else if (element.type === 'SpreadElement') {
      if (plain.length > 0) piece();
      pieces.push(arrayFrom(ctx, indexable(ctx, ctx.expression(element.argument), element.argument)));
    } else plain.push(ctx.expression(element));
  }
  if (plain.length > 0 || pieces.length === 0) piece();
  const [first, ...rest] = pieces;
  return rest.length === 0 ? first : callMethod(ctx, first, 'concat', rest, 'concat');
};
