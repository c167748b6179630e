/** One run of a function by the interpreter: its values so far, and how a region of it is run. */
import type { Func, OpCode, Region, Terminator, Value, ValueId, VariableId } from '../model.js';
import type { OpOf } from '../op-of.js';

/** How a region ended: its terminator, and what its operands were. */
export interface Exit {
  readonly op: Terminator;
  readonly values: readonly unknown[];
}

/** What an operation does; an exit if it ends the region that it stands in. */
export type Handler<C extends OpCode> = (op: OpOf<C>, frame: Frame) => Exit | void;
export type Handlers = { readonly [C in OpCode]: Handler<C> };

/** What all functions of one interpretation share. */
export interface Machine {
  readonly handlers: Handlers;
  /** Operations that may still run before `StepLimitError`. */
  steps: number;
}

/** Thrown when more operations have run than were allowed. */
export class StepLimitError extends Error {
  override readonly name = 'StepLimitError';
}

export class Frame {
  private readonly values: unknown[];
  readonly variables = new Map<VariableId, unknown>();

  constructor(
    readonly machine: Machine,
    func: Func,
  ) {
    this.values = new Array<unknown>(func.nextId);
  }

  value(id: ValueId): unknown {
    return this.values[id];
  }

  /** The values of several operands. */
  all(ids: readonly ValueId[]): unknown[] {
    return ids.map((id) => this.values[id]);
  }

  /** Gives a value; in the next iteration of a loop it gets another. */
  define(id: ValueId, value: unknown): void {
    this.values[id] = value;
  }

  /** Gives the results or parameters of a construct. */
  defineAll(values: readonly Value[], given: readonly unknown[]): void {
    for (let i = 0; i < values.length; i++) this.values[values[i].id] = given[i];
  }
}

function outOfSteps(): Error {
  return new StepLimitError('The program ran for more steps than were allowed.');
}

/**
 * Runs a region to its end. This function, `run` and the handler of calls are on the stack for every call that the
 * program is in, so they keep few variables: that is what bounds its recursion.
 */
export function runRegion(region: Region, frame: Frame): Exit {
  for (let i = 0; ; i++) {
    if (--frame.machine.steps < 0) throw outOfSteps();
    const exit = (frame.machine.handlers[region.ops[i].op] as Handler<OpCode>)(region.ops[i], frame);
    if (exit !== undefined) return exit;
  }
}
