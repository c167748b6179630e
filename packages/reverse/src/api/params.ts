/** A collection of parameters, found by identity wherever differentiated code reaches them. */
import { refusal } from '@wengert/ir';
import { tangentKindOf } from '@wengert/rules';
import { describe } from '../runtime/accumulate.js';
import { isFloatArray } from '../runtime/context.js';

/** What can be a parameter: it has identity and elements that are numbers. */
export type Parameter = object;

function isParameter(value: unknown): value is Parameter {
  return (
    typeof value === 'object' &&
    value !== null &&
    (tangentKindOf(value) !== undefined || isFloatArray(value) || Array.isArray(value))
  );
}

/**
 * An ordered set of parameters: tensors, `Float64Array`s, `Float32Array`s or arrays, told apart by identity.
 *
 * @example
 * const ps = new Params([W, b]);
 * const grads = gradient(() => loss(x, y), ps);
 * W.subInPlace(grads.get(W).mul(0.01));
 */
export class Params implements Iterable<Parameter> {
  private readonly members = new Set<Parameter>();

  /**
   * @throws WengertError `bad-argument` if something is not a tensor or an array
   */
  constructor(parameters: Iterable<Parameter> = []) {
    if (typeof (parameters as Partial<Iterable<unknown>> | null)?.[Symbol.iterator] !== 'function') {
      throw refusal('bad-argument', {
        where: 'Params',
        problem: `expected a list of parameters, got ${describe(parameters)}`,
        remedy: 'Pass an array: new Params([W, b]).',
      });
    }
    for (const parameter of parameters) this.add(parameter);
  }

  /** Adds a parameter at the end; one that is there already stays where it is. */
  add(parameter: Parameter): this {
    if (!isParameter(parameter)) {
      throw refusal('bad-argument', {
        where: 'Params',
        problem: `a parameter must be a tensor or an array, got ${describe(parameter)}`,
        remedy: 'Keep the number in a one-element Float64Array or tensor, so that it has an identity.',
      });
    }
    this.members.add(parameter);
    return this;
  }

  delete(parameter: Parameter): boolean {
    return this.members.delete(parameter);
  }

  has(parameter: Parameter): boolean {
    return this.members.has(parameter);
  }

  get length(): number {
    return this.members.size;
  }

  /** Number of elements of all parameters together: the length of a flat vector of them. */
  get size(): number {
    let size = 0;
    for (const parameter of this) size += numbersOf(parameter).length;
    return size;
  }

  [Symbol.iterator](): IterableIterator<Parameter> {
    return this.members.values();
  }

  /** All elements, in the order of the parameters, in one vector. */
  toFlat(): Float64Array {
    return flatten([...this], this.size);
  }

  /**
   * Overwrites all parameters from a vector that {@link toFlat} could have made.
   * @throws WengertError `bad-argument` if its length is not {@link size}
   */
  copyFromFlat(flat: ArrayLike<number>): void {
    checkLength('Params.copyFromFlat', flat.length, this.size);
    let offset = 0;
    for (const parameter of this) {
      const { length } = numbersOf(parameter);
      assign(parameter, Array.prototype.slice.call(flat, offset, offset + length));
      offset += length;
    }
  }

  toString(): string {
    return `Params([${[...this].map(describe).join(', ')}])`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** The elements of a parameter or of its gradient, as numbers in order. */
export function numbersOf(value: object): ArrayLike<number> {
  const kind = tangentKindOf(value);
  if (kind) return kind.toNumbers(value);
  return isFloatArray(value) ? value : ((value as unknown[]).flat(Infinity) as number[]);
}

export function flatten(values: readonly object[], size: number): Float64Array {
  const flat = new Float64Array(size);
  let offset = 0;
  for (const value of values) {
    const numbers = numbersOf(value);
    flat.set(numbers, offset);
    offset += numbers.length;
  }
  return flat;
}

/** A value like `like` with the given elements. */
export function fromNumbers(like: object, numbers: ArrayLike<number>): object {
  const kind = tangentKindOf(like);
  if (kind) return kind.fromNumbers(like, numbers) as object;
  if (like instanceof Float64Array) return Float64Array.from(numbers);
  if (like instanceof Float32Array) return Float32Array.from(numbers);
  let next = 0;
  const fill = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(fill) : typeof value === 'number' ? numbers[next++] : value;
  return fill(like) as object;
}

function assign(parameter: object, numbers: ArrayLike<number>): void {
  const kind = tangentKindOf(parameter);
  if (kind) {
    kind.assign(parameter, numbers);
  } else if (isFloatArray(parameter)) {
    parameter.set(numbers);
  } else {
    let next = 0;
    const fill = (array: unknown[]): void =>
      array.forEach((value, i) => {
        if (Array.isArray(value)) fill(value);
        else if (typeof value === 'number') array[i] = numbers[next++];
      });
    fill(parameter as unknown[]);
  }
}

export function checkLength(where: string, got: number, expected: number): void {
  if (got === expected) return;
  throw refusal('bad-argument', {
    where,
    problem: `expected a vector of length ${expected}, got ${got}`,
    remedy: 'Pass a vector with one element per element of the parameters.',
  });
}
