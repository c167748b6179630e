/** Adjoints of memory operations as ordinary code: what `runtime/memory.ts` does, for code that is differentiated again. */
import type { Rt, Value } from './rt.js';

export const memoryTexts = {
  loadAdjoint(rt: Rt, context: Value, base: Value, key: Value, value: Value, d: Value): Value {
    if (d === undefined) return undefined;
    const parameter = rt.parameterSlot(context, value);
    if (parameter >= 0) {
      const all = rt.parameterCotangents(context);
      all[parameter] = rt.accumulate(all[parameter], d);
      return undefined;
    }
    const property = rt.propertyFunction(base, key);
    if (property !== undefined) {
      const pull = rt.pullbackOfProperty(property, base, key);
      return pull(d, value === undefined ? property(base) : value, base);
    }
    rt.noteBits(context, base);
    if (!rt.hasShadow(base, key)) return undefined;
    const memory = rt.shadow(context, base);
    const slot = rt.slotOf(base, key);
    memory[slot] = rt.accumulate(memory[slot], d);
    return undefined;
  },
  storeAdjoint(rt: Rt, context: Value, base: Value, key: Value): Value {
    rt.noteBits(context, base);
    if (!rt.hasShadow(base, key)) return undefined;
    const memory = rt.shadow(context, base);
    const d = memory[key];
    if (d !== undefined) memory[key] = typeof d === 'number' ? 0 : undefined;
    return d;
  },
  elementAdjoint(rt: Rt, context: Value, container: Value, key: Value): Value {
    const memory = rt.peek(context, container);
    if (memory === undefined) return undefined;
    const d = memory[key];
    memory[key] = undefined;
    return d;
  },
  captureAdjoint(rt: Rt, context: Value, fn: Value, key: Value, value: Value, d: Value): void {
    if (d === undefined) return;
    const parameter = rt.parameterSlot(context, value);
    if (parameter >= 0) {
      const all = rt.parameterCotangents(context);
      all[parameter] = rt.accumulate(all[parameter], d);
      return;
    }
    const memory = rt.shadow(context, fn);
    memory[key] = rt.accumulate(memory[key], d);
  },
  variableAdjoint(rt: Rt, context: Value, fn: Value, index: Value, name: Value, value: Value, d: Value): void {
    if (d === undefined) return;
    rt.captureAdjoint(context, fn, rt.noteReader(context, fn, index, name), value, d);
  },
  assignmentAdjoint(rt: Rt, context: Value, host: Value, fn: Value, index: Value, name: Value): Value {
    const readers = rt.readersOf(context, host, fn, index, name);
    let d = undefined;
    for (let i = 0; i < readers.length; i++) {
      const memory = rt.shadow(context, readers[i][0]);
      const key = readers[i][1];
      d = rt.accumulate(d, memory[key]);
      memory[key] = undefined;
    }
    return d;
  },
};
