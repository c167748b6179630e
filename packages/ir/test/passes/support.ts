/** Texts of functions before and after a pass. */
import { emit, verify, type Func } from '../../src/index.js';

/** The code of a function after a pass, which must be well-formed. */
export function after(func: Func, ...passes: ((func: Func) => Func)[]): string {
  let result = func;
  for (const pass of passes) {
    result = pass(result);
    verify(result, 'ssa');
  }
  return emit(result, { receivers: false, stamp: false }).code;
}
