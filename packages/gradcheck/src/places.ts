/**
 * Where the numbers are: walks an argument list (or a result) and lists every place that holds a differentiable number.
 * A container is listed once, however many names it has; each of its names is a path. Immutable values (numbers and the
 * values of kind.ts) have no identity of their own: each place that holds one counts for itself.
 */
import { kindOf, type NumericKind } from './kind.js';

/** One step from a container to what it holds. */
export type Step =
  | { readonly by: 'index'; readonly key: number }
  | { readonly by: 'field'; readonly key: string }
  | { readonly by: 'entry'; readonly key: unknown };

/** A way from the root (the argument list) to a container. */
export type Path = readonly Step[];

/**
 * Numbers that are read and written in the same way: the numeric elements of one array, one numeric field, or the
 * elements of one immutable value.
 */
export interface Leaf {
  /** The container that holds the numbers, or that holds the immutable value. */
  readonly owner: object;
  /** Every way to `owner` that was found, and at least one. */
  readonly paths: Path[];
  /** For elements of `owner` itself: which ones. */
  readonly indices?: readonly number[];
  /** For a number or an immutable value: the step from `owner` to it. */
  readonly step?: Step;
  /** The protocol of the immutable value. */
  readonly kind?: NumericKind;
  /** The numbers, as they were when the list was made. */
  readonly numbers: ArrayLike<number>;
  /** True if they are kept with single precision. */
  readonly float32: boolean;
}

/** One number: the `at`-th of `leaf.numbers`. */
export interface Place {
  readonly leaf: Leaf;
  readonly at: number;
}

/** Own enumerable data properties, the ones that count as fields. */
export function fieldsOf(value: object): string[] {
  return Object.keys(value).filter((name) => 'value' in Object.getOwnPropertyDescriptor(value, name)!);
}

/** True for objects whose fields are looked at: plain ones and instances of classes, not built-in objects. */
export function hasFields(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return !builtIn.some((constructor) => value instanceof constructor) && !ArrayBuffer.isView(value);
}

const builtIn = [
  Array,
  Map,
  Set,
  Date,
  RegExp,
  Promise,
  Error,
  WeakMap,
  WeakSet,
  WeakRef,
  ArrayBuffer,
  SharedArrayBuffer,
];

/** True for the typed arrays that hold differentiable numbers. */
export function isFloatArray(value: unknown): value is Float64Array | Float32Array {
  return value instanceof Float64Array || value instanceof Float32Array;
}

/** So many names of one container are followed; structures with more would take forever. */
const names = 64;

/** Every leaf that can be reached from `root`, in the order in which a reader would meet them. */
export function leavesOf(root: object): Leaf[] {
  const leaves: Leaf[] = [];
  const known = new Map<object, { own: Leaf[]; visits: number }>();
  const above = new Set<object>();

  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null || above.has(value)) return;
    const entry = known.get(value) ?? { own: ownLeaves(value), visits: 0 };
    if (entry.visits === names) return;
    if (entry.visits++ === 0) {
      known.set(value, entry);
      leaves.push(...entry.own);
    }
    for (const leaf of entry.own) leaf.paths.push(path);
    above.add(value);
    for (const step of stepsOf(value)) {
      const inner = get(value, step);
      if (!kindOf(inner)) visit(inner, [...path, step]);
    }
    above.delete(value);
  };

  visit(root, []);
  return leaves;
}

/** The steps from a container to what it holds; none to the elements of a typed array. */
function stepsOf(value: object): Step[] {
  if (Array.isArray(value)) return value.flatMap((_, key) => ({ by: 'index', key }) as const);
  if (value instanceof Map) return Array.from(value.keys(), (key: unknown) => ({ by: 'entry', key }));
  return hasFields(value) ? fieldsOf(value).map((key) => ({ by: 'field', key })) : [];
}

/** The numbers that `owner` itself holds. */
function ownLeaves(owner: object): Leaf[] {
  if (isFloatArray(owner)) {
    const indices = Array.from(owner, (_, index) => index);
    return [{ owner, paths: [], indices, numbers: owner.slice(), float32: owner instanceof Float32Array }];
  }
  const leaves: Leaf[] = [];
  if (Array.isArray(owner)) {
    const indices = stepsOf(owner).flatMap(({ key }) =>
      typeof owner[key as number] === 'number' ? [key as number] : [],
    );
    const numbers = indices.map((index) => owner[index] as number);
    if (indices.length > 0) leaves.push({ owner, paths: [], indices, numbers, float32: false });
  }
  for (const step of stepsOf(owner)) {
    const value = get(owner, step);
    const kind = kindOf(value);
    if (kind) {
      const numbers = kind.toNumbers(value);
      leaves.push({ owner, paths: [], step, kind, numbers, float32: numbers instanceof Float32Array });
    } else if (typeof value === 'number' && step.by !== 'index') {
      leaves.push({ owner, paths: [], step, numbers: [value], float32: false });
    }
  }
  return leaves;
}

/** Every place of every leaf. */
export function placesOf(leaves: readonly Leaf[]): Place[] {
  return leaves.flatMap((leaf) => Array.from(leaf.numbers, (_, at) => ({ leaf, at })));
}

/** The number at `place`. */
export function numberAt(place: Place): number {
  return place.leaf.numbers[place.at];
}

/** True if `place`, reached by `path`, is in the argument with this index. */
export function isInArgument({ leaf, at }: Place, path: Path, argument: number): boolean {
  const first = path[0] ?? leaf.step;
  return (first ? first.key : leaf.indices![at]) === argument;
}

/** The immutable value that a leaf of a kind stands for. */
export function held(leaf: Leaf): unknown {
  return get(leaf.owner, leaf.step!);
}

/** What `container` holds at `step`. */
export function get(container: unknown, step: Step): unknown {
  return step.by === 'entry'
    ? (container as Map<unknown, unknown>).get(step.key)
    : (container as Record<PropertyKey, unknown>)[step.key];
}
