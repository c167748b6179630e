/** Functions of functions. `call` and `apply` need no rule: a call of them stands for another call. */
import { implementationRule } from '../define.js';
import type { AnyFunction } from '../rule.js';

export function registerFunctions(): void {
  // A closure, whose target and arguments can be seen; the engine's bound functions hide theirs.
  implementationRule(Function.prototype.bind, function bind(this: AnyFunction, receiver: unknown, ...first: unknown[]) {
    if (typeof this !== 'function') throw new TypeError('Bind must be called on a function');
    return (...more: unknown[]): unknown => this.apply(receiver, first.concat(more)) as unknown;
  });
}
