/**
 * `using r = e;`: the rest of the block, and then `r[Symbol.dispose]()`, however the rest is left.
 *
 *     using r = e; S    r = e; dispose = r[Symbol.dispose]; try { S } finally { dispose.call(r) }
 *
 * Where both throw, what is thrown holds both errors.
 */
import type { ValueId } from '@wengert/ir';
import type { Statement, VariableDeclaration, VariableDeclarator } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { bind } from '../reference.js';
import { requireDisposer, suppressedError } from '../runtime-calls.js';
import { catching, finallyDo } from './try.js';

export function isUsing(node: Statement): node is VariableDeclaration {
  return node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');
}

/** Declares the resources, runs `rest`, and disposes of them, the last first. */
export function using(ctx: Lowering, node: VariableDeclaration, rest: () => void): void {
  if (node.kind === 'await using') ctx.refuseForm(node, 'AwaitExpression');
  const declare = ([first, ...others]: readonly VariableDeclarator[]): void => {
    const value = ctx.locate(first, () => ctx.expression(first.init!));
    bind(ctx, first.id, value, 'declare');
    hold(ctx, value, first, () => (others.length > 0 ? declare(others) : rest()));
  };
  declare(node.declarations);
}

/** Runs `rest`, then disposes of a resource. */
export function hold(ctx: Lowering, value: ValueId, node: VariableDeclarator, rest: () => void): void {
  const { b } = ctx;
  const dispose = ctx.locate(node, () =>
    ctx.choose(
      b.prim('nullish', [value]),
      () => b.const(undefined),
      () => requireDisposer(ctx, b.load(value, b.load(b.global('Symbol'), b.const('dispose'))), node),
    ),
  );
  const run = (): void =>
    ctx.locate(node, () =>
      b.if(
        b.prim('nullish', [value]),
        () => {},
        () => void b.call(dispose, value, [], { text: `${ctx.text(node.id)}[Symbol.dispose]` }),
      ),
    );
  finallyDo(ctx, rest, (ifThrown) =>
    ifThrown((thrown) => catching(ctx, run, (error) => throwBoth(ctx, error, thrown)), run),
  );
}

function throwBoth(ctx: Lowering, error: ValueId, suppressed: ValueId): void {
  const { b } = ctx;
  const both = suppressedError(ctx);
  b.store(both, b.const('error'), error);
  b.store(both, b.const('suppressed'), suppressed);
  b.throw(both);
}
