/**
 * A function for one number of arguments: parameters get the types of the arguments, a rest parameter becomes an array of further
 * parameters, and arguments that nobody has asked for become parameters that nobody uses.
 */
import { arrayOf, join, unknown, type Func, type Op, type Parameter, type Type } from '@wengert/ir';

/** @param receiver the type of the receiver, if it is known */
export function withArguments(func: Func, types: readonly Type[], receiver?: Type): Func {
  let { nextId } = func;
  const fixed = func.parameters.filter((p) => p.role !== 'rest');
  const own = fixed.filter((p) => p.role === 'argument').length;
  let next = 0;
  const typed = fixed.map((p): Parameter => {
    if (p.role === 'this' && receiver !== undefined) return { ...p, type: receiver };
    return p.role === 'argument' ? { ...p, type: types[next++] ?? p.type } : p;
  });
  const further = types.slice(own).map((type): Parameter => ({ id: nextId++, type, role: 'argument' }));
  const rest = func.parameters.find((p) => p.role === 'rest');
  const parameters = [...typed, ...further];
  if (!rest) return { ...func, parameters, nextId };
  const element = further.length === 0 ? unknown : further.map((p) => p.type).reduce(join);
  const { id, name } = rest;
  const result = name === undefined ? { id, type: arrayOf(element) } : { id, type: arrayOf(element), name };
  const made: Op = { op: 'array', args: further.map((p) => p.id), results: [result], regions: [] };
  return { ...func, parameters, nextId, body: { ...func.body, ops: [made, ...func.body.ops] } };
}
