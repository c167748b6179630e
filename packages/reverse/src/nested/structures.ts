/** Cotangents of whole values as ordinary code: what `runtime/structure.ts` does, for code that is differentiated again. */
import type { Rt, Value } from './rt.js';

export const structureTexts = {
  /** Adds a cotangent given as a structure to the shadow of a container, level by level. */
  addStructure(rt: Rt, context: Value, outline: Value, cotangent: Value, where: Value): void {
    if (cotangent === undefined || cotangent === null || !rt.isStructure(outline)) return;
    rt.checkStructure(outline, cotangent, where);
    const container = rt.containerOf(outline);
    const keyed = rt.isKeyed(container);
    const keys = rt.keysOf(outline);
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k];
      const d = keyed ? cotangent.get(key) : cotangent[key];
      const inner = rt.innerOf(outline, key);
      if (d === undefined || d === null || inner === undefined) continue;
      if (rt.isStructure(inner)) {
        rt.addStructure(context, inner, d, where);
      } else {
        rt.checkLeaf(inner, d, rt.placeIn(where, key));
        rt.addAt(context, container, key, undefined, d);
      }
    }
  },
  /** The gradient with respect to a value in the form that the contract gives it. */
  copyOf(rt: Rt, context: Value, outline: Value, d: Value, seen: Value, wanted: boolean): Value {
    const form = rt.formOf(outline);
    if (form === 'none') return undefined;
    if (form === 'number') return d === undefined ? 0 : d;
    if (form === 'immutable') {
      const slot = wanted ? rt.parameterSlot(context, rt.immutableOf(outline)) : -1;
      const sum = slot < 0 ? d : rt.accumulate(d, rt.parameterCotangents(context)[slot]);
      return sum === undefined || sum === 0 ? rt.zeroOf(outline) : sum;
    }
    const earlier = rt.seenAt(seen, outline);
    if (earlier !== undefined) return earlier;
    const container = rt.containerOf(outline);
    const copy = rt.emptyCopy(seen, outline);
    const keys = rt.keysOf(outline);
    if (form === 'entries') {
      const entries = rt.entries(context, container);
      for (let k = 0; k < keys.length; k++) {
        const key = keys[k];
        copy.set(key, rt.copyOf(context, rt.innerOf(outline, key), entries.get(key), seen, wanted));
      }
      return copy;
    }
    const memory = rt.shadow(context, container);
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k];
      const inner = rt.innerOf(outline, key);
      copy[key] = inner === undefined ? undefined : rt.copyOf(context, inner, memory[key], seen, wanted);
    }
    return copy;
  },
  /** Takes the cotangent of a container out of shadow memory, and leaves zeros. */
  takeStructure(rt: Rt, context: Value, outline: Value): Value {
    const containers = rt.shadowed(context, outline);
    if (containers.length === 0) return undefined;
    const cotangent = rt.copyOf(context, outline, undefined, rt.newSeen(), false);
    for (let i = 0; i < containers.length; i++) {
      if (rt.isKeyed(containers[i])) {
        rt.entries(context, containers[i]).clear();
        continue;
      }
      const memory = rt.shadow(context, containers[i]);
      const keys = rt.keysIn(memory);
      for (let k = 0; k < keys.length; k++) memory[keys[k]] = typeof memory[keys[k]] === 'number' ? 0 : undefined;
    }
    return cotangent;
  },
  /** The cotangent of a call's result: what was handed on for it, or what lies in the shadow of a container. */
  resultCotangent(rt: Rt, context: Value, result: Value, d: Value): Value {
    return rt.isStructure(result) ? rt.takeStructure(context, result) : d;
  },
  /** A rule's cotangent of an argument: added to the shadow of a container, handed on for everything else. */
  settle(rt: Rt, context: Value, arg: Value, cotangent: Value): Value {
    if (cotangent === undefined || cotangent === null || arg === undefined) return undefined;
    if (!rt.isStructure(arg)) return cotangent;
    rt.addStructure(context, arg, cotangent, 'pullback');
    return undefined;
  },
  /** The gradients of arguments; one container has one gradient. `first` is where their cotangents begin. */
  gradientsOf(rt: Rt, context: Value, outlines: Value, cotangents: Value, first: number): Value {
    const seen = rt.newSeen();
    const result: Value[] = [];
    for (let k = 0; k < outlines.length; k++)
      result[k] = rt.copyOf(context, outlines[k], cotangents[k + first], seen, true);
    return result;
  },
  /** A copy of arrays and plain objects, level by level. */
  snapshot(rt: Rt, value: Value, seen: Value): Value {
    if (!rt.isPlain(value)) return value;
    const earlier = rt.copyOfSeen(seen, value);
    if (earlier !== undefined) return earlier;
    const copy = rt.emptyLike(value, seen);
    const keys = rt.keysIn(value);
    for (let k = 0; k < keys.length; k++) copy[keys[k]] = rt.snapshot(value[keys[k]], seen);
    return copy;
  },
};
