/** What passes find out about functions. Functions never change, so what was found of the last one still holds when it is asked for again. */
import type { Func } from './model.js';

/** `find`, which remembers what it has found of the function that it was last asked about: passes that follow each other often ask for one. */
export function perFunction<T extends object>(find: (func: Func) => T): (func: Func) => T {
  let last: Func | undefined;
  let found: T | undefined;
  return (func) => {
    if (func === last) return found!;
    found = find(func);
    last = func;
    return found;
  };
}
