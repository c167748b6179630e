/**
 * Iteration over anything iterable. What has indices is read by index. Of any other iterable the elements are put into a list, each
 * when its turn comes, and read from there: so there is one loop, and it is the one that arrays have.
 */
import { attempt, close, iterationExterns, iterationIntrinsics, type ValueId, type VariableId } from '@wengert/ir';
import type { Node } from '../syntax.js';
import type { Lowering } from './lowering.js';
import { codePoints, isIndexable, requireIterable } from './runtime-calls.js';

function call(ctx: Lowering, name: keyof typeof iterationExterns, args: readonly ValueId[]): ValueId {
  const { b } = ctx;
  return b.call(b.externOf(iterationExterns, name), b.const(undefined), args, { text: name });
}

/** An array or typed array with the elements of a value. */
export function elements(ctx: Lowering, value: ValueId, node: Node): ValueId {
  if (hasIndices(ctx, value)) return value;
  return ctx.choose(
    isIndexable(ctx, value),
    () => value,
    () =>
      ctx.choose(
        requireIterable(ctx, value, node),
        () => codePoints(ctx, value),
        () => call(ctx, 'collect', [value]),
      ),
  );
}

function hasIndices(ctx: Lowering, value: ValueId): boolean {
  const { kind } = ctx.b.typeOf(value);
  return kind === 'array' || kind === 'typed';
}

/** An iteration that lowered code is in. */
export interface Elements {
  /** What the elements are read from by index. */
  readonly list: () => ValueId;
  /** Makes the next element appear at the end of the list, unless it is there already, or there is none. */
  readonly advance: () => void;
  /** Makes all further elements appear. */
  readonly exhaust: () => void;
  /** Leaves the iteration before its end. */
  readonly close: () => void;
  /** Runs code that may throw while the iteration goes on. */
  readonly during: (write: () => void) => void;
}

/** Begins an iteration over a value. */
export function begin(ctx: Lowering, value: ValueId, node: Node): Elements {
  if (hasIndices(ctx, value)) {
    const nothing = (): void => {};
    return { list: () => value, advance: nothing, exhaust: nothing, close: nothing, during: (write) => write() };
  }
  const { b } = ctx;
  const list = b.variable('$list');
  const iteration = b.variable('$iteration');
  const more = b.variable('$more');
  b.if(
    isIndexable(ctx, value),
    () => {
      b.set(list, value);
      b.set(iteration, b.const(undefined));
      b.set(more, b.const(false));
    },
    () =>
      b.if(
        requireIterable(ctx, value, node),
        () => {
          b.set(list, codePoints(ctx, value));
          b.set(iteration, b.const(undefined));
          b.set(more, b.const(false));
        },
        () => {
          const begun = call(ctx, 'iterate', [value]);
          note(ctx, 'opened', begun);
          b.set(iteration, begun);
          b.set(list, ctx.array([]));
          b.set(more, b.const(true));
        },
      ),
  );
  const ifMore = (write: (begun: ValueId) => void): void => b.if(b.get(more), () => write(b.get(iteration)));
  const leave = (begun: ValueId): void => {
    b.set(more, b.const(false));
    note(ctx, 'ended', begun);
  };
  const advance = (begun: ValueId): void =>
    b.if(
      call(ctx, 'pull', [begun, b.get(list)]),
      () => {},
      () => leave(begun),
    );
  return {
    list: () => b.get(list),
    advance: () => ifMore(advance),
    exhaust: () =>
      ifMore((begun) =>
        b.loop((loop) => {
          b.if(
            b.get(more),
            () => {},
            () => b.break(loop),
          );
          advance(begun);
        }),
      ),
    close: () =>
      ifMore((begun) => {
        leave(begun);
        call(ctx, 'close', [begun]);
      }),
    during(write) {
      // Who is in a generator that has been left is not in its loops.
      ctx.iterations.push({
        pause: () => ifMore((begun) => note(ctx, 'ended', begun)),
        resume: () => ifMore((begun) => note(ctx, 'opened', begun)),
      });
      during(ctx, more, iteration, write);
      ctx.iterations.pop();
    },
  };
}

/** Begins to use the iterator of a value. */
export function iterationOf(ctx: Lowering, value: ValueId): ValueId {
  return call(ctx, 'iterate', [value]);
}

/** Hands what is sent into a generator on to the iterator that it gives the elements of. */
export function delegate(ctx: Lowering, iteration: ValueId, mode: ValueId, sent: ValueId): ValueId {
  return call(ctx, 'passOn', [iteration, mode, sent]);
}

function note(ctx: Lowering, name: keyof typeof iterationIntrinsics, iteration: ValueId): void {
  ctx.b.intrinsicOf(iterationIntrinsics, name, 'unknown', [iteration]);
}

/** Closes the iteration before an exception goes on that `write` may throw, where something catches it in this function. */
function during(ctx: Lowering, more: VariableId, iteration: VariableId, write: () => void): void {
  const { b } = ctx;
  const outer = b.escape;
  if (outer === undefined) {
    write();
    return;
  }
  const escape = (thrown: ValueId): void => {
    b.if(b.get(more), () => {
      const begun = b.get(iteration);
      note(ctx, 'ended', begun);
      // What closing throws is lost: the exception that is under way is the one that counts.
      const args = [b.const('close'), b.extern('close', close), b.const(undefined), begun];
      b.call(b.extern('attempt', attempt), b.const(undefined), args);
    });
    outer(thrown);
  };
  ctx.escaping(escape, write);
}
