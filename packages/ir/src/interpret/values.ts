/** Operations that make a value of other values: constants, primitives, calls, closures. */
import { primitives } from '../primitives.js';
import type { CallOp } from '../model.js';
import type { Frame, Handlers } from './frame.js';
import { makeFunction } from './function.js';

type AnyFunction = (...args: unknown[]) => unknown;
type Constructor = new (...args: unknown[]) => unknown;

/** The callee, or the error that calling it gives. */
function callable(callee: unknown, text = 'The callee', kind = 'function'): AnyFunction {
  if (typeof callee === 'function') return callee as AnyFunction;
  throw new TypeError(`${text} is not a ${kind}`);
}

/** The arguments of a call, spread where the call says so. */
function argumentsOf({ args, spread = [] }: CallOp, frame: Frame): unknown[] {
  return args.slice(2).flatMap((id, i) => {
    const value = frame.value(id);
    return spread.includes(i + 2) ? [...(value as Iterable<unknown>)] : [value];
  });
}

export const values = {
  const(op, frame) {
    frame.define(op.results[0].id, op.value);
  },

  global(op, frame) {
    if (!(op.name in globalThis)) throw new ReferenceError(`${op.name} is not defined`);
    frame.define(op.results[0].id, (globalThis as Record<string, unknown>)[op.name]);
  },

  extern(op, frame) {
    frame.define(op.results[0].id, op.value);
  },

  prim(op, frame) {
    const evaluate = primitives[op.prim].evaluate as AnyFunction;
    frame.define(op.results[0].id, evaluate(...frame.all(op.args)));
  },

  intrinsic(op, frame) {
    frame.define(op.results[0].id, (op.fn as AnyFunction)(...frame.all(op.args)));
  },

  closure(op, frame) {
    const captured = frame.all(op.args);
    const access = (index: number, value?: unknown): unknown =>
      index < 0 ? (captured[~index] = value) : captured[index];
    frame.define(op.results[0].id, makeFunction(op.func, frame.machine, access));
  },

  call(op, frame) {
    const callee = callable(frame.value(op.args[0]), op.text);
    frame.define(op.results[0].id, Reflect.apply(callee, frame.value(op.args[1]), argumentsOf(op, frame)));
  },

  new(op, frame) {
    const [callee, ...args] = frame.all(op.args);
    const constructor = callable(callee, op.text, 'constructor') as unknown as Constructor;
    frame.define(op.results[0].id, new constructor(...args));
  },
} satisfies Partial<Handlers>;
