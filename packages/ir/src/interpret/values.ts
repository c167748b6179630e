/** Operations that make a value of other values: constants, primitives, calls, closures. */
import { primitives } from '../primitives.js';
import type { CallOp, NewOp } from '../model.js';
import { firstArgument } from '../walk.js';
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
function argumentsOf(op: CallOp | NewOp, frame: Frame): unknown[] {
  const first = firstArgument(op);
  return op.args.slice(first).flatMap((id, i) => {
    const value = frame.value(id);
    return op.spread?.includes(i + first) ? [...(value as Iterable<unknown>)] : [value];
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
    const constructor = callable(frame.value(op.args[0]), op.text, 'constructor') as unknown as Constructor;
    const args = argumentsOf(op, frame);
    const target = op.target ? (frame.value(op.args[1]) as Constructor) : constructor;
    frame.define(op.results[0].id, Reflect.construct(constructor, args, target));
  },
} satisfies Partial<Handlers>;
