/**
 * Binds captured variables that do not change again to their values: functions, so that calls of them are known, and
 * primitive values, so that they are constants. Everything else is read when the code runs.
 */
import { functionType, objectOf, unknown, type Func, type Op, type Region, type Type, type ValueId } from '@wengert/ir';
import { captureReader } from '@wengert/reverse';
import { tangentKindOf, type AnyFunction } from '@wengert/rules';

/** For whom the code is: closures of one site share theirs, so only what they share may be bound. */
export type BoundFor = 'all closures of the site' | 'this function';

/** The operation that gives the value of a captured variable, if it is bound. */
function bound(op: Op, func: Func, fn: AnyFunction, whom: BoundFor): Op | undefined {
  if (op.op !== 'capture') return undefined;
  const { constant, scope, cell, imported } = func.captures[op.index];
  if (!constant || cell || (scope !== 'module' && whom !== 'this function')) return undefined;
  const value = captureReader(fn, func, op.index)?.();
  // Modules change numbers that they export; functions they do not.
  if (imported && typeof value !== 'function') return undefined;
  const { name, location, results } = op;
  const about = { args: [], regions: [], results, ...(location && { location }) };
  if (typeof value === 'function')
    return { ...about, op: 'extern', name, value, results: [{ ...results[0], type: functionType }] };
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return { ...about, op: 'const', value };
  const type = plainObject(value);
  return type && { ...op, results: [{ ...results[0], type }] };
}

/** The type of an object, of which no more is promised than which properties are plain ones of its own. */
function plainObject(value: unknown): Type | undefined {
  if (typeof value !== 'object' || value === null || tangentKindOf(value) || Array.isArray(value)) return undefined;
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const own = Object.entries(Object.getOwnPropertyDescriptors(value)).filter(([, descriptor]) => 'value' in descriptor);
  return objectOf(Object.fromEntries(own.map(([key]) => [key, unknown])));
}

/** @param fn a function of this code, whose variables are read */
export function bindCaptures(func: Func, fn: AnyFunction, whom: BoundFor): Func {
  const self: ValueId | undefined = func.parameters.find((p) => p.role === 'self')?.id;
  const visit = (region: Region): Region => ({
    ...region,
    ops: region.ops.map((op): Op => {
      if (op.op === 'capture' && op.args[0] === self) return bound(op, func, fn, whom) ?? op;
      return op.regions.length === 0 ? op : { ...op, regions: op.regions.map(visit) };
    }),
  });
  return { ...func, body: visit(func.body) };
}
