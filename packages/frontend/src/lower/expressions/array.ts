/** `[a, ...b]` */
import type { ValueId } from '@wengert/ir';
import type { ArrayExpression } from '../../syntax.js';
import { elements } from '../iteration.js';
import { arrayFrom, callMethod } from '../runtime-calls.js';
import type { ExpressionForm } from '../form.js';

export const array: ExpressionForm<ArrayExpression> = (ctx, node) => {
  // with spread, the pieces between become arrays, and `concat` joins them
  const pieces: ValueId[] = [];
  let plain: ValueId[] = [];
  for (const element of node.elements) {
    if (element === null) {
      ctx.refuse(
        node,
        'An array literal with holes',
        'A hole is no value.',
        'Write undefined where an element is missing.',
      );
    } else if (element.type === 'SpreadElement') {
      if (plain.length > 0) pieces.push(ctx.array(plain));
      plain = [];
      pieces.push(arrayFrom(ctx, elements(ctx, ctx.expression(element.argument), element.argument)));
    } else plain.push(ctx.expression(element));
  }
  if (plain.length > 0 || pieces.length === 0) pieces.push(ctx.array(plain));
  const [first, ...rest] = pieces;
  return rest.length === 0 ? first : callMethod(ctx, first, 'concat', rest, 'concat');
};
