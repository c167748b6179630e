/**
 * Functions that do nothing when they run, and mean something when they are differentiated. Minifiers take calls of a function out that
 * they see to do nothing, also out of code that is differentiated as it is then written; so they must not see it.
 */

/** `fn`, called `name`, as a function that minifiers cannot see into. */
export function kept<F extends (...args: never[]) => unknown>(name: string, fn: F): F {
  return Object.defineProperty(fn, 'name', { value: name });
}
