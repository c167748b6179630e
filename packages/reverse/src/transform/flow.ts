/**
 * How activity passes through functions of the run time, by the function. One that nobody has declared gives results that carry
 * no derivative, as those of the frontend do.
 */
type AnyFunction = (...args: never[]) => unknown;

export type Flow =
  /** The result never carries a derivative. */
  | 'none'
  /** The result is, or refers to, memory that may hold derivatives. */
  | 'memory'
  /** The result is as active as the operands together. */
  | 'operands'
  /** What memory holds is taken from it: operand 0. */
  | 'take'
  /** Operand 2 is added to what memory holds: operand 0. */
  | 'add';

const flows = new WeakMap<AnyFunction, Flow>();

export function declareFlow(fn: AnyFunction, flow: Flow): void {
  flows.set(fn, flow);
}

export function flowOf(fn: AnyFunction): Flow {
  return flows.get(fn) ?? 'none';
}

/** True of functions that change memory in a way that has an adjoint. */
export function changesMemory(fn: AnyFunction): boolean {
  const flow = flowOf(fn);
  return flow === 'take' || flow === 'add';
}
