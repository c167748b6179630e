/**
 * Cotangents of whole arguments and results: seeds of containers going in, gradients in the contract's form coming out.
 * What is what is listed in the table of section "what a gradient is" of the documentation.
 */
import { refusal } from '@wengert/ir';
import { tangentKindOf } from '@wengert/rules';
import { accumulate, describe } from './accumulate.js';
import { isContainer, isFloatArray, type Context } from './context.js';

type Keyed = Record<string, unknown>;

/** Adds a cotangent given as a structure (array, typed array, object) to the shadow of a container, level by level. */
export function addStructure(context: Context, container: object, cotangent: unknown, where = 'pullback'): void {
  if (cotangent === undefined || cotangent === null) return;
  if (typeof cotangent !== 'object') {
    throw refusal('wrong-cotangent', {
      where,
      problem: `the cotangent of ${describe(container)} must have its structure, got ${describe(cotangent)}`,
      remedy: 'Pass a cotangent with the same structure as the value.',
    });
  }
  const values = container as Keyed;
  const lengths = [container, cotangent].map((c) => (Array.isArray(c) || ArrayBuffer.isView(c) ? (c as unknown[]).length : undefined));
  if (lengths[0] !== undefined && lengths[0] !== lengths[1]) {
    throw refusal('wrong-cotangent', {
      where,
      problem: `the cotangent of ${describe(container)} is ${describe(cotangent)}`,
      remedy: 'Pass a cotangent with the same structure as the value.',
    });
  }
  const shadow = context.shadow(container) as Keyed;
  for (const key of Object.keys(cotangent)) {
    const d = (cotangent as Keyed)[key];
    if (d === undefined || d === null) continue;
    const value = values[key];
    if (isContainer(value)) addStructure(context, value, d, where);
    else shadow[key] = accumulate(shadow[key], d);
  }
}

/**
 * The gradient with respect to `value` in the form that the contract gives it: a copy of its shadow memory, level by
 * level, with real zeros where nothing has contributed. `d` is the value's own cotangent, if it has one.
 */
export function gradientOf(context: Context, value: unknown, d: unknown, seen = new Map<object, unknown>()): unknown {
  if (typeof value === 'number') return d === undefined ? 0 : d;
  const kind = tangentKindOf(value);
  if (kind) {
    const wanted = context.parameters?.get(value);
    return accumulate(d, wanted) ?? kind.zero(value);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const earlier = seen.get(value);
  if (earlier !== undefined) return earlier;
  const shadow = context.peek(value);
  if (ArrayBuffer.isView(value)) {
    if (!isFloatArray(value)) return undefined;
    const copy = value instanceof Float64Array ? new Float64Array(value.length) : new Float32Array(value.length);
    copy.set(context.shadow(value) as unknown as Float64Array);
    seen.set(value, copy);
    return copy;
  }
  if (Array.isArray(value)) {
    const result: unknown[] = [];
    seen.set(value, result);
    for (let i = 0; i < value.length; i++) result.push(gradientOf(context, value[i], shadow?.[i], seen));
    return result;
  }
  const result: Keyed = {};
  seen.set(value, result);
  for (const key of Object.keys(value)) {
    const entry = gradientOf(context, (value as Keyed)[key], shadow?.[key], seen);
    if (entry !== undefined) result[key] = entry;
  }
  return result;
}
