/** Errors: their message is text, what they carry beside it (`cause`, and the `errors` of an `AggregateError`) has its derivative. */
import { declareCaptured } from '../captured.js';
import { implementationRule } from '../define.js';
import { register } from '../registry.js';
import type { AnyFunction } from '../rule.js';

type Make = (...message: readonly [] | readonly [unknown]) => Error;

/** The constructor of an error without anything but its message. */
function maker(make: Make, name: string): Make {
  register({ form: 'constant', fn: make, name, text: 'parted' });
  return make;
}

function constructors(make: Make): { plain: AnyFunction; aggregate: AnyFunction } {
  const carry = (error: Error, name: string, value: unknown): void => {
    Object.defineProperty(error, name, { value, writable: true, configurable: true, enumerable: false });
  };
  const plain = (message?: unknown, options?: unknown): Error => {
    const error = message === undefined ? make() : make(message);
    const carries = (typeof options === 'object' && options !== null) || typeof options === 'function';
    if (carries && 'cause' in options) carry(error, 'cause', options.cause);
    return error;
  };
  const aggregate = (errors: Iterable<unknown>, message?: unknown, options?: unknown): Error => {
    const error = plain(message, options);
    carry(error, 'errors', [...errors]);
    return error;
  };
  declareCaptured(() => ({ make, carry, plain }), carry, plain, aggregate);
  return { plain, aggregate };
}

export function registerErrors(): void {
  for (const Class of [Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError]) {
    const make = maker((...message) => new Class(...(message as [string])), Class.name);
    implementationRule(Class, constructors(make).plain, { text: 'parted' });
  }
  const make = maker((...message) => new AggregateError([], ...(message as [string])), AggregateError.name);
  implementationRule(AggregateError, constructors(make).aggregate, { text: 'parted' });
}
