/**
 * Gives results and carried parameters the join of the types that flow into them; the other types stay.
 * Wants and keeps: SSA. Optimistic: a cycle of merges has the type of what enters it.
 */
import type { Func, Region, Value, ValueId } from '../model.js';
import { join, sameType, unknown, type Type } from '../type.js';
import { valueTypes } from '../walk.js';
import { slotsOf } from './merges.js';

export function mergeTypes(func: Func): Func {
  const { of } = slotsOf(func);
  if (of.size === 0) return func;
  const types = new Map<ValueId, Type | undefined>(valueTypes(func));
  const flows = new Map<ValueId, ValueId[]>();
  const inputs = new Map<ValueId, readonly ValueId[]>();
  for (const slots of of.values()) {
    for (const { result, parameter, initial, next, exit, counted } of slots) {
      if (parameter) inputs.set(parameter.id, [initial!, ...next]);
      inputs.set(result.id, counted ? [...exit, parameter!.id] : exit);
    }
  }
  for (const [id, from] of inputs) {
    types.set(id, undefined);
    for (const input of from) {
      const list = flows.get(input);
      if (list) list.push(id);
      else flows.set(input, [id]);
    }
  }
  const work = [...inputs.keys()];
  for (let at = 0; at < work.length; at++) {
    const id = work[at];
    let type = types.get(id);
    for (const input of inputs.get(id)!) {
      const other = types.get(input);
      if (other) type = type ? join(type, other) : other;
    }
    const old = types.get(id);
    if (!type || (old && sameType(type, old))) continue;
    types.set(id, type);
    const list = flows.get(id);
    if (list) work.push(...list);
  }

  const value = (v: Value): Value => {
    if (!inputs.has(v.id)) return v;
    return { ...v, type: types.get(v.id) ?? unknown };
  };
  const region = (r: Region): Region => ({
    parameters: r.parameters.map(value),
    ops: r.ops.map((op) =>
      op.regions.length > 0 ? { ...op, results: op.results.map(value), regions: op.regions.map(region) } : op,
    ),
  });
  return { ...func, body: region(func.body) };
}
