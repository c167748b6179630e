/** What passes find out about functions. Functions never change, so each thing is found once for each. */
import type { Func } from './model.js';

/** `find`, with what it has found before remembered for as long as the function lives. */
export function perFunction<T extends object>(find: (func: Func) => T): (func: Func) => T {
  const known = new WeakMap<Func, T>();
  return (func) => {
    let found = known.get(func);
    if (!found) known.set(func, (found = find(func)));
    return found;
  };
}
