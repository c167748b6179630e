/**
 * `try`, `catch`, `finally`, as ordinary control flow: in a `try`, operations that may throw are written so that they do not (see
 * `guarded.ts` of the IR), and what they would throw is handed over in a variable.
 *
 *     try B catch (e) H    block end { block caught { B, where a throw sets error and leaves caught; leave end }; H }
 *     try B finally F      block left { B, where each way out sets how and leaves left }; F; go on as how says
 */
import type { ValueId } from '@wengert/ir';
import type { CatchClause, TryStatement } from '../../syntax.js';
import type { StatementForm } from '../form.js';
import type { Lowering, Passage } from '../lowering.js';
import { bind } from '../reference.js';
import { inScope } from './block.js';

export const tryStatement: StatementForm<TryStatement> = (ctx, { block, handler, finalizer }) => {
  const body = (): void =>
    handler == null
      ? ctx.statement(block)
      : catching(
          ctx,
          () => ctx.statement(block),
          (thrown) => handle(ctx, handler, thrown),
        );
  if (finalizer == null) body();
  else finallyDo(ctx, body, () => ctx.statement(finalizer));
};

/** Runs `body`, and `handler` with what it throws. */
export function catching(ctx: Lowering, body: () => void, handler: (thrown: ValueId) => void): void {
  const { b } = ctx;
  const error = b.variable('$error');
  b.block((end) => {
    b.block((caught) => {
      const escape = (thrown: ValueId): void => {
        b.set(error, thrown);
        b.break(caught);
      };
      ctx.escaping(escape, body);
      if (!b.terminated) b.break(end);
    });
    handler(b.get(error));
  });
}

function handle(ctx: Lowering, clause: CatchClause, thrown: ValueId): void {
  inScope(ctx, clause, () => {
    if (clause.param != null) bind(ctx, clause.param, thrown, 'declare');
    ctx.statement(clause.body);
  });
}

/** How the body of a `try` was left; further numbers are those of the exits in it. */
const atEnd = 0;
const byThrow = 1;

/**
 * Runs `body`, then `finish`, however the body was left.
 * @param finish is told how to ask whether the body threw, and what
 */
export function finallyDo(
  ctx: Lowering,
  body: () => void,
  finish: (ifThrown: (then: (thrown: ValueId) => void, otherwise: () => void) => void) => void,
): void {
  const { b } = ctx;
  const how = b.variable('$how');
  const error = b.variable('$error');
  const exits: (() => void)[] = [];
  b.block((left) => {
    const leave = (code: number): void => {
      b.set(how, b.const(code));
      b.break(left);
    };
    const passage: Passage = (goOn) => {
      exits.push(goOn);
      leave(byThrow + exits.length);
    };
    const escape = (thrown: ValueId): void => {
      b.set(error, thrown);
      leave(byThrow);
    };
    ctx.within({ kind: 'passage', names: [], passage }, () => ctx.escaping(escape, body));
    if (!b.terminated) b.set(how, b.const(atEnd));
  });
  finish((then, otherwise) => b.if(b.prim('eq', [b.get(how), b.const(byThrow)]), () => then(b.get(error)), otherwise));
  if (b.terminated) return;
  const when = (code: number, then: () => void): void => b.if(b.prim('eq', [b.get(how), b.const(code)]), then);
  when(byThrow, () => b.throw(b.get(error)));
  exits.forEach((goOn, i) => when(byThrow + 1 + i, goOn));
}
