/** Derivatives as ordinary functions, so that they can be called by code, and differentiated, as any other. */
import type { Func, Parameter } from '@wengert/ir';

/** What a compiled derivative takes, self and receiver first, as arguments in order. */
export function asOrdinary(func: Func): Func {
  let { nextId } = func;
  const head: Parameter[] = [
    { id: nextId++, type: { kind: 'function' }, role: 'self' },
    { id: nextId++, type: { kind: 'unknown' }, role: 'this' },
  ];
  const parameters = func.parameters.map((p): Parameter => ({ ...p, role: 'argument' }));
  return { ...func, form: 'function', captures: [], parameters: [...head, ...parameters], nextId };
}

/** The same with the last parameter first: the context of a gradient. */
export function contextFirst(func: Func): Func {
  const context = func.parameters[func.parameters.length - 1];
  return { ...func, parameters: [context, ...func.parameters.slice(0, -1)] };
}
