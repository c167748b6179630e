/** A derivative for one way of being asked for: its code, and the function that it is compiled to when it first runs. */
import { eachOp, type Func, type Op } from '@wengert/ir';
import type { Compiler } from './compiler.js';

export interface GradientInstance {
  /** `(self, receiver, ...args, context) => [value, dReceiver, ...dArguments]`, or what was asked for. */
  readonly run: (...args: unknown[]) => unknown;
  /** The derivative's code. */
  readonly func: Func;
  /** The same with the context in any case. */
  readonly complete: Func;
  /** False if `run` has no use for a context. */
  readonly usesContext: boolean;
  /** True if the code of the program throws. */
  readonly throws: boolean;
  /** How many arguments stand before the context; missing ones are `undefined`. */
  readonly arity: number;
}

/**
 * @param finished the derivative's code, whose last parameter is the context
 * @param arity how many arguments the differentiated function has
 */
export function gradientInstance(compiler: Compiler, finished: Func, arity: number): GradientInstance {
  const context = finished.parameters[finished.parameters.length - 1].id;
  const usesContext = uses(finished.body.ops, context);
  const func = usesContext ? finished : { ...finished, parameters: finished.parameters.slice(0, -1) };
  let compiled: ((...args: unknown[]) => unknown) | undefined;
  return {
    get run() {
      return (compiled ??= compiler.compile(func));
    },
    func,
    complete: finished,
    usesContext,
    throws: throws(finished),
    arity,
  };
}

function uses(ops: readonly Op[], value: number): boolean {
  return ops.some((op) => op.args.includes(value) || op.regions.some((region) => uses(region.ops, value)));
}

function throws({ body }: Func): boolean {
  let found = false;
  eachOp(body, ({ op }) => {
    found ||= op === 'throw';
  });
  return found;
}
