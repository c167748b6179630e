/**
 * Cotangents of whole arguments and results: seeds of containers going in, gradients in the contract's form coming out.
 * What is what is listed in the table of section "what a gradient is" of the documentation.
 */
import { refusal } from '@wengert/ir';
import { tangentKindOf } from '@wengert/rules';
import { accumulate, describe } from './accumulate.js';
import { isKeyed, type Context, type Shadow } from './context.js';
import type { Entries, Fields, Floats, Immutable, List, Outline } from './outline.js';
import { dataKeys } from './keys.js';

type Keyed = Record<PropertyKey, unknown>;

function misfit(where: string, problem: string): Error {
  return refusal('wrong-cotangent', {
    where,
    problem,
    remedy: 'Pass a cotangent with the same structure as the value.',
  });
}

/**
 * Checks that a cotangent has the structure of a container, one level deep.
 * @throws WengertError `wrong-cotangent` if it does not
 */
export function checkStructure(outline: Outline, cotangent: unknown, where: string): void {
  const { container, form } = outline as Floats | List | Fields | Entries;
  const fits = form === 'entries' ? cotangent instanceof Map : typeof cotangent === 'object' && cotangent !== null;
  if (!fits) {
    throw misfit(where, `the cotangent of ${describe(container)} must have its structure, got ${describe(cotangent)}`);
  }
  if (form === 'entries') return;
  if (form === 'fields') {
    const known = new Set([...dataKeys(container), ...(outline as Fields).fields.map(([key]) => key)]);
    const stray = dataKeys(cotangent as Keyed).find(
      (key) => (cotangent as Keyed)[key] !== undefined && !known.has(key),
    );
    if (stray !== undefined) throw misfit(where, `${describe(container)} has no field \`${String(stray)}\``);
    return;
  }
  const length = form === 'list' ? (outline as List).length : (container as Float64Array).length;
  if ((cotangent as ArrayLike<unknown>).length === length) return;
  const what = form === 'list' ? `an array of length ${length}` : describe(container);
  throw misfit(where, `the cotangent of ${what} is ${describe(cotangent)}`);
}

/** The same of a number or an immutable value. */
export function checkLeaf(outline: Outline, cotangent: unknown, place: string): void {
  if (outline === 'number') {
    if (typeof cotangent !== 'number') throw misfit(place, `expected a number, got ${describe(cotangent)}`);
    return;
  }
  const { value } = outline as { value: object };
  const problem = tangentKindOf(value)?.mismatch(value, cotangent);
  if (problem !== undefined) throw misfit(place, problem);
}

/** Adds a cotangent given as a structure (array, typed array, object) to the shadow of a container, level by level. */
export function addStructure(context: Context, outline: Outline, cotangent: unknown, where = 'pullback'): void {
  if (cotangent === undefined || cotangent === null || outline === undefined) return;
  if (outline === 'number' || outline.form === 'immutable') return;
  checkStructure(outline, cotangent, where);
  if (outline.form === 'entries') {
    addEntries(context, outline, cotangent as ReadonlyMap<unknown, unknown>, where);
    return;
  }
  const given = cotangent as Keyed;
  const memory = context.shadow(outline.container);
  const add = (key: PropertyKey, inner: Outline): void => {
    const d = given[key];
    if (d === undefined || d === null || inner === undefined) return;
    if (inner === 'number' || inner.form === 'immutable') {
      checkLeaf(inner, d, `${where}, at \`${String(key)}\``);
      memory[key] = accumulate(memory[key], d);
    } else {
      addStructure(context, inner, d, where);
    }
  };
  if (outline.form === 'fields') {
    for (const [key, field] of outline.fields) add(key, field);
  } else {
    const elements = outline.form === 'list' ? outline.elements : undefined;
    for (let i = 0; i < (given as unknown as unknown[]).length; i++) add(String(i), elements ? elements[i] : 'number');
  }
}

function addEntries(
  context: Context,
  { container, entries }: Entries,
  given: ReadonlyMap<unknown, unknown>,
  where: string,
): void {
  const known = new Map(entries);
  const memory = context.entries(container);
  for (const [key, d] of given) {
    if (d === undefined || d === null) continue;
    if (!known.has(key)) throw misfit(where, `the map has no key ${describe(key)}`);
    const inner = known.get(key);
    if (inner === undefined) continue;
    if (inner === 'number' || inner.form === 'immutable') {
      checkLeaf(inner, d, `${where}, at ${describe(key)}`);
      memory.set(key, accumulate(memory.get(key), d));
    } else {
      addStructure(context, inner, d, where);
    }
  }
}

/**
 * The gradient with respect to a value in the form that the contract gives it: a copy of its shadow memory, level by
 * level, with real zeros where nothing has contributed. `d` is the value's own cotangent, if it has one.
 */
export function gradientOf(context: Context, outline: Outline, d: unknown, seen: Seen = new Map()): unknown {
  return copyOf(context, outline, d, seen, true);
}

/**
 * Takes the cotangent of a container out of shadow memory, and leaves zeros: what the container held before it was made, or was
 * handed on, has its own. `undefined` if there is none.
 */
export function takeStructure(context: Context, outline: Outline): unknown {
  const containers = containersIn(outline).filter((container) => context.has(container));
  if (containers.length === 0) return undefined;
  const cotangent = copyOf(context, outline, undefined, new Map(), false);
  for (const container of containers) {
    if (isKeyed(container)) context.entries(container).clear();
    else clear(context.shadow(container));
  }
  return cotangent;
}

/** The zero of an immutable value. */
export function zeroOf(outline: Outline): unknown {
  const { value } = outline as Immutable;
  return tangentKindOf(value)!.zero(value);
}

type Seen = Map<object, unknown>;

function copyOf(context: Context, outline: Outline, d: unknown, seen: Seen, wanted: boolean): unknown {
  if (outline === undefined) return undefined;
  if (outline === 'number') return d === undefined ? 0 : d;
  if (outline.form === 'immutable') {
    const { value } = outline;
    const slot = wanted ? context.slotOf(value) : -1;
    const cotangent = slot < 0 ? d : accumulate(d, context.parameterCotangents[slot]);
    return cotangent === undefined || cotangent === 0 ? zeroOf(outline) : cotangent;
  }
  const earlier = seen.get(outline.container);
  if (earlier !== undefined) return earlier;
  switch (outline.form) {
    case 'floats':
      return ofFloats(context, outline, seen);
    case 'list':
      return ofList(context, outline, seen, wanted);
    case 'fields':
      return ofFields(context, outline, seen, wanted);
    case 'entries':
      return ofEntries(context, outline, seen, wanted);
  }
}

function ofFloats(context: Context, { container }: Floats, seen: Seen): unknown {
  const memory = context.shadow(container) as unknown as Float64Array;
  const copy = container instanceof Float64Array ? new Float64Array(memory) : new Float32Array(memory);
  seen.set(container, copy);
  return copy;
}

function ofList(context: Context, { container, length, elements }: List, seen: Seen, wanted: boolean): unknown {
  const memory = context.peek(container);
  const result: unknown[] = [];
  seen.set(container, result);
  for (let i = 0; i < length; i++)
    result.push(elements ? copyOf(context, elements[i], memory?.[i], seen, wanted) : (memory?.[i] ?? 0));
  return result;
}

function ofFields(context: Context, { container, fields }: Fields, seen: Seen, wanted: boolean): unknown {
  const memory = context.peek(container);
  const result: Keyed = {};
  seen.set(container, result);
  for (const [key, field] of fields) result[key] = copyOf(context, field, memory?.[key], seen, wanted);
  return result;
}

function ofEntries(context: Context, { container, entries }: Entries, seen: Seen, wanted: boolean): unknown {
  const memory = context.entries(container);
  const result = new Map<unknown, unknown>();
  seen.set(container, result);
  for (const [key, inner] of entries) result.set(key, copyOf(context, inner, memory.get(key), seen, wanted));
  return result;
}

/** The containers that an outline tells of. */
export function containersIn(outline: Outline, found = new Set<object>()): object[] {
  if (outline === undefined || outline === 'number' || outline.form === 'immutable' || found.has(outline.container))
    return [];
  found.add(outline.container);
  if (outline.form === 'list') outline.elements?.forEach((element) => containersIn(element, found));
  if (outline.form === 'fields') outline.fields.forEach(([, field]) => containersIn(field, found));
  if (outline.form === 'entries') outline.entries.forEach(([, held]) => containersIn(held, found));
  return [...found];
}

function clear(memory: Shadow): void {
  if (ArrayBuffer.isView(memory)) (memory as unknown as Float64Array).fill(0);
  else for (const key of dataKeys(memory)) memory[key] = typeof memory[key] === 'number' ? 0 : undefined;
}
