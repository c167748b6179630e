/**
 * Gives results and carried parameters the join of the types that flow into them; the other types stay.
 * Wants and keeps: SSA. Optimistic: a cycle of merges has the type of what enters it.
 */
import type { Func, Region, Value, ValueId } from '../model.js';
import { functionType, join, sameType, unknown, type Type } from '../type.js';
import { valueTypes } from '../walk.js';
import { slotsOf } from './merges.js';
import { mapList, withBody } from './rewrite.js';
import { ValueMap } from '../value-map.js';

/** Which function a merge gives is told by its definition: passes write functions anew. */
export function merged(type: Type | undefined): Type | undefined {
  return type?.kind === 'function' ? functionType : type;
}

export function mergeTypes(func: Func): Func {
  const { of } = slotsOf(func);
  if (of.size === 0) return func;
  const types = valueTypes(func);
  const flows = new ValueMap<ValueId[]>(func);
  const inputs = new ValueMap<readonly ValueId[]>(func);
  const work: ValueId[] = [];
  const into = (id: ValueId, from: readonly ValueId[]): void => {
    inputs.set(id, from);
    work.push(id);
    for (const input of from) {
      const list = flows.get(input);
      if (list) list.push(id);
      else flows.set(input, [id]);
    }
  };
  for (const slots of of.values()) {
    for (const { result, parameter, initial, next, exit, counted } of slots) {
      if (parameter) into(parameter.id, [initial!, ...next]);
      into(result.id, counted ? [...exit, parameter!.id] : exit);
    }
  }
  // Nothing is known of merges but what flows in.
  for (const id of work) types.delete(id);
  for (let at = 0; at < work.length; at++) {
    const id = work[at];
    let type = types.get(id);
    for (const input of inputs.get(id)!) {
      const other = merged(types.get(input));
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
    const type = types.get(v.id) ?? unknown;
    return sameType(type, v.type) ? v : { ...v, type };
  };
  const region = (r: Region): Region => {
    const parameters = mapList(r.parameters, value);
    const ops = mapList(r.ops, (op) => {
      if (op.regions.length === 0) return op;
      const results = mapList(op.results, value);
      const regions = mapList(op.regions, region);
      return results === op.results && regions === op.regions ? op : { ...op, results, regions };
    });
    return parameters === r.parameters && ops === r.ops ? r : { parameters, ops };
  };
  return withBody(func, region(func.body));
}
