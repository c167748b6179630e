/**
 * Tangents for the dual numbers of `dual.ts`, and the memory that holds those of what is in containers: parallel to the
 * program's memory, found by the identity of the container.
 */

export interface Tangent {
  /** The derivative in the direction of the run. */
  readonly d: number;
  /**
   * How large the terms are that `d` is the sum of: what rounding errors are measured against. Infinite where the
   * derivative passes through an infinite or very steep partial, so that nothing can be said of it.
   */
  readonly scale: number;
  /** True if the value depends on an input at all, in whatever direction. */
  readonly live: boolean;
}

export const constant: Tangent = { d: 0, scale: 0, live: false };

/** Where partials become too steep for sums and products of them to be compared. */
const steep = 1e8;

export interface Term {
  readonly tangent: Tangent;
  readonly partial: number;
  readonly fuzz: number;
}

/** The tangent of a result with the given partials. Zero times infinity is zero here, whichever is which. */
export function combine(terms: readonly Term[]): Tangent {
  let d = 0;
  let scale = 0;
  let live = false;
  for (const { tangent, partial, fuzz } of terms) {
    if (!tangent.live) continue;
    live = true;
    if (tangent.d !== 0 && partial !== 0) d += partial * tangent.d;
    const size = Math.abs(partial) + fuzz;
    if (!(size < steep)) scale = Infinity;
    else if (size > 0) scale += size * tangent.scale;
  }
  return live ? { d, scale, live } : constant;
}

function isFloats(value: object): value is Float64Array | Float32Array {
  return value instanceof Float64Array || value instanceof Float32Array;
}

export class TangentMemory {
  private readonly slots = new Map<object, Map<PropertyKey, Tangent>>();

  /** Views of one buffer share what lies in it. */
  private place(container: object, key: unknown): [home: object, slot: PropertyKey] {
    if (!isFloats(container)) return [container, typeof key === 'symbol' ? key : String(key)];
    return [container.buffer, container.byteOffset + Number(key) * container.BYTES_PER_ELEMENT];
  }

  get(container: object, key: unknown): Tangent {
    const [home, slot] = this.place(container, key);
    return this.slots.get(home)?.get(slot) ?? constant;
  }

  set(container: object, key: unknown, tangent: Tangent): void {
    // Integer arrays keep nothing that has a derivative; nor does a slot beyond the end of a typed array keep anything.
    if (ArrayBuffer.isView(container) && !(isFloats(container) && Number(key) >= 0 && Number(key) < container.length))
      return;
    const [home, slot] = this.place(container, key);
    let known = this.slots.get(home);
    if (!known) this.slots.set(home, (known = new Map()));
    known.set(slot, tangent);
  }
}
