/**
 * The functions that types speak of. A text names such a function by a number, `function &2`, written where the function
 * is defined; those that no `closure` in the text defines are printed after the main one.
 */
import type { Func, Op } from '../model.js';
import type { Type } from '../type.js';
import { eachOp, eachValue } from '../walk.js';

/** All functions in the type, in fields and elements too. */
export function functionsIn(type: Type): readonly Func[] {
  if (type.kind === 'function') return type.func === undefined ? [] : [type.func];
  if (type.kind === 'array') return functionsIn(type.element);
  return type.kind === 'object' ? Object.values(type.fields).flatMap(functionsIn) : [];
}

/** True if the result of a closure has the type of its function, as it should: then the text leaves the type out. */
export function hasOwnType(op: Op): boolean {
  if (op.op !== 'closure' || op.results.length !== 1) return false;
  const [{ type }] = op.results;
  return type.kind === 'function' && type.func === op.func;
}

export interface FunctionTable {
  /** Numbers of the functions that a text refers to. */
  readonly numbers: ReadonlyMap<Func, number>;
  /** Those of them that no closure defines. */
  readonly loose: readonly Func[];
}

/** Goes through the functions in the order of the text, in which each definition precedes further closures over it. */
export function functionTable(main: Func): FunctionTable {
  const numbers = new Map<Func, number>();
  const defined = new Set<Func>();
  const mention = (func: Func): void => {
    if (!numbers.has(func)) numbers.set(func, numbers.size + 1);
  };
  const collect = (func: Func): void => {
    defined.add(func);
    const unsaid = new Set<Type>();
    eachOp(func.body, (op) => {
      if (hasOwnType(op)) unsaid.add(op.results[0].type);
      if (op.op !== 'closure') return;
      if (defined.has(op.func)) mention(op.func);
      else collect(op.func);
    });
    eachValue(func, ({ type }) => {
      if (!unsaid.has(type)) functionsIn(type).forEach(mention);
    });
  };
  collect(main);
  const loose: Func[] = [];
  // The map grows under the loop: loose functions may speak of others.
  for (const func of numbers.keys()) {
    if (defined.has(func)) continue;
    loose.push(func);
    collect(func);
  }
  return { numbers, loose };
}
