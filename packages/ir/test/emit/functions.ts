/** Functions for tests of the emitter. */
import {
  Builder,
  emit,
  functionType,
  ssa,
  unknown,
  verify,
  type EmitOptions,
  type Func,
  type NewFunction,
  type Type,
} from '../../src/index.js';

export interface Parts {
  readonly b: Builder;
  readonly self: number;
  readonly receiver: number;
  /** The arguments, in order. */
  readonly args: readonly number[];
}

/** A function in SSA, written in variable form; `parameters` are its arguments' names and types. */
export function define(
  parameters: Readonly<Record<string, Type>>,
  write: (parts: Parts) => void,
  about: Partial<NewFunction> = {},
): Func {
  const b = new Builder();
  const self = b.parameter('self', functionType);
  const receiver = b.parameter('this', unknown);
  const args = Object.entries(parameters).map(([name, type]) => b.parameter('argument', type, name));
  const func = b.function({ name: 'f', ...about }, () => write({ b, self, receiver, args }));
  verify(func, 'variables');
  const converted = ssa(func);
  verify(converted, 'ssa');
  return converted;
}

/** The emitted code without the receivers. */
export function code(func: Func, options: EmitOptions = {}): string {
  return emit(func, { receivers: false, ...options }).code;
}
