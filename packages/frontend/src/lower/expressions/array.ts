/** `[a, , ...b]` */
import type { ValueId } from '@wengert/ir';
import type { ArrayExpression } from '../../syntax.js';
import { elements } from '../iteration.js';
import { arrayFrom, callMethod } from '../runtime-calls.js';
import type { ExpressionForm } from '../form.js';

export const array: ExpressionForm<ArrayExpression> = (ctx, node) => {
  // with spread, the pieces between become arrays, and `concat` joins them
  const pieces: ValueId[] = [];
  let plain: ValueId[] = [];
  let holes: number[] = [];
  const literal = (): ValueId => {
    const made = ctx.array(plain);
    for (const at of holes) ctx.b.delete(made, ctx.b.const(at));
    [plain, holes] = [[], []];
    return made;
  };
  for (const element of node.elements) {
    if (element === null) {
      holes.push(plain.length);
      plain.push(ctx.b.const(undefined));
    } else if (element.type === 'SpreadElement') {
      if (plain.length > 0) pieces.push(literal());
      pieces.push(arrayFrom(ctx, elements(ctx, ctx.expression(element.argument), element.argument)));
    } else plain.push(ctx.expression(element));
  }
  if (plain.length > 0 || pieces.length === 0) pieces.push(literal());
  const [first, ...rest] = pieces;
  return rest.length === 0 ? first : callMethod(ctx, first, 'concat', rest, 'concat');
};
