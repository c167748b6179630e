/**
 * A function for one number of arguments: parameters get the types of the arguments, a rest parameter becomes an array of further
 * parameters, and arguments that nobody has asked for become parameters that nobody uses.
 */
import {
  arrayOf,
  join,
  number,
  unknown,
  type Func,
  type Op,
  type Parameter,
  type Region,
  type Type,
} from '@wengert/ir';

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

/** A function some of whose captured variables, by index, are known to be numbers. */
export function withNumbers(func: Func, known: readonly boolean[]): Func {
  const self = func.parameters.find((p) => p.role === 'self')?.id;
  const visit = (region: Region): Region => ({
    ...region,
    ops: region.ops.map((op): Op => {
      if (op.op === 'capture' && op.args[0] === self && known[op.index])
        return { ...op, results: [{ ...op.results[0], type: number }] };
      return op.regions.length === 0 ? op : { ...op, regions: op.regions.map(visit) };
    }),
  });
  return { ...func, body: visit(func.body) };
}
