/**
 * A function in SSA to the source of a JavaScript function, and on to the function itself.
 *
 * The code is strict-mode and refers to nothing but well-known globals and its `externs`, which whoever evaluates it
 * must bind. Evaluating it does what interpreting the IR does: same values bit for bit, same effects in their order.
 */
import type { Func } from '../model.js';
import { straighten } from '../passes/straighten.js';
import { tables } from './print/all.js';
import { Emission, type Extern } from './print/emission.js';
import { Writer } from './print/writer.js';

export interface EmitOptions {
  /**
   * Whether the receivers, `self` and `this`, are the first two parameters of the emitted function. Without it, those
   * that are not used are dropped.
   */
  readonly receivers?: boolean;
  /**
   * Whether closures that the code makes get a record, so that they can be differentiated: all of them (the default),
   * only those that come from source code, or none.
   */
  readonly stamp?: boolean | 'located';
}

export interface Emitted {
  /** A function expression. */
  readonly code: string;
  /** The values that `code` expects under these names. */
  readonly externs: readonly Extern[];
}

export function emit(func: Func, { receivers = true, stamp = true }: EmitOptions = {}): Emitted {
  const straight = straighten(func);
  const emission = new Emission(tables, (inner) => (stamp === 'located' ? inner.location !== undefined : stamp));
  emission.reserve(straight);
  const used = new Set<number>();
  if (!receivers) collectUses(straight, used);
  const parameters = straight.parameters.filter(
    (p) => receivers || (p.role !== 'self' && p.role !== 'this') || used.has(p.id),
  );
  const name = emission.names.fresh(func.name);
  const { parameters: list, lines } = new Writer(emission, straight, {}, parameters).function();
  const body = lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n}`;
  return { code: `function ${name}(${list.join(', ')}) ${body}`, externs: emission.externs };
}

function collectUses(func: Func, used: Set<number>): void {
  const walk = (region: Func['body']): void => {
    for (const op of region.ops) {
      for (const arg of op.args) used.add(arg);
      op.regions.forEach(walk);
    }
  };
  walk(func.body);
}

/** The emitted function. Throws `EvalError` where the page's policy forbids code from strings. */
export function compile(func: Func, options: EmitOptions = {}): (...args: any[]) => unknown {
  const { code, externs } = emit(func, options);

  const make = new Function(...externs.map((e) => e.name), `'use strict';\nreturn ${code};`) as (
    ...values: unknown[]
  ) => (...args: any[]) => unknown;
  return make(...externs.map((e) => e.value));
}
