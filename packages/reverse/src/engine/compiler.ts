/** What the engine needs of the facade: how code is read, which passes run, and how code becomes a function. */
import type { Func } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';

export interface Compiler {
  /**
   * The code of a function in SSA form; the same object for all closures of one site.
   * @throws WengertError if it cannot be seen or is not supported
   */
  read(fn: AnyFunction): Func;
  /** The passes before differentiation; `fn` is the function that captured values may be read from, if there is one yet. */
  prepare(func: Func, fn: AnyFunction | undefined): Func;
  /** The passes after differentiation. */
  finish(func: Func): Func;
  /** The code as a JavaScript function: `(self, receiver, ...args)`. */
  compile(func: Func): (...args: unknown[]) => unknown;
}
