/**
 * The context of one run of a pullback: shadow memory by the identity of what it shadows, and the cotangents of
 * parameters. Two names, or two arguments, for one object find one shadow. A run of `back` makes a new context, so that
 * a pullback can be run any number of times.
 */
import { tangentKindOf } from '@wengert/rules';
import { accumulate } from './accumulate.js';
import { refuseProxy } from './proxies.js';
import { BufferShadow, integers } from './bytes.js';
import { dataKeys } from './keys.js';

/** Memory of cotangents: same keys as the primal container. `undefined` is zero. */
export type Shadow = Record<PropertyKey, unknown>;

type FloatArray = Float64Array | Float32Array;

/** True for objects whose cotangents lie in shadow memory. */
export function isContainer(value: unknown): value is object {
  if (typeof value === 'function') return true;
  return typeof value === 'object' && value !== null && tangentKindOf(value) === undefined;
}

/** True for containers whose contents are found by keys that are values, not by properties. */
export function isKeyed(value: object): boolean {
  return value instanceof Map || value instanceof Set || value instanceof WeakMap;
}

export function isFloatArray(value: unknown): value is FloatArray {
  return value instanceof Float64Array || value instanceof Float32Array;
}

/** True of arrays of integers: those that are views of a buffer of floats are views of its bits. */
export function isBits(value: unknown): value is ArrayBufferView {
  return ArrayBuffer.isView(value) && !isFloatArray(value) && !(value instanceof DataView);
}

/** Can a derivative with respect to `value`, or what is in it, exist at all? */
export function isDifferentiable(value: unknown): boolean {
  if (typeof value === 'number') return true;
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null) return false;
  return !ArrayBuffer.isView(value) || isFloatArray(value) || value instanceof DataView;
}

/** Memory by key that inherits nothing: `constructor` is a key like any other. */
const Memory = function () {} as unknown as new () => Shadow;
Memory.prototype = Object.create(null) as object;

export class Context {
  readonly #shadows = new Map<object, Shadow>();
  readonly #buffers = new Map<ArrayBufferLike, BufferShadow>();
  readonly #bits = new WeakSet<object>();
  readonly #keyed = new Map<object, Map<unknown, unknown>>();
  /** Who has read captured variables that may be assigned, and under which index, by the variables' names. */
  readonly #readers = new Map<string, Map<object, number>>();
  readonly #slots: Map<unknown, number> | undefined;
  /** Cotangents of the parameters that are immutable values: memory, whose shadow another context may hold. */
  readonly #cotangents: unknown[];

  /**
   * @param parameters values that are wanted by identity (`Params`); `undefined` where gradients are taken with respect to
   *   arguments only
   */
  constructor(parameters?: Iterable<unknown>) {
    const wanted = parameters === undefined ? [] : [...parameters].filter((p) => tangentKindOf(p) !== undefined);
    this.#slots = wanted.length === 0 ? undefined : new Map(wanted.map((p, k) => [p, k]));
    this.#cotangents = wanted.map(() => undefined);
  }

  /** The shadow of a container, made when it is first asked for. */
  shadow(container: object): Shadow {
    let shadow = this.#shadows.get(container);
    if (shadow === undefined) {
      shadow = this.create(container);
      this.#shadows.set(container, shadow);
    }
    return shadow;
  }

  /** The shadow of a container if anything has asked for it. */
  peek(container: object): Shadow | undefined {
    return this.#shadows.get(container);
  }

  /** Has anything asked for the shadow of a container? */
  has(container: object): boolean {
    return this.#shadows.has(container) || this.#keyed.has(container);
  }

  /** The cotangents of what a `Map`, `Set` or `WeakMap` holds, by its keys. */
  entries(container: object): Map<unknown, unknown> {
    let entries = this.#keyed.get(container);
    if (entries === undefined) {
      entries = new Map();
      this.#keyed.set(container, entries);
    }
    return entries;
  }

  /** The functions that have read a captured variable of a name, with its index there. */
  readersOf(name: string): Map<object, number> {
    let readers = this.#readers.get(name);
    if (readers === undefined) this.#readers.set(name, (readers = new Map()));
    return readers;
  }

  /**
   * Adds the cotangents of what `from` holds to those of `to`, and leaves zeros.
   * @param counterpart what stands in `to` for a key of a map, or a member of a set
   */
  move(from: object, to: object, counterpart: (key: unknown) => unknown): void {
    const entries = this.#keyed.get(from);
    if (entries !== undefined) {
      const target = this.entries(to);
      for (const [key, d] of entries) target.set(counterpart(key), accumulate(target.get(counterpart(key)), d));
      this.#keyed.delete(from);
    }
    if (isFloatArray(from)) {
      if (!this.#buffers.has(from.buffer)) return;
      const [source, target] = [this.shadow(from), this.shadow(to)] as unknown as FloatArray[];
      for (let i = 0; i < source.length; i++) target[i] += source[i];
      source.fill(0);
      return;
    }
    const source = this.#shadows.get(from);
    if (source === undefined) return;
    const target = this.shadow(to);
    for (const key of dataKeys(source)) target[key] = accumulate(target[key], source[key]);
    this.#shadows.delete(from);
  }

  private create(container: object): Shadow {
    refuseProxy(container);
    if (isFloatArray(container)) return this.view(container) as unknown as Shadow;
    if (Array.isArray(container)) {
      const shadow: unknown[] = [];
      for (let i = 0; i < container.length; i++) shadow.push(typeof container[i] === 'number' ? 0 : undefined);
      return shadow as unknown as Shadow;
    }
    return new Memory();
  }

  /**
   * Remembers that a container which is read or written may be a view of bits.
   * @throws WengertError `unsupported-syntax` if its bytes are used for floats that have cotangents
   */
  noteBits(container: unknown): void {
    if (!isBits(container) || this.#bits.has(container)) return;
    this.buffer(container).use(integers, container.byteOffset, container.byteLength);
    this.#bits.add(container);
  }

  /** The shadow of the buffer of a view. */
  buffer({ buffer }: ArrayBufferView): BufferShadow {
    let shadow = this.#buffers.get(buffer);
    if (shadow === undefined) {
      shadow = new BufferShadow(buffer);
      this.#buffers.set(buffer, shadow);
    }
    return shadow;
  }

  /** Views of one buffer have shadows that are views of one buffer. */
  private view(array: FloatArray): FloatArray {
    const { byteOffset, byteLength, length } = array;
    const shadow = this.buffer(array);
    shadow.use(array instanceof Float64Array ? 'float64' : 'float32', byteOffset, byteLength);
    const { memory } = shadow;
    return array instanceof Float64Array
      ? new Float64Array(memory, byteOffset, length)
      : new Float32Array(memory, byteOffset, length);
  }

  /** Where among {@link parameterCotangents} that of `value` lies; -1 if it is not one of the parameters. */
  slotOf(value: unknown): number {
    return this.#slots?.get(value) ?? -1;
  }

  get parameterCotangents(): unknown[] {
    return this.#cotangents;
  }

  /** If `value` is one of the parameters, adds `d` to its cotangent and says so. */
  parameter(value: unknown, d: unknown): boolean {
    const slot = this.slotOf(value);
    if (slot < 0) return false;
    this.#cotangents[slot] = accumulate(this.#cotangents[slot], d);
    return true;
  }
}
