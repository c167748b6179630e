/**
 * Methods of tensors: each equals a function with the tensor as first argument, and differentiates as that function.
 * An operation's file declares the method's type by augmenting the interface `Tensor`, and adds it with `method`.
 */
import { methodRule, refuse } from '@wengert/rules';
import { Tensor } from './tensor.js';

type Method = (...args: never[]) => unknown;
type MethodName = { [K in keyof Tensor]: Tensor[K] extends Method ? K : never }[keyof Tensor] & string;

function define(name: string, value: unknown): void {
  Object.defineProperty(Tensor.prototype, name, { value, configurable: true, writable: true });
}

/** Adds the method `name`, which calls `fn(this, ...args)` and has its rule. */
export function method<K extends MethodName>(name: K, fn: (t: Tensor, ...args: never[]) => unknown): void {
  const call = fn as (t: Tensor, ...args: unknown[]) => unknown;
  const holder = {
    [name](this: Tensor, ...args: unknown[]): unknown {
      return call(this, ...args);
    },
  };
  define(name, holder[name]);
  methodRule(holder[name], fn);
}

/** Adds a method that changes the tensor in place, and refuses it in differentiated code. */
export function inPlaceMethod<K extends MethodName>(
  name: K,
  remedy: string,
  fn: (t: Tensor, ...args: never[]) => void,
): void {
  const call = fn as (t: Tensor, ...args: unknown[]) => void;
  const holder = {
    [name](this: Tensor, ...args: unknown[]): Tensor {
      call(this, ...args);
      return this;
    },
  };
  define(name, holder[name]);
  refuse(holder[name], {
    name: `Tensor.${name}`,
    reason: 'changes a tensor in place, and tensors are immutable in differentiated code',
    remedy,
  });
}
