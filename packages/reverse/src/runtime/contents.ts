/** What one container holds at a time: how it differs from what it holds later, and how to put it back. */
import { capturedKey } from '../captured-key.js';
import type { Host, Variable } from './host.js';
import { dataKeys } from './keys.js';

export interface Contents {
  /** The keys, of the container's shadow too, under which something else is held now. */
  changes(): readonly PropertyKey[];
  /** Of a function: the variables that it captured and that hold something else now. */
  variables?(): readonly Variable[];
  /** Of a map or set: the keys, or members, of entries that are others now. */
  entries?(): readonly unknown[];
  restore(): void;
}

type Indexed = unknown[];
type TypedArray = Float64Array;

/** The last copy of an array: copies of what has not changed are shared. */
const copies = new WeakMap<object, ArrayLike<unknown>>();

function differences(a: ArrayLike<unknown>, b: ArrayLike<unknown>): number[] {
  const keys: number[] = [];
  for (let i = 0; i < Math.max(a.length, b.length); i++)
    if (!Object.is(a[i], b[i]) || i < a.length !== i < b.length) keys.push(i);
  return keys;
}

function isSame(a: ArrayLike<unknown>, b: ArrayLike<unknown> | undefined): boolean {
  if (b === undefined || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i]) || i in a !== i in b) return false;
  return true;
}

function copyOf<T extends Indexed | TypedArray>(array: T): T {
  const known = copies.get(array);
  if (isSame(array, known)) return known as T;
  const copy = array.slice() as T;
  copies.set(array, copy);
  return copy;
}

function ofTypedArray(array: TypedArray): Contents {
  const copy = copyOf(array);
  return { changes: () => differences(array, copy), restore: () => array.set(copy) };
}

function ofArray(array: Indexed): Contents {
  const copy = copyOf(array);
  return {
    changes: () => differences(array, copy),
    restore() {
      if (isSame(array, copy)) return;
      array.length = copy.length;
      for (let i = 0; i < copy.length; i++) {
        if (i in copy) array[i] = copy[i];
        else delete array[i];
      }
    },
  };
}

function ofMap(map: Map<unknown, unknown>): Contents {
  const copy = new Map(map);
  const differs = (key: unknown): boolean => map.has(key) !== copy.has(key) || !Object.is(map.get(key), copy.get(key));
  return {
    changes: () => [],
    entries: () => [...new Set([...copy.keys(), ...map.keys()])].filter(differs),
    restore() {
      map.clear();
      copy.forEach((value, key) => map.set(key, value));
    },
  };
}

function ofSet(set: Set<unknown>): Contents {
  const copy = [...set];
  return {
    changes: () => [],
    entries: () => [...new Set([...copy, ...set])].filter((member) => set.has(member) !== copy.includes(member)),
    restore() {
      set.clear();
      copy.forEach((value) => set.add(value));
    },
  };
}

/** Own properties that hold a value. */
function slots(object: object): Map<PropertyKey, unknown> {
  const found = new Map<PropertyKey, unknown>();
  for (const key of dataKeys(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key)!;
    if ('value' in descriptor) found.set(key, descriptor.value);
  }
  return found;
}

function ofObject(object: object): Contents {
  const before = slots(object);
  const changes = (): PropertyKey[] => {
    const now = slots(object);
    return [...new Set([...before.keys(), ...now.keys()])].filter(
      (key) => before.has(key) !== now.has(key) || !Object.is(before.get(key), now.get(key)),
    );
  };
  return {
    changes,
    restore() {
      const target = object as Record<PropertyKey, unknown>;
      for (const key of changes()) {
        if (before.has(key)) target[key] = before.get(key);
        else delete target[key];
      }
    },
  };
}

function ofFunction(host: Host, fn: object): Contents {
  const fields = ofObject(fn);
  const variables = host.variables(fn as () => void).map((variable) => ({ variable, before: variable.read() }));
  const changed = () => variables.filter(({ variable, before }) => !Object.is(variable.read(), before));
  return {
    changes: () => [...fields.changes(), ...changed().map(({ variable }) => capturedKey(variable.index))],
    variables: () => changed().map(({ variable }) => variable),
    restore() {
      fields.restore();
      for (const { variable, before } of changed()) variable.write(before);
    },
  };
}

/** What `container` holds now. */
export function contentsOf(host: Host, container: object): Contents {
  if (typeof container === 'function') return ofFunction(host, container);
  if (Array.isArray(container)) return ofArray(container);
  if (ArrayBuffer.isView(container) && 'length' in container) return ofTypedArray(container as TypedArray);
  if (container instanceof Map) return ofMap(container);
  if (container instanceof Set) return ofSet(container);
  return ofObject(container);
}
